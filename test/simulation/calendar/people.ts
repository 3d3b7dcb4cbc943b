import type { MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import { AdvowarePeople } from './advoware-people.js';
import { GooglePeople } from './google-people.js';
import type { Step, Who } from './history.js';
import type { Scene } from './scene.js';
import { googleHours, Values } from './values.js';

/** Carries out the steps of a history: what people, machines and bad luck do to the world. */
export class People {
  readonly #scene: Scene;
  readonly #values = new Values();
  readonly inAdvoware: AdvowarePeople;
  readonly inGoogle: GooglePeople;
  #backup: MemoryLedgerState | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.inAdvoware = new AdvowarePeople(scene.advoware, this.#values);
    this.inGoogle = new GooglePeople(scene.google, this.#values);
  }

  act(step: Step): void {
    const { world, google, pushes } = this.#scene;
    switch (step.do) {
      case 'advoware': this.inAdvoware.act(step.who, step.act, step.pick, step.n); return;
      case 'google': this.inGoogle.act(step.who, step.act, step.pick, step.n); return;
      case 'both': this.#enterTwice(step.who, step.n); return;
      case 'agree': this.#agree(step.who, step.pick); return;
      case 'sync': this.#scene.syncByHand(step.who, step.fullContent); return;
      case 'go_ahead': this.#scene.goAhead(step.who); return;
      case 'poison': this.#poison(step.who, step.pick); return;
      case 'push': pushes.arm(step.fate); return;
      case 'fault': world.faults.arm(step.fault); return;
      case 'google_fault': google.system.apiFaults.add(step.fault); return;
      case 'lists_nothing': this.#scene.emptyLists += step.times; return;
      case 'clock_jump': world.hubClockOffset += step.milliseconds; return;
      case 'pause': return;
      case 'access': case 'remove_calendar': case 'forget_tombstones': case 'expire_tokens': this.#toCalendar(step); return;
      case 'lose_redis': case 'lose_ledger': case 'backup_ledger': case 'restore_ledger': this.#disaster(step.do);
    }
  }

  #enterTwice(who: Who, n: number): void {
    const calendar = this.inGoogle.calendarOf(who);
    if (!calendar) return;
    const hours = this.#values.hours(n);
    const text = this.#values.text('google');
    this.inAdvoware.create(who, n, { text, notiz: null, privat: 0, datum: hours.day, datumBis: hours.day, uhrzeitVon: hours.from, uhrzeitBis: hours.to });
    this.inGoogle.create(calendar, { summary: text, ...googleHours(hours) });
  }

  #agree(who: Who, pick: number): void {
    const calendar = this.inGoogle.calendarOf(who);
    const links = this.#scene.linked(who).filter(({ key }) => key.kind === 'event');
    const link = links[pick % Math.max(1, links.length)];
    if (!calendar || link?.key.kind !== 'event') return;
    const isLive = calendar.events[link.key.id]?.status === 'confirmed' && this.#scene.advoware.get(link.frNr) !== undefined;
    if (!isLive) return;
    const text = this.#values.text('google');
    this.inAdvoware.retitle(link.frNr, text);
    this.inGoogle.retitle(calendar, link.key.id, text);
  }

  #poison(who: Who, pick: number): void {
    const links = this.#scene.linked(who);
    const link = links[pick % Math.max(1, links.length)];
    if (!link) return;
    this.#scene.poisoned.add(link.frNr);
    this.#scene.world.faults.arm({ kind: '500_before', system: 'advoware', calls: 'writes', skip: 0, times: Infinity, record: String(link.frNr) });
  }

  #toCalendar(step: Extract<Step, { readonly do: 'access' } | { readonly do: 'remove_calendar' | 'forget_tombstones' | 'expire_tokens' }>): void {
    const { google, leniency } = this.#scene;
    const calendar = this.inGoogle.calendarOf(step.who);
    if (!calendar) return;
    switch (step.do) {
      case 'access':
        if (step.access === 'restored') this.#scene.lockedOut.delete(step.who);
        else this.#scene.lockedOut.add(step.who);
        leniency.calendarHidden ||= this.#scene.ledger.calendars.get(step.who)?.calendar.calendarId !== calendar.id;
        google.system.people.setAccess(calendar.id, step.access);
        return;
      case 'forget_tombstones':
        google.system.people.forgetTombstones(calendar.id);
        // By then the cursors of that time have run out as well.
        google.system.people.expireSyncTokens(calendar.id);
        return;
      case 'expire_tokens': google.system.people.expireSyncTokens(calendar.id); return;
      case 'remove_calendar':
        leniency.calendarLost = true;
        google.removeCalendar(calendar.id);
    }
  }

  #disaster(what: 'lose_redis' | 'lose_ledger' | 'backup_ledger' | 'restore_ledger'): void {
    const { ledger, leniency, queue, redis, monitor } = this.#scene;
    switch (what) {
      case 'lose_redis':
        queue.lose();
        redis.entries.clear();
        leniency.disturbed = true;
        return;
      case 'backup_ledger': this.#backup = structuredClone(ledger); return;
      case 'lose_ledger': replace(ledger, undefined); break;
      case 'restore_ledger':
        if (!this.#backup) return;
        replace(ledger, structuredClone(this.#backup));
    }
    leniency.ledgerTouched = true;
    monitor.ledgerReplaced();
  }
}

/** The ledger's content becomes another one; processes that run notice nothing. */
function replace(ledger: MemoryLedgerState, by: MemoryLedgerState | undefined): void {
  for (const table of ['fences', 'runs', 'journal', 'notices', 'calendars'] as const) {
    const target = ledger[table] as Map<string, unknown>;
    const rows = [...by?.[table] ?? []];
    target.clear();
    for (const [key, row] of rows) target.set(key, row);
  }
}
