import type { EffectObserver } from '../effects/real-effects.js';
import type { EventObserver } from '../events/bull-listener.js';
import type { Events } from '../events/events.js';
import type { CalendarsToWatch } from './calendar-gauge.js';
import type { RunKind } from '../ledger/ledger.js';
import type { LedgerObserver } from '../ledger/sql-ledger.js';

/** What the hub counts (operations.md, Metrics). No label ever holds personal data; every label has few values. */
export interface Metrics {
  /** Counts and times every effect; a second and later try of a call also counts as a retry. */
  readonly effect: EffectObserver;
  readonly event: EventObserver;
  /** A write to an outside system whose outcome stands in the journal. */
  readonly operation: LedgerObserver['settled'];
  /** A webhook that came in: from whom, and how it was answered. */
  webhook(source: 'espocrm' | 'threecx' | 'leads' | 'google', outcome: 'accepted' | 'partly' | 'refused' | 'unavailable'): void;
  /** A run that ended; `result` is the kind of its result. */
  syncRun(kind: RunKind, result: string, seconds: number): void;
  /** Field conflicts that a run decided or left to a person. */
  conflicts(kind: RunKind, count: number): void;
  /** Empty slots in Advoware's communication entries, all records together, as the last nightly count found them. */
  emptySlots(count: number): void;
  tokenCache(result: 'hit' | 'miss'): void;
  /** How long a call waited until the quota that all processes share let it through. */
  rateLimitWait(system: 'google', seconds: number): void;
  /** Depth and dead letters of these queues are asked for when somebody scrapes. */
  watchQueues(events: Pick<Events, 'counts'>): void;
  /** How long ago each active employee's calendar was last in step; asked for when somebody scrapes. */
  watchCalendars(calendars: CalendarsToWatch): void;
  /** All of it in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}
