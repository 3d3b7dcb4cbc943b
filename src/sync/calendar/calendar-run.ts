import type { Temporal } from 'temporal-polyfill';
import type { BaseChange } from '../../domain/calendar/base.js';
import type { GoogleEvent } from '../../domain/calendar/google-event.js';
import type { Link, Plan, Sent } from '../../domain/calendar/plan-types.js';
import { advanced } from '../../domain/calendar/sent.js';
import type { CalendarCommit, StoredCalendar } from '../../hub/ledger/calendars/calendar-store.js';
import type { NewNotice, Run } from '../../hub/ledger/ledger.js';
import type { HeldLock } from '../../hub/locks/locks.js';
import type { GoogleEventRecord } from '../../systems/google-calendar/records.js';
import { LockedRun } from '../run/locked-run.js';
import { AsideList } from './aside-list.js';
import type { CalendarContext } from './context.js';
import { eventOf, nameOf, pairOf, storedEvent } from './memory.js';
import type { News, Sides } from './sides.js';
import type { Tally } from './tally.js';

/** What a run has come to know; committed as a whole. */
export interface Remembered extends Pick<CalendarCommit, 'calendar' | 'remarks'> {
  readonly drops?: readonly Link[];
  readonly puts?: readonly Link[];
  /** As they are in Google by now. */
  readonly events?: readonly GoogleEvent[];
  readonly notices?: readonly NewNotice[];
}

/** What a run starts from. `patience`: whether what failed before waits until it is due. */
export interface Known {
  readonly calendar: StoredCalendar; readonly sides: Sides; readonly tally: Tally; readonly patience: 'wait' | 'insist';
  /** When links were last changed, by their names. */
  readonly closedAt: ReadonlyMap<string, string>;
  /** When the lock was taken. */
  readonly startedAt: Temporal.Instant;
}

/** One run for one employee under its lock: the only way this sync changes its memory and writes anywhere. */
export class CalendarRun extends LockedRun {
  readonly context: CalendarContext;
  readonly sides: Sides;
  readonly tally: Tally;
  readonly closedAt: ReadonlyMap<string, string>;
  /** Notices of what was set aside, to be committed with it. */
  readonly toTell: NewNotice[] = [];
  #calendar: StoredCalendar;
  /** The version that a write gave to all parts of a series. */
  readonly #stamps = new Map<string, string>();
  readonly #started: Temporal.Instant;
  readonly aside: AsideList;

  constructor(context: CalendarContext, lock: HeldLock, run: Run, known: Known) {
    super(context.hub.ledger, lock, run);
    this.context = context;
    this.#started = known.startedAt;
    this.aside = new AsideList(known.calendar.setAside ?? {}, known.patience, this.#started);
    this.#calendar = known.calendar;
    this.sides = known.sides;
    this.tally = known.tally;
    this.closedAt = known.closedAt;
  }

  get calendar(): StoredCalendar { return this.#calendar; }

  /** Commits what is now known; a run whose fence is lost cannot. */
  async remember({ drops = [], puts = [], events = [], calendar, notices, remarks }: Remembered): Promise<void> {
    await this.context.hub.ledger.calendars.commit(this.run, {
      ...(calendar ? { calendar } : {}), ...(notices ? { notices } : {}), ...(remarks ? { remarks } : {}),
      ...(drops.length + puts.length > 0 ? { pairs: { drop: drops.map(nameOf), put: puts.map(pairOf) } } : {}),
      ...(events.length > 0 ? { events: { drop: [], put: events.map(storedEvent) } } : {}),
    });
    for (const link of drops) this.sides.links.delete(nameOf(link));
    for (const link of puts) this.sides.links.set(nameOf(link), link);
    for (const event of events) this.sides.put(event);
    if (calendar) this.#calendar = { ...this.#calendar, ...calendar };
  }

  /** Notes what a write is about to settle, lest nobody hears of its end (I7). */
  async sending(frNr: number, sent: Sent): Promise<void> {
    await this.remember({ puts: this.linkedTo(frNr).map((link) => ({ ...link, sent })) });
  }

  /** The base of a pair advances, for what is confirmed (I7). */
  advanced(frNr: number, change: BaseChange): Pick<Remembered, 'puts'> {
    return { puts: this.linkedTo(frNr).map((link) => advanced(link, change)) };
  }

  linkedTo(frNr: number): readonly Extract<Link, { state: 'linked' }>[] {
    return [...this.sides.links.values()].filter((link) => link.state === 'linked').filter((link) => link.frNr === frNr);
  }

  /** True when the lock has been held for so long that the rest is left to another run. */
  isTimeUp(): boolean {
    return this.context.hub.effects.now().since(this.#started).total('seconds') > longestSeconds;
  }

  /** What is to be done, when nothing that is missing is left to look for. */
  settledPlan(): Promise<Plan> {
    return this.sides.settledPlan((news) => this.#keep(news));
  }

  /** Reads what is new in Google. The cursor is kept together with what it stands for (I14); a lost one is told (I15). */
  async readGoogle(): Promise<void> {
    this.#stamps.clear();
    await this.#keep(await this.sides.readGoogle(this.calendar.cursor));
  }

  /** Notes the version that a written event has, and with it every part of its series. */
  written(record: GoogleEventRecord): GoogleEvent {
    const event = eventOf(record);
    this.restamped(event);
    return event;
  }

  /** Of a deleted part nobody tells the version that the others got. */
  restamped(event: GoogleEvent, etag: string = event.etag ?? ''): void {
    if (event.recurringEventId ?? event.recurrence) this.#stamps.set(event.recurringEventId ?? event.id, etag);
  }

  /** True when an own write to another part of the series has given this one a version that is not known. */
  isRestamped({ id, recurringEventId, etag }: GoogleEvent): boolean {
    const stamp = this.#stamps.get(recurringEventId ?? id);
    return stamp !== undefined && stamp !== etag;
  }

  async #keep({ changed, unlisted, cursor, lost }: News): Promise<void> {
    const isNewCursor = cursor !== undefined && cursor.syncToken !== this.calendar.cursor?.syncToken;
    if (lost) this.tally.cursorLost();
    if (changed.length + unlisted.length === 0 && !isNewCursor && !lost) return;
    const calendar = cursor ? { cursor: { ...cursor } } : undefined;
    await this.context.hub.ledger.calendars.commit(this.run, {
      ...(calendar ? { calendar } : {}),
      events: { drop: unlisted, put: changed.map(storedEvent) },
      ...(lost ? { remarks: [rereadRemark(this.calendar.kuerzel, lost)] } : {}),
    });
    if (calendar) this.#calendar = { ...this.#calendar, ...calendar };
  }
}

/** Well below what a lock may be held in all, with time for the call in hand. */
const longestSeconds = 200;

const rereadRemark = (kuerzel: string, lost: NonNullable<News['lost']>) => ({
  system: 'google', operation: 'GET events', recordId: kuerzel, before: {}, after: { grund: lost },
  why: 'Google wusste nicht mehr, was seit dem letzten Lauf neu war: Der Kalender wurde ganz gelesen. Gelöscht wird nur, was erwiesen gelöscht ist.',
} as const);
