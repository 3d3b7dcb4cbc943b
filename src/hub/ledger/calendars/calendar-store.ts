import type { JsonObject } from '../../json.js';
import type { Commit, Run } from '../ledger-records.js';

/** A push channel; `token` is a secret. */
export interface StoredChannel { readonly channelId: string; readonly resourceId: string; readonly token: string; readonly address: string; readonly expiresAt: string }

/** One employee's calendar. What a run commits and what is set from outside a run are different fields. */
export interface StoredCalendar {
  readonly kuerzel: string;
  /** As Advoware's list of employees last said. */
  readonly email: string | null;
  readonly isActive: boolean;
  /** As a person last asked for. */
  readonly fullContent: boolean;
  readonly calendarId: string | null;
  /** The address that is known to be a writer of it. */
  readonly sharedWith: string | null;
  /** Where the incremental reading goes on; what it stands for is in `events`. */
  readonly cursor: { readonly syncToken: string; readonly parameters: string } | null;
  readonly channel: StoredChannel | null;
  /** Replaced by `channel`, and still to be stopped. */
  readonly formerChannel: StoredChannel | null;
  /** The plan that the guard held back. */
  readonly stopped: JsonObject | null;
  /** A person's word that lets exactly this plan pass. */
  readonly goAhead: GoAhead | null;
  /** What failed, by what it is about, and when it is tried again (I22). */
  readonly setAside: Readonly<Record<string, SetAside>> | null;
}
export interface SetAside { readonly attempts: number; readonly until: string; readonly reason: string }
export interface GoAhead { readonly hash: string; readonly actor: string; readonly at: string }

/** The memory of one pair; `body` is the sync's own. Two linked ones of a calendar never share number or event. */
export interface StoredPair {
  readonly name: string;
  readonly state: 'creating' | 'linked' | 'closed';
  readonly frNr: number | null;
  readonly eventKey: string;
  readonly body: JsonObject;
}

export interface CalendarMemory {
  readonly calendar: StoredCalendar;
  readonly pairs: readonly (StoredPair & { readonly changedAt: string })[];
  /** What is known of the calendar's events, by their ids. */
  readonly events: readonly { readonly id: string; readonly body: JsonObject }[];
}

type Committed = 'calendarId' | 'sharedWith' | 'cursor' | 'channel' | 'formerChannel' | 'stopped' | 'goAhead' | 'setAside';
/** What one commit changes, all or nothing; `drop` names what goes, before anything is put. */
export interface CalendarCommit extends Pick<Commit, 'notices' | 'remarks'> {
  readonly calendar?: Partial<Pick<StoredCalendar, Committed>>;
  readonly pairs?: { readonly drop: readonly string[]; readonly put: readonly StoredPair[] };
  readonly events?: { readonly drop: readonly string[]; readonly put: readonly { readonly id: string; readonly body: JsonObject }[] };
}

/** What is set from outside a run. Absent fields stay. */
export interface EmployeeNote { readonly kuerzel: string; readonly email?: string | null; readonly isActive?: boolean; readonly fullContent?: boolean }

export interface CalendarOverview extends StoredCalendar {
  /** How many pairs are linked. */
  readonly linked: number;
  readonly lastRun: { readonly at: string; readonly result: string; readonly counts: Readonly<Record<string, number>>; readonly error: string | null } | null;
  /** End of the last run without an error. */
  readonly lastSuccessAt: string | null;
}

/** The ledger's memory of the calendars (overview.md, Ledger). */
export interface CalendarStore {
  /** All that is known of an employee's calendar; of an employee never heard of, nothing. Read after `beginRun`, no older run can change it any more. */
  read(kuerzel: string): Promise<CalendarMemory>;
  /** Throws HubError `lock_lost` when a newer run holds the calendar (checked in the same transaction), `conflict` when a pair is linked elsewhere. */
  commit(run: Run, change: CalendarCommit): Promise<void>;
  note(employees: readonly EmployeeNote[]): Promise<void>;
  /** Keeps a person's go-ahead; false when no plan of that hash stands stopped. */
  allow(kuerzel: string, goAhead: GoAhead): Promise<boolean>;
  findChannel(channelId: string): Promise<{ readonly kuerzel: string; readonly channel: StoredChannel } | undefined>;
  /** Every employee ever heard of, by `kuerzel`. */
  overview(): Promise<readonly CalendarOverview[]>;
}

/** What is known of an employee never heard of. */
export const unknownCalendar = (kuerzel: string): StoredCalendar => ({
  kuerzel, email: null, isActive: true, fullContent: false, calendarId: null, sharedWith: null, cursor: null, channel: null, formerChannel: null, stopped: null, goAhead: null, setAside: null,
});
