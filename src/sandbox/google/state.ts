import type { JsonObject } from '../json.js';

/** A day, or a moment with the zone in which it was entered. `dateTime` always carries its offset. */
export type EventTime = { date: string } | { dateTime: string; timeZone: string };
export type Span = { start: EventTime; end: EventTime };
export type EventStatus = 'confirmed' | 'tentative' | 'cancelled';

type EventCore = {
  id: string;
  /** Position in the calendar's history; a sync token is compared with it. */
  change: number;
  etag: number;
  created: string;
  updated: string;
  sequence: number;
  status: EventStatus;
  /** What a client may set, as in the API. For an exception only what differs from the series; null clears. */
  fields: JsonObject;
  /** A tombstone that has run out: seen nowhere any more, its id stays taken. */
  forgotten?: true;
};

/** A single event or the master of a series. */
export type MainEvent = EventCore & Span & {
  kind: 'main';
  iCalUID: string;
  creator: string;
  /** Of an imported event; else the calendar itself. */
  organizer?: JsonObject;
  recurrence?: string[];
  /** Where it was before its last move: a windowed sync must hear of it leaving the window. */
  before?: Span;
};

/** One occurrence of a series that was changed or cancelled. */
export type ExceptionEvent = EventCore & {
  kind: 'exception';
  recurringEventId: string;
  originalStart: EventTime;
  /** Only when it was moved. */
  moved?: Span;
};

export type StoredEvent = MainEvent | ExceptionEvent;

export type AclRole = 'none' | 'freeBusyReader' | 'reader' | 'writerWithoutPrivateAccess' | 'writer' | 'owner';
export type AclRule = { id: string; role: AclRole; scope: { type: string; value?: string }; etag: number };

export type CalendarState = {
  id: string;
  etag: number;
  summary: string;
  description?: string;
  location?: string;
  timeZone: string;
  dataOwner: string;
  deleted?: true;
  /** How many changes its events have seen. */
  change: number;
  /** Sync tokens of earlier changes are no longer taken. */
  oldestToken: number;
  acl: Record<string, AclRule>;
  events: Record<string, StoredEvent>;
  /** How the API answers while access is taken away. */
  lost?: 'notFound' | 'forbidden';
};

export type ListEntry = { change: number; hidden: boolean; deleted: boolean };
export type Channel = { id: string; calendarId: string; resourceId: string; address: string; token?: string; expiration: number; messages: number; user: string };
export type AccessToken = { user: string; scopes: string[]; isServiceAccount: boolean; endsAt: number };
/** A mail that Google would have sent. */
export type Mail = { at: string; kind: 'share' | 'event'; calendarId: string; to: string[] };

/** Everything the stand-in for Google remembers; plain JSON. */
export type GoogleState = {
  calendars: Record<string, CalendarState>;
  /** The calendar list of each user. */
  lists: Record<string, Record<string, ListEntry>>;
  listChange: number;
  channels: Record<string, Channel>;
  tokens: Record<string, AccessToken>;
  mails: Mail[];
  lastEtag: number;
};

export function emptyGoogleState(): GoogleState {
  return { calendars: {}, lists: {}, listChange: 0, channels: {}, tokens: {}, mails: [], lastEtag: 0 };
}
