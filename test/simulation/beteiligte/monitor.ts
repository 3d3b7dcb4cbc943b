import { adoptable } from '../../../src/domain/beteiligte/matching.js';
import type { Base, FieldConflict } from '../../../src/domain/beteiligte/reconcile.js';
import { advowareCanHold, artOfEspo, espoCanHold, fieldsOf, type Field } from '../../../src/domain/beteiligte/stammdaten.js';
import { guardLimits } from '../../../src/domain/mass-change.js';
import type { JsonObject } from '../../../src/hub/json.js';
import type { NoticeDraft } from '../../../src/hub/ledger/ledger.js';
import { memoryOf } from '../../../src/sync/beteiligte/memory.js';
import { Violation } from '../engine/violation.js';
import type { Work } from '../engine/process.js';
import type { Request } from '../engine/world.js';
import { unmappedFields } from '../systems/advoware-server.js';
import { contactAttributes } from '../systems/espocrm-contacts.js';
import type { Actor, Change } from '../systems/records.js';
import { ContactsMonitor } from './contacts-monitor.js';
import { EnteredValues, valuesOf, type Replaced } from './entered-values.js';
import type { Scene } from './scene.js';

type Hub = Extract<Actor, { kind: 'hub' }>;

/** A little less than the hub's day: its clock and that of the world go apart. */
const dayMs = 20 * 3_600_000;

/** What the hub may write on a CRM record. */
const ofTheHub = new Set([
  'lastName', 'firstName', 'firmenname', 'rechtsform', 'salutationName', 'dateOfBirth', 'handelsregisterNummer', 'betnr', 'syncStatus',
  'advowareLastSync', 'advowareDeletedAt', 'syncErrorMessage', 'syncRetryCount', 'modifiedAt', 'modifiedById', 'versionNumber',
  ...contactAttributes,
]);

