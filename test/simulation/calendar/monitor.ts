import { Temporal } from 'temporal-polyfill';
import type { JsonObject } from '../../../src/hub/json.js';
import type { Fault } from '../engine/faults.js';
import { Violation } from '../engine/violation.js';
import type { Request } from '../engine/world.js';
import type { AppointmentChange } from '../systems/appointments-server.js';
import type { EventChange, GoogleWrite } from '../systems/google-server.js';
import type { Actor } from '../systems/records.js';
import { AdvowareWrites } from './advoware-writes.js';
import { GoogleWrites } from './google-writes.js';
import type { Who } from './history.js';
import type { Scene } from './scene.js';
import { isConfidential, textValues, TypedValues, valuesIn } from './typed-values.js';

export type Hub = Extract<Actor, { kind: 'hub' }>;
type Side = 'advoware' | 'google';

/** Watches every change and every effect, and says at once which invariant did not hold. */
export class Monitor {
  readonly typed = new TypedValues();
  readonly violations: Violation[] = [];
  readonly #scene: Scene;
  readonly #advoware: AdvowareWrites;
  readonly #google: GoogleWrites;
  /** Works whose last lock check passed. */
  readonly #checked = new Set<string>();
  readonly #lockOwners = new Map<string, string>();
  /** In which mode a work found its employee. */
  readonly #modes = new Map<string, 'full' | 'masked'>();
  /** When a work began. */
  readonly begun = new Map<string, number>();
  readonly #deletedByPerson = new Map<string, number>();
  /** When a work last read Advoware, and when a person last changed an appointment there. */
  readonly #looked = new Map<string, number>();
  readonly #edited = new Map<string, number>();
  /** Deletions of a work, on both sides. */
  readonly #deletions = new Map<string, number>();
  /** What people deleted of linked pairs on each side, by the values that it showed. */
  readonly #gone: Readonly<Record<Side, ReadonlySet<string>[]>> = { advoware: [], google: [] };
  #noticesSeen = 0;
  /** What was told, and when people last had a hand in anything. */
  readonly #told = new Map<string, number>();
  #lastByPerson = 0;
  #hasSeenOld = false;
  #ledgerReplaced = -Infinity;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#advoware = new AdvowareWrites(scene, this);
    this.#google = new GoogleWrites(scene, this);
  }

  violate(invariant: string, message: string): void {
    this.violations.push(new Violation(invariant, message));
  }

  appointmentChanged({ frNr, before, after, actor }: AppointmentChange): void {
    this.#note('advoware', String(frNr), before, after, actor);
    if (actor.kind !== 'hub') this.#edited.set(String(frNr), this.#scene.world.time);
    if (actor.kind === 'hub') {
      this.#judge('advoware', String(frNr), before, after, actor);
      this.#advoware.judge({ frNr, before, after, actor });
    } else if (before && !after && this.#scene.allLinks().some((link) => 'frNr' in link && link.frNr === frNr)) {
      this.#gone.advoware.push(valuesIn('advoware', before));
    }
    this.#follow('advoware', String(frNr), before, after, actor);
  }

  eventChanged(change: EventChange): void {
    const { id, before, after, actor } = change;
    this.#note('google', id, before, after, actor);
    if (actor.kind === 'hub') {
      this.#judge('google', id, before, after, actor);
      this.#google.judge({ ...change, actor });
    } else if (isLive(before) && !isLive(after)) {
      if (this.#scene.allLinks().some(({ key }) => key.kind === 'event' && key.id === id)) this.#gone.google.push(valuesIn('google', before));
      this.#deletedByPerson.set(id, this.#scene.world.time);
      this.#withdrawHidden(id);
    }
    this.#follow('google', id, before, after, actor);
  }

  googleWritten(write: GoogleWrite): void {
    const work = this.#scene.world.current?.work;
    this.#google.judgeRequest(write, this.#modes.get(work?.name ?? '') ?? 'full');
  }

  /** People, machines or bad luck have had a hand in something. */
  stepped(): void {
    this.#lastByPerson = this.#scene.world.time;
  }

  /** Counts a deletion that the hub makes, and asks the guard's question (I12). */
  deleted(actor: Hub, what: string): void {
    const count = (this.#deletions.get(actor.work) ?? 0) + 1;
    this.#deletions.set(actor.work, count);
    const who = this.#scene.whoIs(actor);
    const links = who ? this.#scene.linked(who).length + count : 0;
    if (count > 5 && count > links * 0.2 && who && !this.#scene.goneAhead.has(who)) this.violate('I12', `${what} is deletion ${count} of a run over ${links} links, and nobody let it go ahead`);
  }

  /** After an effect happened, whether or not its answer came through. */
  happened({ effect, work }: Request, fault: Fault | undefined): void {
    if (effect.system === 'ledger' && effect.operation.endsWith('commit')) {
      this.#settleHidden(work?.name);
      this.#checkNotices();
    }
    if (work === undefined) return;
    if (!this.begun.has(work.name)) this.begun.set(work.name, this.#scene.world.time);
    const who = this.#scene.who(work.entity);
    if (who && (effect.operation === 'calendar read' || !this.#modes.has(work.name))) this.#modes.set(work.name, this.#scene.mode(who));
    if (effect.operation === 'GET appointments') this.#sawAppointments(work.name, fault);
    if (effect.operation === 'lock check' && effect.record !== undefined) {
      const owner = this.#lockOwners.get(this.#scene.redis.get(effect.record) ?? '');
      if (owner === work.name) this.#checked.add(work.name);
      else this.#checked.delete(work.name);
    }
    if (effect.operation === 'lock acquire' && effect.record !== undefined) {
      const token = this.#scene.redis.get(effect.record);
      if (token !== undefined && !this.#lockOwners.has(token)) this.#lockOwners.set(token, work.name);
    }
  }

  worked(): void { /* Nothing is promised: what a push would have told, the next poll finds. */ }

  ledgerReplaced(): void {
    this.#noticesSeen = this.#scene.ledger.notices.size;
    this.#ledgerReplaced = this.#scene.world.time;
  }

  /** True for a run that read its links from a ledger that was lost or set back since. */
  hasOtherMemory({ work }: Hub): boolean {
    return (this.begun.get(work) ?? 0) <= this.#ledgerReplaced;
  }

  /** A run's own commit, seen from outside of the ledger (I21). */
  committed(recordId: string, fence: number): void {
    const newest = this.#scene.ledger.fences.get(`calendar ${recordId}`);
    if (newest !== undefined && newest !== fence) this.violate('I21', `run ${fence} of ${recordId} committed although run ${newest} had begun`);
  }

  /** Whether people were told of a value that was replaced: the journal keeps it as the loser of a conflict, and a notice tells of that. */
  isAnnounced(value: string): boolean {
    const { journal, notices } = this.#scene.ledger;
    const text = value.replace(/^Zeit /, '');
    return notices.size > 0 && [...journal.values()].some((row) => row.outcome === 'remark' && JSON.stringify(row.before).includes(text));
  }

  #judge(side: Side, id: string, before: JsonObject | undefined, after: JsonObject | undefined, actor: Hub): void {
    const what = `${side} ${id}`;
    if (!this.#checked.has(actor.work)) this.violate('I21', `${what} written without asking whether the lock is held`);
    // What else changes with a series is noted with the part that was written.
    const isWritten = side === 'advoware' || this.#scene.world.current?.effect.record === id;
    const isNoted = !isWritten || [...this.#scene.ledger.journal.values()].some((row) => row.outcome === 'open' && row.system === side && (row.recordId === id || (side === 'advoware' && before === undefined)));
    if (!isNoted && !this.#scene.leniency.ledgerTouched) this.violate('I26', `${what} written, and the journal does not say why`);
    if (!isLive(before) && isLive(after)) this.#judgeRevival(side, id, after);
  }

  /** Deleted stays deleted, but for an edit that beats the deletion and is announced (I9). */
  #judgeRevival(side: Side, id: string, after: JsonObject | undefined): void {
    const values = valuesIn(side, after);
    const was = this.#gone[side].find((gone) => gone.size > 0 && [...gone].every((value) => values.has(value) && !this.typed.wasCopied(value)));
    const { ledgerTouched, calendarLost } = this.#scene.leniency;
    if (!was || ledgerTouched || calendarLost) return;
    const isTold = [...this.#scene.ledger.notices.values()].some(({ draft }) => ['edit_beats_delete', 'came_back'].includes(String(draft.detail['kind'])));
    if (!isTold) this.violate('I9', `${side} ${id}: „${[...was].join(', ')}“, deleted by a person, is back and nobody was told`);
  }

  /** I4: the same words again are news only after a person has had a hand in it; I5: a conflict is between two values. */
  #checkNotices(): void {
    const { notices, journal } = this.#scene.ledger;
    const { ledgerTouched } = this.#scene.leniency;
    for (const { draft } of [...notices.values()].slice(this.#noticesSeen)) {
      const last = this.#told.get(draft.text);
      this.#told.set(draft.text, this.#scene.world.time);
      if (last !== undefined && last >= this.#lastByPerson && this.#dayOf(last) === this.#dayOf(this.#scene.world.time) && !ledgerTouched) this.violate('I4', `„${draft.text}“ was told twice`);
      if (textValues(draft.text).some(isConfidential) && this.#scene.mode(draft.recordId as Who) === 'masked') this.violate('I24', `„${draft.text}“ tells a confidential text`);
    }
    this.#noticesSeen = notices.size;
    for (const row of [...journal.values()].slice(-3)) {
      const { advoware, google } = row.before;
      if (row.outcome === 'remark' && advoware !== undefined && advoware === google) this.violate('I5', `a conflict between equal values was announced: ${row.why}`);
    }
  }

  /** What an old picture has hidden of what people did, the hub sees with the next one. */
  #sawAppointments(work: string, fault: Fault | undefined): void {
    const { time } = this.#scene.world;
    this.#looked.set(work, time);
    if (fault?.kind === 'stale_read') this.#hasSeenOld = true;
    else if (fault === undefined && this.#hasSeenOld) {
      this.#hasSeenOld = false;
      this.stepped();
    }
  }

  /** What keeps a calendar from being synced at all is told again on another day. */
  #dayOf(time: number): string {
    return Temporal.Instant.fromEpochMilliseconds(time + this.#scene.world.hubClockOffset).toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();
  }

  #follow(side: Side, id: string, before: JsonObject | undefined, after: JsonObject | undefined, actor: Actor): void {
    const taken = this.typed.changed(side, before, after, actor.kind === 'hub' ? 'hub' : { settled: this.#settledValues() });
    const { ledgerTouched, calendarLost } = this.#scene.leniency;
    const wasUnseen = after === undefined && side === 'advoware' && actor.kind === 'hub' && this.#wasUnseen(id, actor);
    if (wasUnseen) for (const value of taken) this.typed.withdraw(value);
    if (ledgerTouched || calendarLost || wasUnseen) return;
    for (const value of taken.filter((one) => !this.isAnnounced(one))) {
      this.violate('I3', `${side} ${id}: „${value}“, entered by a person, was taken away before the other side had it, and nobody was told`);
    }
  }

  /** Advoware deletes without a condition: what a replica that lags behind did not show, or came after the last look, cannot be spared. */
  #wasUnseen(frNr: string, { work }: Hub): boolean {
    return this.#scene.world.faults.struck.has('stale_read') || (this.#edited.get(frNr) ?? 0) >= (this.#looked.get(work) ?? 0);
  }

  /** What a masked event hides counts as carried once the hub has settled it. */
  #settleHidden(work: string | undefined): void {
    for (const value of this.#hiddenIn(() => true)) this.typed.settled(value);
    // Settled in a run that began before it was deleted: the deletion is of all that it hid.
    const since = this.begun.get(work ?? '') ?? Infinity;
    for (const value of this.#hiddenIn((id) => (this.#deletedByPerson.get(id) ?? -Infinity) > since)) this.typed.withdraw(value);
  }

  /** A person who deletes an event takes away what it hid. */
  #withdrawHidden(id: string): void {
    for (const value of this.#hiddenIn((key) => key === id)) this.typed.withdraw(value);
  }

  /** What both sides had when they were last in step. */
  #settledValues(): string {
    return JSON.stringify(this.#scene.allLinks().map(({ base }) => base));
  }

  #hiddenIn(concerns: (eventId: string) => boolean): readonly string[] {
    const links = this.#scene.allLinks();
    return links.flatMap((link) => {
      if (link.state !== 'linked' || !concerns(link.key.kind === 'event' ? link.key.id : link.key.seriesId)) return [];
      const { title, notes, location } = link.base.fields;
      return [title, notes, location].flatMap((field) => [...valuesIn('advoware', { text: field.advoware })]);
    });
  }

  #note(side: Side, id: string, before: JsonObject | undefined, after: JsonObject | undefined, actor: Actor): void {
    const { world } = this.#scene;
    if (world.trace.kept) world.note(`${side} ${id} ${actor.kind} ${JSON.stringify(difference(before, after))}`);
  }
}

export const isLive = (event: JsonObject | undefined): boolean => event !== undefined && event['status'] !== 'cancelled';

export function difference(before: JsonObject | undefined, after: JsonObject | undefined): JsonObject | null {
  if (after === undefined) return null;
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(value)));
}
