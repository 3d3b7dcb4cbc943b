import { Temporal } from 'temporal-polyfill';
import type { Link } from '../../../src/domain/calendar/plan-types.js';
import { windowAround, type Window } from '../../../src/domain/calendar/window.js';
import { emptyMemoryLedger, type MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import { employees } from '../../../src/sandbox/advoware/employees.js';
import { linkOf } from '../../../src/sync/calendar/memory.js';
import { calendarMarker, markedDescription } from '../../../src/systems/google-calendar/calendars/marker.js';
import type { GoogleEventRecord } from '../../../src/systems/google-calendar/records.js';
import type { Stage } from '../engine/driver.js';
import { Fleet } from '../engine/fleet.js';
import { World } from '../engine/world.js';
import { AppointmentsServer } from '../systems/appointments-server.js';
import { EspoServer } from '../systems/espocrm-server.js';
import { EventQueue } from '../systems/event-queue.js';
import { GoogleServer } from '../systems/google-server.js';
import { person, type Actor } from '../systems/records.js';
import { RedisStore } from '../systems/redis.js';
import type { History, Leniency, Step, Who } from './history.js';
import { Monitor } from './monitor.js';
import { People } from './people.js';
import { CalendarProgram } from './program.js';
import { Pushes } from './pushes.js';
import type { Safeguards } from './safeguards.js';

/** One world with both systems, the hub's processes and those who watch. */
export class Scene implements Stage<Step> {
  readonly history: History;
  readonly world: World;
  readonly advoware: AppointmentsServer;
  readonly google: GoogleServer;
  readonly espocrm: EspoServer;
  readonly redis: RedisStore;
  readonly queue: EventQueue;
  readonly pushes: Pushes;
  readonly ledger: MemoryLedgerState = emptyMemoryLedger();
  readonly fleet: Fleet<CalendarProgram>;
  readonly monitor: Monitor;
  readonly people: People;
  readonly leniency: Leniency = { ledgerTouched: false, calendarLost: false, calendarHidden: false, disturbed: false };
  readonly tick = { everyMs: 15 * 60_000, topic: 'calendar_sync_all' } as const;
  /** So many lists of Advoware will be empty. */
  emptyLists = 0;
  /** Numbers in Advoware about which it refuses every write. */
  readonly poisoned = new Set<number>();
  /** Whose calendar the hub has no access to. */
  readonly lockedOut = new Set<Who>();
  writeProtected: boolean;
  /** Whose stopped plan a person let go ahead. */
  readonly goneAhead = new Set<Who>();
  readonly #changedAt = new Map<string, number>();
  readonly #linksRead = new WeakMap<object, Link>();

  constructor(history: History, safeguards: Safeguards, keep: 'all' | 'nothing') {
    const { installation } = history;
    this.history = history;
    this.writeProtected = installation.writeProtected;
    this.world = new World(history.seed, keep);
    const { world } = this;
    this.redis = new RedisStore(() => world.time, (key) => { this.monitor.violate('I21', `the lock ${key} was released by somebody who does not own it`); });
    this.queue = new EventQueue(world, { whileActive: 'keep' });
    this.pushes = new Pushes(world, this.queue);
    const caller = (): Actor => this.#caller();
    this.advoware = new AppointmentsServer({
      caller, clock: () => world.time + installation.skew.advoware, employees: employees.filter(({ kuerzel }) => (this.employees as readonly string[]).includes(kuerzel)),
      readsStale: () => world.readsStale, listsNothing: () => this.#takeEmptyList(),
      changed: (change) => {
        this.#changedAt.set(`advoware ${change.frNr}`, world.time);
        this.monitor.appointmentChanged(change);
      },
    });
    this.google = new GoogleServer({
      caller, clock: () => world.time + installation.skew.google, random: world.random, strikes: () => world.fault,
      written: (write) => { this.monitor.googleWritten(write); },
      changed: (change) => {
        this.#changedAt.set(`google ${change.id}`, world.time);
        const who = this.whoseCalendar(change.calendarId);
        if (who) this.pushes.push(who);
        this.monitor.eventChanged(change);
      },
    });
    this.espocrm = new EspoServer({ clock: () => world.time, optimisticLocking: true, readsStale: () => false, caller, changed: () => undefined });
    this.monitor = new Monitor(this);
    this.people = new People(this);
    this.fleet = new Fleet(world, installation.processes, (process) => new CalendarProgram({
      process, queue: this.queue, redis: this.redis, ledger: this.ledger, google: this.google, safeguards, writeProtection: this.writeProtected, employees: this.employees,
      committed: (recordId, fence) => { this.monitor.committed(recordId, fence); },
      wire: (request) => (request.url.pathname.startsWith('/advoware/') ? this.advoware : this.espocrm).handle(request),
    }));
  }

  get employees(): readonly Who[] { return this.history.installation.employees; }
  get post(): Pushes { return this.pushes; }

  /** What was there before the history begins. */
  async prepare(): Promise<void> {
    const { calendars, full } = this.history.installation;
    if (calendars === 'made') for (const who of this.employees) await this.google.makeCalendar(`Advoware ${who}`, markedDescription(calendarMarker(who)), emailOf(who));
    for (const who of this.employees) this.syncByHand(who, full.includes(who) ? true : undefined);
  }

  act(step: Step): void {
    this.monitor.stepped();
    this.people.act(step);
  }

  syncByHand(who: Who, fullContent?: boolean): void {
    const timestamp = new Date(this.world.time).toISOString();
    this.queue.add('calendar_sync_employee', { kuerzel: who, source: 'manual', timestamp, ...(fullContent === undefined ? {} : { full_content: fullContent }) });
  }

  /** A person looks at the plan that the guard holds back, and lets it pass. */
  goAhead(who: Who): void {
    const known = this.ledger.calendars.get(who);
    const hash = known?.calendar.stopped?.['hash'];
    if (!known || hash === undefined) return;
    this.goneAhead.add(who);
    this.ledger.calendars.set(who, { ...known, calendar: { ...known.calendar, goAhead: { hash: String(hash), actor: 'K. Lindner', at: new Date(this.world.time).toISOString() } } });
    this.syncByHand(who);
  }

  who(entity: string | undefined): Who | undefined {
    return this.employees.find((who) => who === entity);
  }

  whoIs(actor: Actor): Who | undefined {
    return actor.kind === 'hub' ? this.who(actor.entity) : undefined;
  }

  /** Everything in an employee's calendar, as it truly is. */
  eventsOf(who: Who): readonly GoogleEventRecord[] {
    return this.google.events(this.people.inGoogle.calendarOf(who)?.id ?? '');
  }

  window(): Window {
    return windowAround(Temporal.Instant.fromEpochMilliseconds(this.world.time).toZonedDateTimeISO('Europe/Berlin').toPlainDate());
  }

  allLinks(): readonly Link[] {
    return this.employees.flatMap((who) => this.links(who));
  }

  changedAt(side: 'advoware' | 'google', id: string): number {
    return this.#changedAt.get(`${side} ${id}`) ?? 0;
  }

  whoseCalendar(calendarId: string): Who | undefined {
    return this.employees.find((who) => this.people.inGoogle.calendarsOf(who).some(({ id }) => id === calendarId));
  }

  links(who: Who): readonly Link[] {
    return [...this.ledger.calendars.get(who)?.pairs.values() ?? []].map((pair) => {
      const link = this.#linksRead.get(pair) ?? linkOf(pair);
      this.#linksRead.set(pair, link);
      return link;
    });
  }

  linked(who: Who): readonly Extract<Link, { state: 'linked' }>[] {
    return this.links(who).filter((link) => link.state === 'linked');
  }

  mode(who: Who): 'full' | 'masked' {
    return this.ledger.calendars.get(who)?.calendar.fullContent ? 'full' : 'masked';
  }

  #takeEmptyList(): boolean {
    if (this.emptyLists === 0) return false;
    this.emptyLists -= 1;
    return true;
  }

  #caller(): Actor {
    const { current } = this.world;
    return current ? { kind: 'hub', entity: current.work?.entity, work: current.work?.name ?? '' } : person;
  }
}

const emailOf = (who: Who): string => employees.find(({ kuerzel }) => kuerzel === who)?.email ?? '';
