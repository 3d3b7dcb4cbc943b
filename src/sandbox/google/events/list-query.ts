import { z } from 'zod';
import { flag, moment, pageSize } from '../query/parameters.js';
import { decodeToken, parametersHash, readPageToken, type PageToken } from '../query/paging.js';
import { fullSyncRequired, GoogleError, invalid, timeRangeEmpty } from '../errors.js';
import type { CalendarState } from '../state.js';
import { isTimeZone } from './event-time.js';
import type { Window } from './recurrence.js';

const DEFAULT_PAGE = 250;
const LARGEST_PAGE = 2500;
const OLDEST_UPDATED_MIN_MS = 28 * 86_400_000;
const notWithSyncToken = ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'timeMin', 'timeMax', 'updatedMin'];
/** A list read with one of these gives no sync token. */
const withoutSyncToken = ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'updatedMin'];

const syncTokenSchema = z.strictObject({
  calendarId: z.string(),
  change: z.number(),
  singleEvents: z.boolean(),
  from: z.number().optional(),
  to: z.number().optional(),
});
export type SyncToken = z.infer<typeof syncTokenSchema>;

/** What an `events.list` asks for, checked. */
export type ListQuery = {
  readonly sync: SyncToken | undefined;
  readonly singleEvents: boolean;
  readonly showDeleted: boolean;
  readonly window: Window;
  readonly updatedMin: number | undefined;
  readonly orderBy: 'startTime' | 'updated' | undefined;
  readonly iCalUID: string | undefined;
  readonly text: string | undefined;
  readonly properties: readonly { readonly kind: 'private' | 'shared'; readonly key: string; readonly value: string }[];
  readonly zone: string;
  readonly size: number;
  readonly page: PageToken | undefined;
  readonly hash: string;
  readonly givesSyncToken: boolean;
};

/** Reads and checks the parameters of `events.list`. */
export function readListQuery(query: URLSearchParams, calendar: CalendarState, now: number): ListQuery {
  const sync = readSyncToken(query, calendar);
  const singleEvents = flag(query, 'singleEvents') ?? false;
  if (sync !== undefined && sync.singleEvents !== singleEvents) throw invalid('A sync token goes with the parameters of the request that began it: singleEvents differs.', 'syncToken');
  return {
    sync, singleEvents,
    showDeleted: flag(query, 'showDeleted') ?? false,
    window: sync === undefined ? readWindow(query) : { from: sync.from, to: sync.to },
    updatedMin: readUpdatedMin(query, now),
    orderBy: readOrder(query, singleEvents),
    iCalUID: query.get('iCalUID') ?? undefined,
    text: query.get('q')?.toLowerCase() ?? undefined,
    properties: [...readProperties(query, 'private'), ...readProperties(query, 'shared')],
    zone: readZone(query, calendar),
    size: pageSize(query, DEFAULT_PAGE, LARGEST_PAGE),
    page: readPageToken(query),
    hash: parametersHash(query),
    givesSyncToken: !withoutSyncToken.some((name) => query.has(name)),
  };
}

/** The zone times are shown in. */
export function readZone(query: URLSearchParams, calendar: CalendarState): string {
  const zone = query.get('timeZone');
  if (zone === null) return calendar.timeZone;
  if (!isTimeZone(zone)) throw invalid('Invalid time zone', 'timeZone');
  return zone;
}

/** `timeMin` and `timeMax`. */
export function readWindow(query: URLSearchParams): Window {
  const window = { from: moment(query, 'timeMin'), to: moment(query, 'timeMax') };
  if (window.from !== undefined && window.to !== undefined && window.from >= window.to) throw timeRangeEmpty();
  return window;
}

function readSyncToken(query: URLSearchParams, calendar: CalendarState): SyncToken | undefined {
  const text = query.get('syncToken');
  if (text === null) return undefined;
  const clash = notWithSyncToken.find((name) => query.has(name));
  if (clash !== undefined) throw invalid(`The parameter ${clash} cannot be combined with syncToken.`, clash);
  if (query.get('showDeleted') === 'false') throw invalid('showDeleted=false cannot be combined with syncToken.', 'showDeleted');
  const token = decodeToken(text, syncTokenSchema);
  if (token?.calendarId !== calendar.id || token.change < calendar.oldestToken || token.change > calendar.change) throw fullSyncRequired();
  return token;
}

function readUpdatedMin(query: URLSearchParams, now: number): number | undefined {
  const updatedMin = moment(query, 'updatedMin');
  if (updatedMin !== undefined && updatedMin < now - OLDEST_UPDATED_MIN_MS) {
    throw new GoogleError(410, 'updatedMinTooLongAgo', 'The requested minimum modification time lies too far in the past.', { domain: 'calendar', location: { type: 'parameter', name: 'updatedMin' } });
  }
  return updatedMin;
}

function readOrder(query: URLSearchParams, singleEvents: boolean): ListQuery['orderBy'] {
  const order = query.get('orderBy') ?? undefined;
  if (order === undefined || order === 'updated') return order;
  if (order !== 'startTime') throw invalid('Bad Request', 'orderBy');
  if (!singleEvents) throw invalid('The requested ordering is not available for the particular query.', 'orderBy');
  return order;
}

function readProperties(query: URLSearchParams, kind: 'private' | 'shared'): ListQuery['properties'] {
  const name = `${kind}ExtendedProperty`;
  return query.getAll(name).map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw invalid('Bad Request', name);
    return { kind, key: text.slice(0, at), value: text.slice(at + 1) };
  });
}