/** Watches every change and every effect, and says at once which invariant did not hold. */
export class Monitor {
  readonly entered = new EnteredValues();
  readonly violations: Violation[] = [];
  /** Webhooks answered 2xx whose work has not ended yet: record and time. */
  readonly promised: { readonly id: string; readonly at: number }[] = [];
  readonly #scene: Scene;
  readonly #contacts: ContactsMonitor;
  /** Works whose last lock check passed. */
  readonly #checked = new Set<string>();
  /** When a work last looked at the CRM record. */
  readonly #looked = new Map<string, number>();
  readonly #lockOwners = new Map<string, string>();
  /** When a work began its run. */
  readonly #begun = new Map<string, number>();
  /** What a work's search before a creation had to find. */
  readonly #twins = new Map<string, readonly number[]>();
  #noticesSeen = 0;
  /** What was told last about a record. */
  readonly #told = new Map<string, { readonly text: string; readonly at: number; readonly lastSuccess: string | null }>();
  /** Records told gone without a person's word, and when. */
  readonly #gone = new Map<string, number>();
  #lastByPerson = 0;
  /** Records that people renamed in Advoware: an interrupted creation cannot find them again, and has nothing else to search by. */
  readonly renamed = new Set<string>();

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#contacts = new ContactsMonitor(scene);
  }

  violate(invariant: string, message: string): void {
    this.violations.push(new Violation(invariant, message));
  }

  changed(change: Change): void {
    const { world } = this.#scene;
    const { side, id, before, after, actor } = change;
    if (world.trace.kept) world.note(`${side} ${id} ${actor.kind} ${JSON.stringify(difference(before, after))}`);
    if (actor.kind === 'person') this.#lastByPerson = world.time;
    if (actor.kind === 'person' && side === 'advoware' && before && after && before['name'] !== after['name']) this.renamed.add(id);
    if (after === undefined) return;
    this.#contacts.changed(change, actor.kind === 'hub' ? this.#looked.get(actor.work) ?? 0 : 0);
    if (actor.kind === 'person') this.entered.byPerson(side, id, before, after, world.time);
    else this.#byHub(change, actor, after);
    this.#compare(side, id, after, actor.kind === 'hub' ? written(side, before, after) : () => false);
  }

  /** After an effect happened, whether or not its answer came through. */
  happened({ effect, work }: Request): void {
    if (effect.system === 'ledger' && effect.operation === 'commit') {
      this.#checkNotices();
      this.#contacts.committed(effect.record ?? '');
      const crm = this.#scene.espocrm.get(effect.record ?? '');
      // What a run has settled is known to both sides from here on.
      if (crm) this.#compare('espocrm', effect.record ?? '', crm, (field, value) => {
        const past = this.#pastOf(effect.record ?? '', field);
        return past?.espo === value && past.advoware === value;
      });
    }
    if (work === undefined) return;
    if (effect.operation === 'begin run') this.#begun.set(work.name, this.#scene.world.time);
    if (effect.operation === 'lock check' && effect.record !== undefined) {
      const owner = this.#lockOwners.get(this.#scene.redis.get(effect.record) ?? '');
      if (owner === work.name) this.#checked.add(work.name);
      else this.#checked.delete(work.name);
    }
    if (effect.operation === 'lock acquire' && effect.record !== undefined) {
      const token = this.#scene.redis.get(effect.record);
      if (token !== undefined && !this.#lockOwners.has(token)) this.#lockOwners.set(token, work.name);
    }
    if (effect.operation === 'GET Beteiligte search' && work.entity !== undefined) this.#twins.set(work.name, this.#freeTwins(work.entity));
    if (effect.operation === 'GET Beteiligte') this.#contacts.read(work.name, effect.record ?? '');
    if (effect.operation === 'GET CBeteiligte' && effect.record === work.entity) this.#looked.set(work.name, this.#scene.world.time);
  }

  /** A webhook was answered 2xx: from now on it must be worked on (I27). */
  promise(id: string): void {
    this.promised.push({ id, at: this.#scene.world.time });
  }

  /** A work has ended for good: what was promised before it began its run is kept. */
  worked(work: Work, how: 'done' | 'dead'): void {
    // A dead letter is seen by people.
    const begun = how === 'dead' ? Infinity : this.#begun.get(work.name);
    if (begun === undefined) return;
    const kept = this.promised.filter(({ id, at }) => id !== work.entity || at > begun);
    this.promised.splice(0, this.promised.length, ...kept);
  }

  ledgerReplaced(): void {
    this.#noticesSeen = this.#scene.ledger.notices.size;
  }

  /** A run's own commit, seen from outside of the ledger (I21). */
  committed(recordId: string, fence: number): void {
    const newest = this.#scene.ledger.fences.get(`beteiligter ${recordId}`);
    if (newest !== undefined && newest !== fence) this.violate('I21', `run ${fence} of ${recordId} committed although run ${newest} had begun`);
  }

  #byHub(change: Change, actor: Hub, after: JsonObject): void {
    if (!this.#checked.has(actor.work)) this.violate('I21', `${change.side} ${change.id} written without asking whether the lock is held`);
    if (change.side === 'advoware') this.#advowareByHub(change, actor, after);
    else this.#espocrmByHub(change, actor, after);
    for (const replaced of this.entered.byHub(change.side, change.id, change.before, after)) this.#judgeReplaced(change, actor, replaced);
  }

  #advowareByHub({ id, before }: Change, actor: Hub, after: JsonObject): void {
    const { espocrm, advoware, ledger, writeProtected, leniency, relinked } = this.#scene;
    if (writeProtected) this.violate('I28', `Advoware ${id} written under write protection`);
    if (before === undefined) {
      const overlooked = (this.#twins.get(actor.work) ?? []).filter((betNr) => this.#freeTwins(actor.entity ?? '').includes(betNr));
      if (overlooked.length > 0 && !leniency.ledgerTouched) this.violate('I20', `${actor.entity ?? '?'} was created as ${id} although ${overlooked.join(', ')} is the same`);
      const linked = new Map([...ledger.links.values()].flatMap((link) => (link.state === 'linked' ? [[link.rightId, link.leftId]] : [])));
      const mine = [...advoware.records.values()].filter(({ betNr, maker }) =>
        maker.kind === 'hub' && maker.entity === actor.entity && !this.renamed.has(String(betNr)) && (linked.get(String(betNr)) ?? actor.entity) === actor.entity);
      if (mine.length > 1 && !leniency.ledgerTouched && !relinked.has(actor.entity ?? '') && !this.#hasNamesake(actor.entity)) {
        this.violate('I6', `Advoware has ${mine.length} records made for ${actor.entity ?? '?'}: ${mine.map(({ betNr }) => betNr).join(', ')}`);
      }
      return;
    }
    for (const field of unmappedFields) {
      if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) this.violate('I16', `Advoware ${id}: unmapped field ${field} changed`);
    }
    const holder = [...espocrm.records].find(([crmId, record]) => crmId !== actor.entity && record.attributes['betnr'] === Number(id));
    if (holder && !leniency.ledgerTouched) this.violate('I10', `Advoware ${id} belongs to ${holder[0]} and was written for ${actor.entity ?? '?'}`);
  }

  #espocrmByHub({ id, before }: Change, { work }: Hub, after: JsonObject): void {
    for (const name of Object.keys(after)) {
      if (before?.[name] !== after[name] && !ofTheHub.has(name)) this.violate('I16', `EspoCRM ${id}: ${name} is not the hub's to write`);
    }
    if (before?.['syncStatus'] !== 'dirty' && after['syncStatus'] === 'dirty') this.violate('I10', `EspoCRM ${id}: only people set dirty`);
    const saysGone = (before?.['advowareDeletedAt'] ?? null) === null && (after['advowareDeletedAt'] ?? null) !== null;
    const isForgotten = this.#scene.forgottenUntil >= (this.#begun.get(work) ?? 0);
    if (saysGone && !isForgotten && this.#scene.advoware.records.has(Number(after['betnr']))) this.violate('I11', `EspoCRM ${id} says that Advoware ${String(after['betnr'])} is gone`);
    if (saysGone || (after['advowareDeletedAt'] ?? null) === null) this.#checkGone(id, saysGone);
  }

  /** At most five a day go without a person's word (I12). A ledger that was lost has forgotten them. */
  #checkGone(id: string, isGone: boolean): void {
    const { world: { time }, leniency, letGo } = this.#scene;
    if (!isGone) this.#gone.delete(id);
    else if (!letGo.has(id)) this.#gone.set(id, time);
    const today = [...this.#gone.values()].filter((at) => at > time - dayMs);
    if (today.length > guardLimits.number && !leniency.ledgerTouched) this.violate('I12', `${today.length} records are told gone on one day, and nobody was asked`);
  }

  #judgeReplaced({ side, id, after }: Change, { entity = '', work }: Hub, { field, entered, by }: Replaced): void {
    const { ledger, leniency, relinked, world, history } = this.#scene;
    const crm = this.#scene.espocrm.get(entity);
    if (crm && !fieldsOf(artOfEspo(crm)).includes(field)) return;
    const remarks = [...ledger.journal.values()].filter((row) => row.outcome === 'remark' && row.before[field] === entered.value);
    const announced = remarks.length > 0 && [...ledger.notices.values()].some(({ draft }) => draft.recordId === entity && draft.detail['field'] === field);
    if (announced) return;
    const past = this.#pastOf(entity, field);
    const hasBase = past !== undefined;
    // A write whose answer was lost, undone by a person at once: it looks as if it had never arrived.
    if (this.#someWriteIsUncertain() && past?.[side === 'advoware' ? 'advoware' : 'espo'] === entered.value) return;
    // The other side's people had entered the same and thought again: theirs is the later word.
    if (this.entered.wasEntered(side === 'espocrm' ? String(crm?.['betnr'] ?? '') : entity, side === 'espocrm' ? 'advoware' : 'espocrm', field, entered.value, entered.at - 3_600_000)) return;
    // Without a common past empty is filled, and after a first sync the clocks decide.
    if (!hasBase && (entered.value === '' || relinked.has(entity) || (crm?.['advowareLastSync'] ?? null) !== null)) return;
    // A ledger that was lost or set back knows an older past or none; a replica that lags behind shows one.
    if (leniency.ledgerTouched || world.faults.struck.has('stale_read')) return;
    // What the other side cannot hold was told when it was entered.
    if (!espoCanHold(field, entered.value) || !advowareCanHold(field, entered.value)) return;
    const looked = this.#looked.get(work) ?? 0;
    // Without optimistic locking the CRM's clock of whole seconds leaves a gap around the last look (espocrm.md).
    if (side === 'espocrm' && !history.installation.optimisticLocking && entered.at >= looked - 1_000) return;
    world.note(`I3? ${JSON.stringify(after)}`);
    this.violate('I3', `${side} ${id}: ${field} „${entered.value}“, entered by a person, was replaced by „${by}“ and nobody was told`);
  }

  /** A field conflict must be one: both values entered by people, neither known to the other side yet (I5). */
  #checkNotices(): void {
    const { notices } = this.#scene.ledger;
    const fresh = [...notices.values()].slice(this.#noticesSeen);
    this.#noticesSeen = notices.size;
    for (const { draft } of fresh) {
      this.#checkToldOnce(draft);
      this.#contacts.checkConflict(draft);
      if (!('winner' in draft.detail)) continue;
      const { field, espo, advoware } = draft.detail as unknown as FieldConflict;
      if (espo === advoware) this.violate('I5', `conflict on ${field} of ${draft.recordId} between equal values`);
      this.#checkConflict(draft.recordId, field, advoware);
    }
  }

  /** The same words about the same record are news only after a person has had a hand in it, or a run has come through (I4). */
  #checkToldOnce({ recordId, text }: NoticeDraft): void {
    const { world, leniency } = this.#scene;
    const last = this.#told.get(recordId);
    const memory = memoryOf(this.#scene.ledger.links.get(`beteiligter ${recordId}`));
    const lastSuccess = memory.state === 'linked' ? memory.lastSuccess : null;
    this.#told.set(recordId, { text, at: world.time, lastSuccess });
    if (last?.lastSuccess !== lastSuccess || leniency.ledgerTouched || world.faults.struck.has('stale_read') || last.text !== text || last.at < this.#lastByPerson) return;
    this.violate('I4', `„${text}“ about ${recordId} was told twice`);
  }

  #checkConflict(crmId: string, field: FieldConflict['field'], loser: string): void {
    const { leniency, espocrm, ledger } = this.#scene;
    if (leniency.ledgerTouched || leniency.disturbed) return;
    const link = ledger.links.get(`beteiligter ${crmId}`);
    const betNr = link?.state === 'linked' ? link.rightId : String(espocrm.get(crmId)?.['betnr'] ?? '');
    if (!this.#pastOf(crmId, field)) return;
    const standing = this.entered.standing('advoware', betNr, field);
    if (standing?.value !== loser || standing.carried === 'by hub') {
      this.violate('I5', `conflict on ${field} of ${crmId} announced, but „${loser}“ in Advoware was no person's news`);
    }
  }

  #compare(side: 'espocrm' | 'advoware', id: string, after: JsonObject, settled: (field: Field, value: string) => boolean): void {
    const { espocrm, advoware } = this.#scene;
    if (side === 'espocrm') {
      const betNr = after['betnr'] ?? this.#linkedTo(id);
      const other = advoware.records.get(Number(betNr));
      if (other) this.entered.compare(id, after, String(betNr), other.fields, settled);
      return;
    }
    const hub = this.#scene.world.current?.work?.entity;
    for (const [crmId, { attributes }] of espocrm.records) {
      const linked = attributes['betnr'] ?? this.#linkedTo(crmId);
      if (String(linked) === id || crmId === hub) this.entered.compare(crmId, attributes, id, after, settled);
    }
  }

  #someWriteIsUncertain(): boolean {
    return [...this.#scene.world.faults.struck.keys()].some((kind) => kind.endsWith('_after') && kind !== 'crash_after' && kind !== 'down_after');
  }

  #pastOf(crmId: string, field: Field): Base[Field] {
    const memory = memoryOf(this.#scene.ledger.links.get(`beteiligter ${crmId}`));
    return memory.state === 'linked' ? memory.base[field] : undefined;
  }

  #linkedTo(crmId: string): string | undefined {
    const link = this.#scene.ledger.links.get(`beteiligter ${crmId}`);
    return link?.state === 'linked' ? link.rightId : undefined;
  }

  /** Records in Advoware that are the same as this one in the CRM and belong to nobody. */
  #freeTwins(crmId: string): readonly number[] {
    const { espocrm, advoware, ledger } = this.#scene;
    const own = espocrm.get(crmId);
    if (!own) return [];
    const named = new Set([...espocrm.records.values()].map(({ attributes }) => attributes['betnr']));
    const linked = new Set([...ledger.links.values()].flatMap((link) => (link.state === 'linked' ? [Number(link.rightId)] : [])));
    const free = [...advoware.records.values()].filter(({ betNr, maker }) => maker.kind === 'person' && !named.has(betNr) && !linked.has(betNr));
    return adoptable(own, free.map(({ betNr, fields }) => ({ betNr, ...fields })));
  }

  /** Two CRM records of one name: whose creation a found record was is then anybody's guess. */
  #hasNamesake(crmId: string | undefined): boolean {
    const own = this.#scene.espocrm.get(crmId ?? '');
    const name = own?.['firmenname'] ?? own?.['lastName'];
    return [...this.#scene.espocrm.records].some(([id, { attributes }]) => id !== crmId && (attributes['firmenname'] ?? attributes['lastName']) === name);
  }
}

/** The fields that a write changed. */
function written(side: 'espocrm' | 'advoware', before: JsonObject | undefined, after: JsonObject): (field: Field, value: string) => boolean {
  const was = before && valuesOf(side, before);
  const is = valuesOf(side, after);
  return (field) => was?.[field] !== is[field];
}

function difference(before: JsonObject | undefined, after: JsonObject | undefined): JsonObject | null {
  if (after === undefined) return null;
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(value)));
}
