import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { berlin } from '../../domain/calendar/berlin.js';
import { takenApart } from '../../domain/calendar/conversion.js';
import type { GoogleEvent } from '../../domain/calendar/google-event.js';
import { googlePicture, type GooglePicture, type Unit } from '../../domain/calendar/google-picture.js';
import { mirrored, unlistedParts } from '../../domain/calendar/mirror.js';
import { plan } from '../../domain/calendar/plan.js';
import { keyText, type AdvowareReading, type GoogleKey, type GoogleReading, type Link, type Plan, type Settings } from '../../domain/calendar/plan-types.js';
import { missedIn } from '../../domain/calendar/readings.js';
import { widened, windowAround, type Window } from '../../domain/calendar/window.js';
import type { CalendarMemory, StoredCalendar } from '../../hub/ledger/calendars/calendar-store.js';
import type { AdvowareAppointmentRecord } from '../../systems/advoware/appointments.js';
import type { Kuerzel } from '../../systems/advoware/employees.js';
import type { CalendarPlace, ChangesReading, Cursor } from '../../systems/google-calendar/google-calendar.js';
import { GoogleCalendarError } from '../../systems/google-calendar/google-error.js';
import type { CalendarContext } from './context.js';
import { eventOf, eventOfStored, linkOf, nameOf } from './memory.js';

/**
 * What a reading of Google brought, for the ledger: events that are new or changed, and what is known no longer: live ones
 * that a full reading lacks, and exceptions that their changed series has dropped.
 */
export interface News {
  readonly changed: readonly GoogleEvent[];
  readonly unlisted: readonly string[];
  readonly cursor: Cursor | undefined;
  /** Why an incremental reading was not possible any more (I15). */
  readonly lost: Extract<ChangesReading, { kind: 'cursor_lost' }>['reason'] | undefined;
}

/** Both sides before the first reading: what the ledger remembers. */
export function sidesOf(context: CalendarContext, { calendar, pairs, events }: CalendarMemory, calendarId: string): Sides {
  const sides = new Sides(context, calendar, calendarId);
  for (const pair of pairs) sides.links.set(pair.name, linkOf(pair));
  for (const { body } of events) sides.put(eventOfStored(body));
  return sides;
}

/** Both sides of one employee's calendar as they were last read, and what the hub remembers of them. Reads, and never writes. */
export class Sides {
  readonly place: CalendarPlace;
  readonly links = new Map<string, Link>();
  readonly events = new Map<string, GoogleEvent>();
  readonly settings: Settings;
  readonly #context: CalendarContext;
  #records: readonly AdvowareAppointmentRecord[] = [];
  /** Nothing, before the first reading. */
  #covers: readonly Window[] = [];
  /** When Advoware was last read. */
  #readAt: Temporal.Instant;
  readonly #missedNumbers = new Set<number>();
  readonly #missedEvents = new Set<string>();
  /** Interrupted creations that two readings in a row did not find. */
  readonly #searched = new Set<string>();
  #picture: GooglePicture | undefined;

  constructor(context: CalendarContext, calendar: StoredCalendar, calendarId: string) {
    const now = context.hub.effects.now();
    const { pastDays, futureDays } = context.window;
    const window = windowAround(now.toZonedDateTimeISO(berlin).toPlainDate(), { back: pastDays, ahead: futureDays });
    this.#context = context;
    this.#readAt = now;
    this.place = { calendarId, quotaUser: calendar.kuerzel };
    this.settings = {
      link: calendar.kuerzel, window, mode: calendar.fullContent ? 'full' : 'masked', digest: sha256,
      ...(calendar.goAhead ? { goAhead: calendar.goAhead.hash } : {}),
    };
  }

