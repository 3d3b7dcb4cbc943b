import { isDeepStrictEqual } from 'node:util';
import type { BeteiligteEvent } from '../../hub/events/topics.js';
import type { JsonObject } from '../../hub/json.js';
import type { JournalIntent, Link, NoticeDraft, Run } from '../../hub/ledger/ledger.js';
import type { PhonesOf } from '../../hub/ledger/phone-book/phone-book.js';
import type { HeldLock } from '../../hub/locks/locks.js';
import type { CBeteiligte, EntityId } from '../../systems/espocrm/records.js';
import type { SeenVersion, UpdateAnswer } from '../../systems/espocrm/espocrm.js';
import type { Seen } from '../../domain/beteiligte/echo.js';
import { pick } from '../../domain/journal/pick.js';
import { LockedRun } from '../run/locked-run.js';
import type { SyncContext } from './context.js';
import { linkOf, memoryOf, type Memory } from './memory.js';
import { phonesOf } from './phones.js';

/** One run on one Beteiligter under its lock: the only way this sync reads its memory and writes anywhere. */
export class BeteiligterRun extends LockedRun {
  readonly context: SyncContext;
  readonly id: EntityId;
  /** What has led to this run. */
  readonly event: BeteiligteEvent;
  #memory: Memory;

  constructor(context: SyncContext, lock: HeldLock, { run, link }: { readonly run: Run; readonly link: Link | undefined }, event: BeteiligteEvent) {
    super(context.hub.ledger, lock, run);
    this.context = context;
    this.id = run.recordId as EntityId;
    this.event = event;
    this.#memory = memoryOf(link);
  }

  get memory(): Memory { return this.#memory; }

  /** Commits what is now known, and notices with it; a run whose lock or fence is lost cannot. */
  async remember(memory: Exclude<Memory, { state: 'closed' }>, notices: readonly NoticeDraft[] = [], remarks: readonly JournalIntent[] = []): Promise<void> {
    await this.context.hub.ledger.commit(this.run, { link: linkOf(this.id, memory), notices, remarks, ...this.#changedPhones(memory) });
    this.#memory = memory;
  }

  /** Closes the link for a reason told in the journal; the other side keeps its record. `goneAt`: counted among those that are gone. */
  async close(reason: string, { notices = [], ...gone }: { readonly notices?: readonly NoticeDraft[]; readonly goneAt?: string } = {}): Promise<void> {
    const rightId = this.#memory.state === 'linked' ? String(this.#memory.betNr) : null;
    const link: Link = { state: 'closed', leftId: this.id, rightId, reason, ...gone };
    await this.context.hub.ledger.commit(this.run, { link, notices, ...this.#changedPhones({ state: 'closed' }) });
    this.#memory = memoryOf(link);
  }

  #changedPhones(memory: Memory): { readonly phones?: PhonesOf } {
    const phones = phonesOf(this.id, memory);
    return isDeepStrictEqual(phones, phonesOf(this.id, this.#memory)) ? {} : { phones };
  }

  /** Commits notices, and the values they are about, before the write that would make them unprovable. */
  async announce(notices: readonly NoticeDraft[], remarks: readonly JournalIntent[]): Promise<void> {
    if (notices.length > 0) await this.context.hub.ledger.commit(this.run, { notices, remarks });
  }

  /** One conditional, journaled write of the CRM record. */
  async updateEspo(record: CBeteiligte, attributes: JsonObject, why: string): Promise<UpdateAnswer> {
    const answer = await this.write(
      { system: 'espocrm', operation: 'PUT CBeteiligte', recordId: this.id, before: pick(record, Object.keys(attributes)), after: attributes, why },
      () => this.context.espocrm.update('CBeteiligte', this.id, attributes, versionOf(record)),
      (answer) => (answer.kind === 'updated' ? { kind: 'done' } : { kind: 'refused', reason: answer.kind }),
    );
    return answer.kind === 'updated' && hasCompany(record, answer.record) ? { kind: 'moved_on' } : answer;
  }
}

/**
 * True when the written record is not the next version of the one that was read. EspoCRM lets a stale write pass that changes
 * nothing, such as one that is repeated because its answer was lost: what a person entered in between has not been compared.
 */
function hasCompany({ versionNumber: before }: CBeteiligte, { versionNumber: after }: JsonObject): boolean {
  return typeof before === 'number' && typeof after === 'number' && after !== before + 1;
}

/** What to hold against the CRM on writing: its version, or without optimistic locking its last change. */
export function versionOf(record: CBeteiligte): SeenVersion {
  if (typeof record.versionNumber === 'number') return { kind: 'version', versionNumber: record.versionNumber };
  return record.modifiedAt ? { kind: 'modified_at', modifiedAt: record.modifiedAt, record } : { kind: 'unchecked' };
}

/** When the CRM record says it was last in step. */
export const lastSyncOf = ({ advowareLastSync }: JsonObject): string | null => (typeof advowareLastSync === 'string' ? advowareLastSync : null);

/** What is seen of the CRM record after reading or writing it; `ownWrite` names the hub as its last writer. */
export function seenOf(record: JsonObject, rest: Pick<Seen, 'rowId' | 'entries' | 'settled'>, writer: 'hub' | 'unknown'): Seen {
  const { versionNumber, modifiedAt, modifiedById } = record;
  return {
    versionNumber: typeof versionNumber === 'number' ? versionNumber : null,
    modifiedAt: typeof modifiedAt === 'string' ? modifiedAt : null,
    modifiedById: writer === 'hub' && typeof modifiedById === 'string' ? modifiedById : null,
    ...rest,
  };
}
