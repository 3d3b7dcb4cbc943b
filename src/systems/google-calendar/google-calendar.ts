import type { GoogleCalendarRecord, GoogleEventRecord } from './records.js';

/** Which calendar, and on whose quota: Google counts per `quotaUser`. */
export interface CalendarPlace { readonly calendarId: string; readonly quotaUser: string }

/** What a full reading selects. Instants with an offset, as `2026-01-01T00:00:00+01:00`. */
export interface Selection {
  /** Events that end later. */
  readonly timeMin?: string;
  /** Events that begin earlier. */
  readonly timeMax?: string;
}

/** Where an incremental reading goes on. To be stored only with or after what it stands for (invariants.md, I14). */
export interface Cursor {
  readonly syncToken: string;
  /** `parameterHash` of the full reading that it goes back to. */
  readonly parameters: string;
}

/** The calendar is gone or the access to it: no proof of anything about its events. */
export type NoCalendar = { readonly kind: 'no_calendar' };

export type FullReading = { readonly kind: 'full'; readonly events: readonly GoogleEventRecord[]; readonly cursor: Cursor } | NoCalendar;

export type ChangesReading =
  | { readonly kind: 'changes'; readonly events: readonly GoogleEventRecord[]; readonly cursor: Cursor }
  /** Only a full reading helps, whose absences are no tombstones. */
  | { readonly kind: 'cursor_lost'; readonly reason: 'expired' | 'other_parameters' }
  | NoCalendar;

/** A point in time as it is written; null clears. */
export interface EventTimeBody { readonly date?: string | null; readonly dateTime?: string | null; readonly timeZone?: string | null }

/** All that the hub ever writes of an event: never attendees, never `sequence`. In a patch, null clears and absent keeps. */
export interface EventBody {
  readonly summary?: string | null;
  readonly description?: string | null;
  readonly location?: string | null;
  readonly visibility?: 'private' | 'default';
  readonly transparency?: 'opaque' | 'transparent';
  readonly start?: EventTimeBody;
  readonly end?: EventTimeBody;
  readonly recurrence?: readonly string[] | null;
  readonly extendedProperties?: { readonly private: Readonly<Record<string, string | null>> };
}

export type FoundEvent = { readonly kind: 'found'; readonly event: GoogleEventRecord } | { readonly kind: 'gone' };
/** `duplicate`: the id is taken, maybe by a deleted event; read it and adopt it, or take the next generation. */
export type InsertAnswer = { readonly kind: 'inserted'; readonly event: GoogleEventRecord } | { readonly kind: 'duplicate' };
/** `moved_on`: not the version that was read; read again, plan again. */
export type PatchAnswer = { readonly kind: 'patched'; readonly event: GoogleEventRecord } | { readonly kind: 'moved_on' } | { readonly kind: 'gone' };
export type DeleteAnswer = { readonly kind: 'deleted' } | { readonly kind: 'moved_on' } | { readonly kind: 'gone' };

export interface InstancesQuery extends Selection {
  /** The one instance that was planned for this instant or date, wherever it was moved. */
  readonly originalStart?: string;
}

/** The hub's own calendar of one employee. */
export interface CalendarWish {
  /** Stands on a line of its own in the description; see `calendarMarker`. */
  readonly marker: string;
  readonly summary: string;
  readonly quotaUser: string;
}
/** `several`: a person has to say which one; nothing is written. */
export type FoundCalendar = { readonly kind: 'found'; readonly calendar: GoogleCalendarRecord } | { readonly kind: 'none' } | { readonly kind: 'several'; readonly calendarIds: readonly string[] };

/** A push channel, to be kept by the caller; `token` is a secret. */
export interface WatchChannel {
  readonly channelId: string;
  readonly resourceId: string;
  readonly token: string;
  /** Instant; Google decides it. */
  readonly expiresAt: string;
}

/**
 * The Google Calendar client. Every answer is checked against its schema. Failures are `GoogleCalendarError`s:
 * `upstream_*` codes say that the effect did not happen, `outcome_unknown` that a write may have happened.
 * A 404 or 410 is `gone` only while the calendar itself can be read, else it is the error `calendar_not_found`.
 */
export interface GoogleCalendar {
  /**
   * Proves with an event of its own, removed at once, that the server keeps ids, private properties and versions.
   * Once for a process, before its first write; called by every write by itself. Throws `unfit_server`.
   */
  handshake(place: CalendarPlace): Promise<void>;

  readCalendar(place: CalendarPlace): Promise<{ readonly kind: 'found'; readonly calendar: GoogleCalendarRecord } | { readonly kind: 'gone' }>;
  /** By the marker, over all own calendars, hidden ones included. */
  findCalendar(wish: CalendarWish): Promise<FoundCalendar>;
  /** Looks once more before it makes one; one at a time in the fleet, 30 seconds apart after the first ten of a day. */
  createCalendar(wish: CalendarWish): Promise<{ readonly kind: 'created'; readonly calendar: GoogleCalendarRecord } | Exclude<FoundCalendar, { kind: 'none' }>>;
  /** Makes the person a writer, without a mail. Nothing is written when they are one already. */
  shareCalendar(place: CalendarPlace, email: string): Promise<{ readonly kind: 'shared' } | { readonly kind: 'already_shared' }>;

  /** Everything that is selected, known tombstones included. Absence from it is no proof of a deletion. */
  listEvents(place: CalendarPlace, selection: Selection): Promise<FullReading>;
  /** What changed since, tombstones included. `selection`: that of the full reading before. */
  listChanges(place: CalendarPlace, cursor: Cursor, selection: Selection): Promise<ChangesReading>;
  /** A deleted event is found as long as Google knows it, with `status: cancelled`. */
  readEvent(place: CalendarPlace, eventId: string): Promise<FoundEvent>;
  listInstances(place: CalendarPlace, seriesId: string, query: InstancesQuery): Promise<{ readonly kind: 'found'; readonly events: readonly GoogleEventRecord[] } | { readonly kind: 'gone' }>;

  insertEvent(place: CalendarPlace, eventId: string, body: EventBody): Promise<InsertAnswer>;
  patchEvent(place: CalendarPlace, eventId: string, etag: string, patch: EventBody): Promise<PatchAnswer>;
  deleteEvent(place: CalendarPlace, eventId: string, etag: string): Promise<DeleteAnswer>;

  /** A new channel to `address`; renewed by a new one before it ends, after which the old one is stopped. */
  watchEvents(place: CalendarPlace, address: string): Promise<WatchChannel>;
  stopChannel(channel: Pick<WatchChannel, 'channelId' | 'resourceId'>, quotaUser: string): Promise<{ readonly kind: 'stopped' } | { readonly kind: 'gone' }>;
}
