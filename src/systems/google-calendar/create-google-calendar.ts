import type { Redis } from 'ioredis';
import type { Effects } from '../../hub/effects/effects.js';
import type { Log } from '../../hub/log/log.js';
import type { TransportOptions } from '../http/transport.js';
import { createAuthorization, type Authorization } from './auth/authorization.js';
import { createCreationPace } from './calendars/creation-pace.js';
import { createOwnCalendars } from './calendars/own-calendars.js';
import { createEventsReader } from './events/read-events.js';
import { createEventsWriter } from './events/write-events.js';
import type { GoogleCalendar } from './google-calendar.js';
import { createHandshake, guardedCalls } from './handshake.js';
import { createChannels } from './push/channels.js';
import { createSharedState } from './quota/shared-state.js';
import { createTokenBucket } from './quota/token-bucket.js';
import { createWriteSlots } from './quota/write-slots.js';
import { createWriteStop } from './quota/write-stop.js';
import { createGoogleCalls } from './wire/google-calls.js';
import { createGoogleWire } from './wire/google-wire.js';

export interface GoogleCalendarClient extends GoogleCalendar {
  /** Closes idle connections. */
  close(): void;
}

export interface GoogleCalendarParts {
  readonly settings: {
    readonly serviceAccountPath: string;
    readonly apiRoot: string;
    /** The person to act for, where the domain delegates that to the service account. */
    readonly subject?: string | undefined;
  };
  readonly effects: Effects;
  /** Data base 2. */
  readonly cache: Redis;
  readonly log: Log;
  readonly http?: TransportOptions & { readonly concurrency?: number };
  /** Hears how long each call waited for Google's quota, for the metric. */
  readonly onQuotaWait?: (seconds: number) => void;
  /** Whose clock the quota goes by: Redis' own by default. */
  readonly quotaClockMs?: () => number;
}

/** A client of Google Calendar (calendar-sync.md). Clients that share a Redis share one quota. */
export function createGoogleCalendar(parts: GoogleCalendarParts): GoogleCalendarClient {
  const { settings, effects, log, http } = parts;
  return googleCalendarWith(createAuthorization({ ...settings, effects, log, http }), parts);
}

/** The client behind a login of its own: its every call goes through `authorization.client`, where a simulation can stand in for the network. */
export function googleCalendarWith(authorization: Authorization, parts: GoogleCalendarParts): GoogleCalendarClient {
  const { settings, effects, log, http } = parts;
  const shared = createSharedState(parts.cache, effects, log);
  const wire = createGoogleWire(settings.apiRoot, authorization.client, http);
  const calls = createGoogleCalls({
    effects, wire, authorization, concurrency: http?.concurrency,
    bucket: createTokenBucket({ shared, effects, onWait: parts.onQuotaWait, clockMs: parts.quotaClockMs }),
    slots: createWriteSlots(effects),
    stop: createWriteStop(shared, effects, log),
  });
  const handshake = createHandshake(calls, effects, log);
  const guarded = guardedCalls(calls, handshake);
  return {
    handshake: (place) => handshake.passed(place),
    ...createOwnCalendars(guarded, createCreationPace(shared, effects)),
    ...createEventsReader(guarded),
    ...createEventsWriter(guarded),
    ...createChannels(guarded, calls, effects),
    close() {
      wire.close();
      authorization.close();
    },
  };
}
