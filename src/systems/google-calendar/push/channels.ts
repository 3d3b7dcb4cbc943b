import { Temporal } from 'temporal-polyfill';
import type { Effects } from '../../../hub/effects/effects.js';
import type { CalendarPlace, GoogleCalendar, WatchChannel } from '../google-calendar.js';
import type { CallFacts } from '../google-error.js';
import { channelSchema } from '../records.js';
import { readJson, unreadable } from '../wire/answer.js';
import type { GoogleCalls } from '../wire/google-calls.js';

type Channels = Pick<GoogleCalendar, 'watchEvents' | 'stopChannel'>;

/** @param unguarded for stopping, which leaves nothing behind on any server */
export function createChannels(calls: GoogleCalls, unguarded: GoogleCalls, effects: Pick<Effects, 'uuid'>): Channels {
  return {
    watchEvents: (place, address) => watchEvents(calls, effects, place, address),
    stopChannel: (channel, quotaUser) => stopChannel(unguarded, channel, quotaUser),
  };
}

/** Never repeated when its outcome is unknown: an orphan is stopped when it speaks up (`verifyNotification`), or ends by itself. */
function watchEvents(calls: GoogleCalls, effects: Pick<Effects, 'uuid'>, place: CalendarPlace, address: string): Promise<WatchChannel> {
  const { calendarId, quotaUser } = place;
  const facts: CallFacts = { operation: 'POST events watch', record: calendarId };
  const channelId = effects.uuid();
  const token = `${effects.uuid()}${effects.uuid()}`;
  return calls.write<WatchChannel>({
    ...facts, at: place, rests: 'writes',
    send: (api, options) => api.events.watch({ calendarId, quotaUser, requestBody: { id: channelId, type: 'web_hook', address, token } }, options),
    read: (answer) => {
      const { id, resourceId, expiration } = readJson(answer, channelSchema, facts);
      if (id !== channelId) throw unreadable(answer, facts, 'another channel');
      return { channelId, resourceId, token, expiresAt: Temporal.Instant.fromEpochMilliseconds(Number(expiration)).toString() };
    },
  });
}

function stopChannel(
  calls: GoogleCalls, { channelId, resourceId }: Pick<WatchChannel, 'channelId' | 'resourceId'>, quotaUser: string,
): ReturnType<GoogleCalendar['stopChannel']> {
  return calls.write<{ readonly kind: 'stopped' } | { readonly kind: 'gone' }>({
    operation: 'POST channels stop', record: channelId, at: { quotaUser }, rests: 'writes',
    send: (api, options) => api.channels.stop({ quotaUser, requestBody: { id: channelId, resourceId } }, options),
    read: (answer) => {
      if (answer.text.trimStart().startsWith('<')) throw unreadable(answer, { operation: 'POST channels stop' }, 'html');
      return { kind: 'stopped' };
    },
    refused: ({ status }) => (status === 404 ? { kind: 'gone' } : undefined),
    settle: () => Promise.resolve({ kind: 'not_done' }),
  });
}

/** A channel is not prolonged: a new one is due when less than a day, or an eighth of `lifeMs`, is left. */
export function renewalDue({ expiresAt }: Pick<WatchChannel, 'expiresAt'>, now: Temporal.Instant, lifeMs = 7 * dayMs): boolean {
  const leftMs = Temporal.Instant.from(expiresAt).epochMilliseconds - now.epochMilliseconds;
  return leftMs < Math.min(dayMs, lifeMs / 8);
}

const dayMs = 86_400_000;