  get kuerzel(): Kuerzel { return this.settings.link as Kuerzel; }
  record(frNr: number): AdvowareAppointmentRecord | undefined { return this.#records.find((record) => Number(record.frNr) === frNr); }
  get advowareReadAt(): Temporal.Instant { return this.#readAt; }

  /**
   * Reads the appointments. `wide`: what is missing from the window may have been moved out of it, which is no deletion.
   * What the reading before lacked, too, counts as missed from now on.
   */
  async readAdvoware(range: 'window' | 'wide'): Promise<void> {
    const days = range === 'window' ? this.settings.window : widened(this.settings.window);
    const readAt = this.#context.hub.effects.now();
    const records = await this.#context.advoware.listAppointments(this.kuerzel, { from: days.from.toString(), to: days.to.toString() });
    for (const frNr of missedIn(this.#advoware, this.#allLinks)) this.#missedNumbers.add(frNr);
    // Seen is not missed: what a wide reading found is looked for widely again when the window lacks it once more.
    for (const { frNr } of records) this.#missedNumbers.delete(Number(frNr));
    this.#records = records;
    this.#covers = [days];
    this.#readAt = readAt;
  }

  /** Reads what changed since the cursor, or everything. Throws where the calendar cannot be read: that is no deletion of anything. */
  async readGoogle(cursor: Cursor | null): Promise<News> {
    if (cursor) {
      const changes = await this.#context.google.listChanges(this.place, cursor, wholeCalendar);
      switch (changes.kind) {
        case 'changes': return await this.#learnChanges(changes.events.map(eventOf), changes.cursor);
        case 'cursor_lost': return this.#readWhole(changes.reason);
        case 'no_calendar': throw calendarLost(this.place);
      }
    }
    return this.#readWhole(undefined);
  }

  /** Asks for one event by its id: a tombstone, a 404 or 410 says that it is gone, and nothing else does. */
  async lookUp(id: string): Promise<News> {
    const answer = await this.#context.google.readEvent(this.place, id);
    if (answer.kind === 'found') return this.#learn([eventOf(answer.event)], 'changes', undefined, undefined);
    this.#missedEvents.add(id);
    return this.#learn([], 'changes', undefined, undefined);
  }

  plan(): Plan {
    return plan({ advoware: this.#advoware, google: this.#google, links: this.#allLinks, settings: this.settings });
  }

  /**
   * The plan when all that is missing has been looked for a second time, so that the guard sees every deletion before the
   * first write. An interrupted creation is searched for twice as well, before it is repeated.
   * @param keep hears of what was learnt on the way
   */
  async settledPlan(keep: (news: News) => Promise<void>): Promise<Plan> {
    let plan = this.plan();
    for (let looks = 0; looks < maxLooks; looks += 1) {
      const unsure = repeatedCreations(plan).filter((name) => !this.#searched.has(name));
      const isMissing = plan.lookAgain.some(({ side }) => side === 'advoware');
      if (plan.lookAgain.length + unsure.length === 0) break;
      for (const look of plan.lookAgain) if (look.side === 'google') await keep(await this.lookUp(look.id));
      if (isMissing || unsure.length > 0) await this.readAdvoware('wide');
      for (const name of unsure) this.#searched.add(name);
      plan = this.plan();
    }
    return plan;
  }

  /** A creation is begun: from now on nobody knows whether it is there. */
  begun(link: Link): void {
    this.#searched.delete(nameOf(link));
  }

  /** What in Google stands for an appointment, as the plan sees it. */
  unit(key: GoogleKey): Unit | undefined {
    this.#picture ??= googlePicture(this.#google, this.settings.window, takenApart(this.#allLinks, [...this.events.values()], this.settings.link));
    return this.#picture.units.get(keyText(key));
  }

  /** A write answered with the event as it is now. */
  put(event: GoogleEvent): void {
    this.events.set(event.id, event);
    this.#picture = undefined;
  }

  get #allLinks(): readonly Link[] { return [...this.links.values()]; }
  get #advoware(): AdvowareReading {
    return { completeness: 'complete', appointments: this.#records, covers: this.#covers, alreadyMissed: this.#missedNumbers };
  }
  get #google(): GoogleReading {
    return { completeness: 'complete', events: [...this.events.values()], alreadyMissed: this.#missedEvents };
  }

  async #readWhole(lost: News['lost']): Promise<News> {
    const full = await this.#context.google.listEvents(this.place, wholeCalendar);
    if (full.kind === 'no_calendar') throw calendarLost(this.place);
    return this.#learn(full.events.map(eventOf), 'full', full.cursor, lost);
  }

  /** An exception that its changed series has dropped is forgotten: no deletion by anybody, the series happens otherwise now. */
  async #learnChanges(listed: readonly GoogleEvent[], cursor: Cursor): Promise<News> {
    const kept: GoogleEvent[] = [];
    const dropped: string[] = [];
    for (const id of unlistedParts([...this.events.values()], listed)) {
      const answer = await this.#context.google.readEvent(this.place, id);
      if (answer.kind === 'found') kept.push(eventOf(answer.event));
      else dropped.push(id);
    }
    for (const id of dropped) this.events.delete(id);
    return { ...this.#learn([...listed, ...kept], 'changes', cursor, undefined), unlisted: dropped };
  }

  #learn(listed: readonly GoogleEvent[], reading: 'full' | 'changes', cursor: Cursor | undefined, lost: News['lost']): News {
    const changed = listed.filter((event) => !isDeepStrictEqual(this.events.get(event.id), event));
    const { events, unlisted } = mirrored([...this.events.values()], listed, reading);
    this.events.clear();
    for (const event of events) this.put(event);
    return { changed, unlisted, cursor, lost };
  }
}

/** Absences that wait for others: the appointment, then its event, then both once more. */
const maxLooks = 4;

const repeatedCreations = (plan: Plan): readonly string[] => (plan.kind === 'go' ? plan.operations : plan.held)
  .flatMap((operation) => (operation.kind === 'create_advoware' ? operation.drops.filter(({ state }) => state === 'creating') : [])).map(nameOf);

/** The hub's own calendar is read as a whole: a bound would move with the days, and each move would cost the cursor. */
const wholeCalendar = {};

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();

const calendarLost = ({ calendarId }: CalendarPlace): GoogleCalendarError =>
  new GoogleCalendarError('upstream_rejected', { operation: 'GET events', record: calendarId, fault: 'calendar_not_found', status: 404, retryable: true });
