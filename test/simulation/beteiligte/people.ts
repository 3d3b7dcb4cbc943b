import type { JsonObject } from '../../../src/hub/json.js';
import type { MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import { act, type Deed } from '../../domain/kommunikation/people.js';
import { contactWorld } from './contact-world.js';
import type { Step } from './history.js';
import type { Scene } from './scene.js';

/** Carries out the steps of a history: what people, machines and bad luck do to the world. */
export class People {
  readonly #scene: Scene;
  #backup: MemoryLedgerState | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  act(step: Step): void {
    const { world, espocrm, advoware, crmIds, webhooks, queue } = this.#scene;
    switch (step.do) {
      case 'create_crm': crmIds.push(espocrm.create(step.fields)); return;
      case 'create_advoware': advoware.create(step.fields); return;
      case 'edit_crm': this.#editCrm(step.record, step.fields); return;
      case 'edit_advoware': this.#editAdvoware(step.record, step.fields); return;
      case 'contacts': this.#contacts(step); return;
      case 'delete_crm': espocrm.remove(crmIds[step.record] ?? ''); return;
      case 'delete_advoware': advoware.remove(this.#betNrOf(step.record)); return;
      case 'set_dirty': this.#editCrm(step.record, { syncStatus: 'dirty', syncRetryCount: 0 }); return;
      case 'clear_betnr': this.#clearBetnr(step.record); return;
      case 'manual_sync': this.#syncByHand(step.record); return;
      case 'poison': this.#poison(step.record); return;
      case 'retry_dead': queue.retryDead(); return;
      case 'webhook': webhooks.arm(step.fate); return;
      case 'fault': world.faults.arm(step.fault); return;
      case 'clock_jump': world.hubClockOffset += step.milliseconds; return;
      case 'pause': return;
      case 'advoware_forgets': this.#scene.forgottenUntil = Infinity; return;
      case 'advoware_remembers': this.#scene.forgottenUntil = Math.min(this.#scene.forgottenUntil, world.time); return;
      case 'confirm_gone': this.confirmGone(); return;
      case 'lose_redis': case 'lose_ledger': case 'backup_ledger': case 'restore_ledger': this.#disaster(step.do);
    }
  }

  /** Somebody lets go what the guard holds, as the dashboard shows it. */
  confirmGone(): boolean {
    const { ledger, queue, letGo, world } = this.#scene;
    const held = [...ledger.links.values()].filter((link) => link.state === 'linked' && link.goneAt !== undefined);
    const timestamp = new Date(world.time).toISOString();
    for (const { leftId } of held) {
      letGo.add(leftId);
      queue.add('vmh.beteiligte.sync_check', { entity_id: leftId, action: 'sync_check', source: 'manual', timestamp, gone_confirmed: true });
    }
    return held.length > 0;
  }

  #editCrm(record: number, fields: JsonObject): void {
    const id = this.#scene.crmIds[record];
    if (id !== undefined) this.#scene.espocrm.edit(id, fields);
  }

  #editAdvoware(record: number, fields: JsonObject): void {
    this.#scene.advoware.edit(this.#betNrOf(record), fields);
  }

  /** What people do at phones and e-mails is told in `test/domain/kommunikation`; here it happens in both systems. */
  #contacts({ record, deed, a, b }: Extract<Step, { do: 'contacts' }>): void {
    const { espocrm, advoware, crmIds, damaged } = this.#scene;
    const id = crmIds[record] ?? '';
    const counterpart = advoware.records.get(this.#betNrOf(record));
    const before = contactWorld(espocrm.get(id), counterpart, advoware.nextEntryId);
    const after = structuredClone(before);
    act(after, deed, a, b);
    if (damaging.has(deed)) damaged.add(id);
    const lists = { ...changed('phoneNumberData', before.phones, after.phones), ...changed('emailAddressData', before.emails, after.emails) };
    if (Object.keys(lists).length > 0) espocrm.edit(id, lists);
    if (counterpart && JSON.stringify(before.entries) !== JSON.stringify(after.entries)) advoware.editEntries(counterpart.betNr, after.entries);
  }

  /** The counterpart of a CRM record; before there is one, any other record. */
  #betNrOf(record: number): number {
    const { espocrm, advoware, crmIds } = this.#scene;
    const betNr = espocrm.get(crmIds[record] ?? '')?.['betnr'];
    if (typeof betNr === 'number') return betNr;
    const all = [...advoware.records.keys()];
    return all[record % Math.max(1, all.length)] ?? 0;
  }

  /** As the message about a record gone in Advoware asks for; elsewhere it would be no use to anybody. */
  #clearBetnr(record: number): void {
    const { crmIds, espocrm, relinked } = this.#scene;
    const id = crmIds[record] ?? '';
    if ((espocrm.get(id)?.['advowareDeletedAt'] ?? null) === null) return;
    relinked.add(id);
    espocrm.edit(id, { betnr: null, syncStatus: 'dirty', syncRetryCount: 0 });
  }

  #syncByHand(record: number): void {
    const id = this.#scene.crmIds[record];
    const timestamp = new Date(this.#scene.world.time).toISOString();
    if (id !== undefined) this.#scene.queue.add('vmh.beteiligte.sync_check', { entity_id: id, action: 'sync_check', source: 'manual', timestamp });
  }

  /** Advoware refuses everything about this record until somebody mends it. */
  #poison(record: number): void {
    const betNr = this.#scene.espocrm.get(this.#scene.crmIds[record] ?? '')?.['betnr'];
    if (typeof betNr !== 'number') return;
    const id = String(betNr);
    this.#scene.poisoned.add(betNr);
    this.#scene.world.faults.arm({ kind: '500_before', system: 'advoware', calls: 'all', skip: 0, times: Infinity, record: id });
  }

  #disaster(what: 'lose_redis' | 'lose_ledger' | 'backup_ledger' | 'restore_ledger'): void {
    const { ledger, leniency, queue, redis, world, monitor } = this.#scene;
    switch (what) {
      case 'lose_redis':
        queue.lose();
        redis.entries.clear();
        leniency.redisLostAt = world.time;
        leniency.disturbed = true;
        monitor.promised.length = 0;
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

/** After these a remark no longer tells what it told, or tells it of another entry. */
const damaging: ReadonlySet<Deed> = new Set<Deed>([
  'awWipeRemark', 'awHalfDelete', 'awCutFront', 'awWrongCase', 'awWrongKind', 'awCopyRemark', 'awAppendRemark', 'awDuplicate', 'awSwap',
]);

const changed = (name: string, before: readonly unknown[], after: readonly unknown[]): JsonObject =>
  (JSON.stringify(before) === JSON.stringify(after) ? {} : { [name]: after as JsonObject[] });

/** The ledger's content becomes another one; processes that run notice nothing. */
function replace(ledger: MemoryLedgerState, by: MemoryLedgerState | undefined): void {
  for (const table of ['fences', 'links', 'runs', 'journal', 'notices'] as const) {
    const target = ledger[table] as Map<string, unknown>;
    const rows = [...by?.[table] ?? []];
    target.clear();
    for (const [key, row] of rows) target.set(key, row);
  }
}
