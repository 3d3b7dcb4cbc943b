import { AssertionError } from 'node:assert';
import { createHash } from 'node:crypto';
import { advowareCanHold, artOfEspo, espoCanHold, fieldsOf, fromAdvoware, fromEspo } from '../../../src/domain/beteiligte/stammdaten.js';
import { goneInAdvowareText } from '../../../src/domain/beteiligte/texts.js';
import type { JsonObject } from '../../../src/hub/json.js';
import { memoryOf } from '../../../src/sync/beteiligte/memory.js';
import { checkAgreement } from '../../domain/kommunikation/laws.js';
import type { AdvowareRecord } from '../systems/advoware-server.js';
import { contactWorld } from './contact-world.js';
import type { Scene } from './scene.js';

/** Asserts what must hold when the world has come to rest. */
export class Verdict {
  readonly #scene: Scene;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** I1: every record is settled; I22: also while others are poisoned, by their number in Advoware. */
  checkSettled(poisoned: ReadonlySet<number> | undefined): void {
    for (const [id, { attributes }] of this.#scene.espocrm.records) {
      if (!poisoned?.has(Number(attributes['betnr']))) this.#checkRecord(id, attributes, poisoned ? 'I22' : 'I1');
    }
  }

  /** I1: what is deleted in the CRM is linked no more, even if no webhook told of it. */
  checkLinks(): void {
    const { ledger, espocrm } = this.#scene;
    for (const { state, leftId } of ledger.links.values()) {
      if (state === 'linked' && !espocrm.records.has(leftId)) this.#violate('I1', `${leftId} is deleted in EspoCRM and still linked`);
    }
  }

  /** I4: every notice in the ledger reached the CRM once; I6: nothing was made twice. */
  checkBooks(): void {
    this.#checkNotices();
    this.#checkCopies();
  }

  /** I27: every webhook that was answered 2xx led to a run. */
  checkPromises(): void {
    const [broken] = this.#scene.monitor.promised;
    if (broken) this.#violate('I27', `the webhook about ${broken.id} was answered at ${new Date(broken.at).toISOString()} and led to no run`);
  }

  /** I2, I8: one more time everything, and nothing is written. */
  checkQuiescent(before: { readonly advoware: number; readonly espocrm: number }): void {
    const { advoware, espocrm } = this.#scene;
    if (advoware.apiWrites !== before.advoware) this.#violate('I2', 'one more run wrote to Advoware');
    if (espocrm.apiWrites !== before.espocrm) this.#violate('I2', 'one more run wrote to EspoCRM');
  }

  #checkRecord(id: string, record: JsonObject, invariant: 'I1' | 'I22'): void {
    if (isLegalRest(record)) return;
    const status = String(record['syncStatus']);
    if (status !== 'clean') { this.#violate(invariant, `${id} rests ${status}: ${String(record['syncErrorMessage'])}`); return; }
    const counterpart = this.#scene.advoware.records.get(Number(record['betnr']));
    if (!counterpart) { this.#violate(invariant, `${id} is clean, but Advoware has no ${String(record['betnr'])}`); return; }
    const art = artOfEspo(record);
    const [crm, advoware] = [fromEspo(record, art), fromAdvoware(counterpart.fields)];
    for (const field of fieldsOf(art)) {
      if (!this.#scene.monitor.entered.knows(field, crm[field])) this.#violate('I3', `${id}: ${field} „${crm[field]}“ was entered by nobody`);
      if (crm[field] === advoware[field] || !espoCanHold(field, advoware[field]) || !advowareCanHold(field, crm[field])) continue;
      this.#violate(invariant, `${id} is clean, but ${field} is „${crm[field]}“ in EspoCRM and „${advoware[field]}“ in Advoware`);
    }
    this.#checkContacts(id, record, counterpart, invariant);
  }

  /** The laws of phones and e-mails are the same here as where the rules are tried alone. */
  #checkContacts(id: string, record: JsonObject, counterpart: AdvowareRecord, invariant: 'I1' | 'I22'): void {
    const memory = memoryOf(this.#scene.ledger.links.get(`beteiligter ${id}`));
    const base = memory.state === 'linked' ? memory.kommunikation : undefined;
    try {
      checkAgreement(contactWorld(record, counterpart, 0, base));
    } catch (error) {
      if (!(error instanceof AssertionError)) throw error;
      this.#violate(invariant, `${id} is clean, but ${error.message}`);
    }
  }

  #checkNotices(): void {
    const { espocrm, ledger, leniency } = this.#scene;
    if (leniency.ledgerTouched) return;
    const references = new Map([...ledger.notices.values()].map(({ draft }) => [referenceOf(draft.key), draft]));
    for (const [reference, draft] of references) {
      const sent = espocrm.notes.filter((post) => post.includes(reference)).length;
      if (sent !== 1) this.#violate('I4', `the notice „${draft.text}“ about ${draft.recordId} was sent ${sent} times`);
    }
    for (const post of espocrm.notes) {
      if (![...references.keys()].some((reference) => post.includes(reference))) this.#violate('I4', `a notice without a record: ${post}`);
    }
  }

  /** No record in Advoware stands beside the one that the CRM names, unless its own record is gone or a person undid the link. */
  #checkCopies(): void {
    const { advoware, espocrm, relinked, leniency, monitor } = this.#scene;
    const named = new Map([...espocrm.records].map(([id, { attributes }]) => [attributes['betnr'], id]));
    for (const { betNr, maker } of advoware.records.values()) {
      if (maker.kind !== 'hub' || maker.entity === undefined || named.has(betNr) || monitor.renamed.has(String(betNr))) continue;
      const own = espocrm.get(maker.entity);
      if (own === undefined || relinked.has(maker.entity) || leniency.ledgerTouched || isLegalRest(own)) continue;
      this.#violate('I6', `Advoware ${betNr}, made for ${maker.entity}, is left over; the CRM names ${String(own['betnr'])}`);
    }
  }

  #violate(invariant: string, message: string): void {
    this.#scene.monitor.violate(invariant, message);
  }
}

/** A conflict that people may leave as it is: the counterpart is gone, and the record says so. */
export const isLegalRest = ({ syncStatus, advowareDeletedAt, betnr, syncErrorMessage }: JsonObject): boolean =>
  syncStatus === 'conflict' && typeof advowareDeletedAt === 'string' && syncErrorMessage === goneInAdvowareText(Number(betnr));

/** As `notes.ts` makes it. */
const referenceOf = (key: string): string => `[Ref. ${createHash('sha256').update(key).digest('hex').slice(0, 16)}]`;
