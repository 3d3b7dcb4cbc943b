import type { Counts, GuardVerdict, Operation } from '../../domain/calendar/plan-types.js';
import type { Mode } from '../../domain/calendar/masking.js';
import type { CalendarEvent } from '../../hub/events/topics.js';
import type { Hub } from '../../hub/hub.js';
import type { AdvowareClient } from '../../systems/advoware/create-advoware.js';
import type { EspoCrm } from '../../systems/espocrm/espocrm.js';
import type { GoogleCalendar } from '../../systems/google-calendar/google-calendar.js';

/** What a run needs of the world. */
export interface CalendarContext {
  readonly hub: Pick<Hub, 'effects' | 'log' | 'locks' | 'ledger' | 'metrics'>;
  readonly advoware: Pick<AdvowareClient, 'writeProtected' | 'listAppointments' | 'createAppointment' | 'updateAppointment' | 'deleteAppointment' | 'listEmployees'>;
  readonly google: GoogleCalendar;
  /** Where conflicts and alarms are told. */
  readonly espocrm: EspoCrm;
  /** Hears of them. */
  readonly notifyUserId: string;
  /** Days that are kept in step, counted from today in Berlin. */
  readonly window: { readonly pastDays: number; readonly futureDays: number };
  /** How the outside reaches the hub; without it there are no push channels. */
  readonly publicUrl?: string | undefined;
}

/**
 * What a run did, by kind of operation. `failed`: set aside until a later run; `suppressed`: kept back by write
 * protection; `cursorLost`: 1 when Google had to be read as a whole because it no longer knew what was new.
 */
export interface RunCounts extends Counts {
  readonly conflicts: number; readonly asks: number; readonly unreadable: number;
  readonly failed: number; readonly suppressed: number; readonly cursorLost: number;
}

/** A plan that the guard held back, until a person lets exactly this plan go ahead. */
export interface StoppedPlan { readonly hash: string; readonly text: string; readonly wouldGo: number; readonly of: number; readonly counts: Counts; readonly since: string }

/** How a run for one employee ended. */
export type CalendarResult =
  /** Somebody else works on the calendar; come back after the delay. */
  | { readonly kind: 'busy'; readonly delayMs: number }
  /** So much to do that the run handed its lock back: the event is to come back after the delay and goes on where this one stopped. */
  | { readonly kind: 'unfinished'; readonly delayMs: number; readonly counts: RunCounts }
  /** Not active in Advoware (any more): the calendar is left as it is. */
  | { readonly kind: 'inactive' }
  /** `unchanged`: nothing was to be written. Conflicts that were decided and questions that are open are counted, and told by notices. */
  | { readonly kind: 'unchanged' | 'updated'; readonly counts: RunCounts }
  /** Write protection kept writes to Advoware back; they are in the journal. */
  | { readonly kind: 'suppressed'; readonly counts: RunCounts }
  /** The guard stopped the plan before its first write. */
  | { readonly kind: 'stopped'; readonly plan: StoppedPlan }
  /** A person must act before anything can be done, as where two calendars bear the employee's marker. */
  | { readonly kind: 'conflict'; readonly code: string; readonly message: string }
  /** Nothing is lost; the next run tries again. `counts`: what was done before. `retryAfterMs`: earliest sensible next try. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly retryAfterMs?: number; readonly counts: RunCounts };

/** One row of the table of an audit. Names of fields only, never a content: what is masked does not leave. */
export interface AuditRow {
  readonly what: Operation['kind'];
  readonly where: 'advoware' | 'google' | 'hub';
  /** In German, for staff. */
  readonly why: string;
  readonly frNr: number | null;
  /** Id in Google, an instance as `series#start`. */
  readonly event: string | null;
  /** As staff call them. */
  readonly fields: readonly string[];
}

/** The plan of a run that was not carried out. */
export interface CalendarAudit {
  readonly kuerzel: string;
  readonly mode: Mode;
  readonly rows: readonly AuditRow[];
  /** What a person would be asked or told. */
  readonly remarks: readonly string[];
  readonly guard: GuardVerdict;
  readonly hash: string;
}

/** A push of Google, as the endpoint is to answer it. */
export type PushAnswer =
  /** 200, and this event for `calendar_sync_employee`. */
  | { readonly kind: 'run'; readonly event: CalendarEvent }
  /** 200: the greeting of a new channel, or a channel that nobody knows any more and that was stopped. */
  | { readonly kind: 'ignored' }
  /** 400. */
  | { readonly kind: 'malformed' }
  /** 403. */
  | { readonly kind: 'forged' };

/** One employee's calendar for dashboard and health. */
export interface CalendarState {
  readonly kuerzel: string;
  readonly isActive: boolean;
  readonly calendarId: string | null;
  readonly mode: Mode;
  readonly links: number;
  /** The last run that ended; `result` is the kind of its result. */
  readonly lastRun: { readonly at: string; readonly result: string; readonly counts: Readonly<Record<string, number>>; readonly error: string | null } | null;
  readonly lastSuccessAt: string | null;
  readonly stopped: StoppedPlan | null;
  /** Until when Google pushes; null without a channel. */
  readonly pushUntil: string | null;
  /** What failed by itself, and when it is tried again. */
  readonly waiting: readonly { readonly attempts: number; readonly until: string; readonly reason: string }[];
}
