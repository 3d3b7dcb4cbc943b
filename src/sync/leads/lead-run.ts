import { Temporal } from 'temporal-polyfill';
import type { LeadFacts } from '../../domain/leads/for-crm.js';
import type { Lead } from '../../domain/leads/lead.js';
import type { JsonObject } from '../../hub/json.js';
import type { JournalIntent, Link, NoticeDraft, Run } from '../../hub/ledger/ledger.js';
import type { StoredLead } from '../../hub/ledger/leads/lead-store.js';
import type { HeldLock } from '../../hub/locks/locks.js';
import { createDecided } from '../../systems/espocrm/create-decided.js';
import { findReferenced, reference } from '../../systems/espocrm/notes.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import type { EspoCrm } from '../../systems/espocrm/espocrm.js';
import { noticeKey } from '../notices/deliver-notices.js';
import { LockedRun } from '../run/locked-run.js';
import type { LeadContext } from './context.js';
import { leadOf } from './lead-body.js';
import { linkOf, memoryOf, type LeadMemory } from './lead-memory.js';

/** What a run creates in the CRM, and where its reference stands. */
const referenceIn = { Lead: 'description', Note: 'post', Task: 'description' } as const;
export type Created = keyof typeof referenceIn;

/** One run on one lead under its lock: the only way this work reads its memory and writes anywhere. */
export class LeadRun extends LockedRun {
  readonly context: LeadContext;
  readonly id: string;
  readonly lead: Lead;
  readonly facts: LeadFacts;
  #memory: LeadMemory;

  constructor(context: LeadContext, lock: HeldLock, stored: StoredLead, opened: { readonly run: Run; readonly link: Link | undefined }) {
    super(context.hub.ledger, lock, opened.run);
    this.context = context;
    this.id = stored.id;
    this.lead = leadOf(stored.body);
    this.facts = { received: Temporal.Instant.from(stored.receivedAt), reference: reference(stored.id) };
    this.#memory = memoryOf(opened.link);
  }

  get memory(): LeadMemory { return this.#memory; }

  /** Commits what is now known, and notices with it; a run whose fence is lost cannot. */
  async remember(memory: LeadMemory, notices: readonly NoticeDraft[] = []): Promise<void> {
    await this.context.hub.ledger.commit(this.run, { link: linkOf(this.id, memory), notices });
    this.#memory = memory;
  }

  async announce(notice: NoticeDraft): Promise<void> {
    await this.context.hub.ledger.commit(this.run, { notices: [notice] });
  }

  /** A notice to whom the hub tells what a person must do; the same occasion is told once. */
  notice(occasion: readonly string[], text: string): NoticeDraft {
    return { key: noticeKey(this.id, occasion), recordId: this.id, userId: this.context.notifyUserId, text, detail: {} };
  }

  /** What an interrupted creation has made. */
  found(entity: Created): Promise<readonly EntityId[]> {
    return findReferenced(this.context.espocrm, { entity, attribute: referenceIn[entity], key: this.id });
  }

  /** One journaled creation that the CRM may refuse as a duplicate. */
  create(entity: Created, attributes: JsonObject, why: string): ReturnType<EspoCrm['create']> {
    return this.write(
      this.#creation(entity, attributes, why), () => this.context.espocrm.create(entity, attributes),
      (answer) => (answer.kind === 'created' ? { kind: 'done', recordId: answer.record.id } : { kind: 'refused', reason: answer.kind }),
    );
  }

  /** One whose duplicates are ruled out. */
  async createDecided(entity: Created, attributes: JsonObject, why: string): Promise<EntityId> {
    const record = await this.write(
      this.#creation(entity, attributes, why), () => createDecided(this.context.espocrm, entity, attributes), ({ id }) => ({ kind: 'done', recordId: id }),
    );
    return record.id;
  }

  /** The journal names the lead: its content stands in the ledger once, not twice. */
  #creation(entity: Created, attributes: JsonObject, why: string): JournalIntent {
    return { system: 'espocrm', operation: `POST ${entity}`, recordId: this.id, before: {}, after: { lead: this.id, fields: Object.keys(attributes) }, why };
  }
}
