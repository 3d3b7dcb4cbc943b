import { createHash } from 'node:crypto';
import type { AdvowareAppointment } from '../../../src/domain/calendar/from-advoware.js';
import { plan } from '../../../src/domain/calendar/plan.js';
import type { Link, Plan } from '../../../src/domain/calendar/plan-types.js';
import { appointmentAsSeenByApi, type Appointment } from '../../../src/sandbox/advoware/appointment.js';
import { assertAlike, type AtRest } from '../../domain/calendar/support/invariants.js';
import { sha256 } from '../../domain/calendar/support/digest.js';
import type { Who } from './history.js';
import type { Scene } from './scene.js';

interface Writes { readonly advoware: number; readonly google: number }
interface Calls extends Writes { readonly runs: number }

/** Asserts what must hold when the world has come to rest. */
export class Verdict {
  readonly #scene: Scene;
  #looks = false;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** I1 and I6: both sides are alike; I3: what people entered is there. */
  checkAtRest(): void {
    for (const who of this.#scene.employees) this.#checkCalendar(who);
    const { monitor, leniency } = this.#scene;
    if (leniency.ledgerTouched || leniency.calendarLost) return;
    for (const value of monitor.typed.lost()) {
      if (!monitor.isAnnounced(value)) this.#violate('I3', `„${value}“, entered by a person, stands nowhere any more and nobody was told`);
    }
  }

  /** I22: who or what is poisoned or locked out holds up nobody and nothing else. */
  checkOthers(): void {
    const { lockedOut, poisoned } = this.#scene;
    // A plan that the guard holds back waits for a person, who was told.
    const synced = this.#scene.employees.filter((one) => !lockedOut.has(one) && this.#plan(one).kind === 'go');
    for (const who of synced) this.#checkAlike(who, poisoned, 'I22');
  }

  /** I4: every notice in the ledger reached the CRM once. */
  checkBooks(): void {
    const { espocrm, ledger, leniency } = this.#scene;
    if (leniency.ledgerTouched) return;
    const references = new Map([...ledger.notices.values()].map(({ draft }) => [referenceOf(draft.key), draft]));
    for (const [reference, draft] of references) {
      const sent = espocrm.notes.filter((post) => post.includes(reference)).length;
      // The run that would have told it was waiting in Redis, and nobody else runs for one who is no employee.
      if (sent === 0 && leniency.disturbed && !this.#scene.who(draft.recordId)) continue;
      if (sent !== 1) this.#violate('I4', `the notice „${draft.text}“ about ${draft.recordId} was sent ${sent} times`);
    }
    for (const post of espocrm.notes) {
      if (![...references.keys()].some((reference) => post.includes(reference))) this.#violate('I4', `a notice without a record: ${post}`);
    }
  }

  writes(): Writes {
    return { advoware: this.#scene.advoware.apiWrites, google: this.#scene.google.apiWrites };
  }

  calls(): Calls {
    return { advoware: this.#scene.advoware.apiLists, google: this.#scene.google.apiCalls, runs: this.#scene.ledger.runs.size };
  }

  /** I2, I8: one more time everything, and nothing is written. */
  checkQuiescent(before: Writes, what: string): void {
    const now = this.writes();
    if (now.advoware !== before.advoware) this.#violate('I2', `${what} wrote to Advoware`);
    if (now.google !== before.google) this.#violate('I2', `${what} wrote to Google`);
  }

  /** I23: with nothing changed a run costs one call on each side. */
  checkCheap(before: Calls): void {
    // What a person was asked about, and what was moved out of the window, is looked for again in every run.
    if (this.#looks || this.#scene.employees.some((who) => this.#plan(who).asks.length > 0)) return;
    const now = this.calls();
    // Beside what was asked for by hand, the clock may have started some.
    const runs = now.runs - before.runs;
    if (now.advoware - before.advoware > runs) this.#violate('I23', `${now.advoware - before.advoware} lists of Advoware for ${runs} runs with nothing to do`);
    if (now.google - before.google > runs) this.#violate('I23', `${now.google - before.google} calls to Google for ${runs} runs with nothing to do`);
  }

  #checkCalendar(who: Who): void {
    if (this.#scene.people.inGoogle.calendarsOf(who).length !== 1) { this.#checkTold(who); return; }
    const last = this.#plan(who);
    const open = last.kind === 'go' ? last.operations : last.held;
    if (open.length > 0) this.#violate('I1', `${who}: at rest there is still to do: ${open.map((one) => `${one.kind} (${one.why})`).join(' ')}`);
    this.#checkAlike(who, new Set(), 'I1');
  }

  /** I22: whose calendar is gone, or has a twin, waits for a person, who was told. */
  #checkTold(who: Who): void {
    const { ledgerTouched, calendarHidden } = this.#scene.leniency;
    const isTold = [...this.#scene.ledger.notices.values()].some(({ draft }) => draft.recordId === who);
    if (!isTold && !ledgerTouched && !calendarHidden) this.#violate('I22', `${who} has not one calendar, and nobody was told`);
  }

  #checkAlike(who: Who, apart: ReadonlySet<number>, invariant: 'I1' | 'I22'): void {
    const links = this.#scene.links(who);
    const hidden = new Set(links.flatMap((link) => ('frNr' in link && apart.has(link.frNr) ? [link.key.kind === 'event' ? link.key.id : link.key.seriesId] : [])));
    const isShown = (link: Link): boolean => !hidden.has(link.key.kind === 'event' ? link.key.id : link.key.seriesId);
    const shown = links.filter(isShown);
    const numbers = new Set(links.flatMap((link) => ('frNr' in link && !isShown(link) ? [link.frNr] : [])));
    const rest: AtRest = {
      appointments: this.#scene.advoware.all.filter(({ frNr, fields }) => fields['anwalt'] === who && !numbers.has(frNr)).map(asRecord),
      events: this.#scene.eventsOf(who).filter(({ id, recurringEventId }) => !hidden.has(recurringEventId ?? id)),
      links: shown, link: who, window: this.#scene.window(), mode: this.#scene.mode(who),
    };
    try {
      assertAlike(rest, this.#plan(who));
    } catch (error) {
      this.#violate(invariant, `${who}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** What a run would do, read from the world itself; what is missing has been looked for twice. */
  #plan(who: Who): Plan {
    const window = this.#scene.window();
    let covers = window;
    const missed = { advoware: new Set<number>(), google: new Set<string>() };
    for (;;) {
      const appointments = this.#scene.advoware.store.of(who, covers.from.toString(), covers.to.toString()).map(asRecord);
      const next = plan({
        advoware: { completeness: 'complete', appointments, covers: [covers], alreadyMissed: missed.advoware },
        google: { completeness: 'complete', events: this.#scene.eventsOf(who), alreadyMissed: missed.google }, links: this.#scene.links(who),
        settings: { link: who, window, mode: this.#scene.mode(who), digest: sha256 },
      });
      if (next.lookAgain.length === 0) return next;
      // What was moved out of the window is not gone.
      this.#looks = true;
      covers = { from: window.from.subtract({ years: 9 }), to: window.to.add({ years: 9 }) };
      for (const look of next.lookAgain) {
        if (look.side === 'advoware') missed.advoware.add(look.frNr);
        else missed.google.add(look.id);
      }
    }
  }

  #violate(invariant: string, message: string): void {
    this.#scene.monitor.violate(invariant, message);
  }
}

const asRecord = (appointment: Appointment): AdvowareAppointment => appointmentAsSeenByApi(appointment) as unknown as AdvowareAppointment;

/** As `notes.ts` makes it. */
const referenceOf = (key: string): string => `[Ref. ${createHash('sha256').update(key).digest('hex').slice(0, 16)}]`;
