import type { HubError } from '../../hub/errors/hub-error.js';
import type { JsonObject } from '../../hub/json.js';
import type { JournalIntent, JournalOutcome, Link, NoticeDraft, Run } from '../../hub/ledger/ledger.js';
import type { HeldLock } from '../../hub/locks/locks.js';
import type { CBeteiligte, EntityId } from '../../systems/espocrm/records.js';
import type { SeenVersion, UpdateAnswer } from '../../systems/espocrm/espocrm.js';
import { asHubError } from '../../hub/errors/http-answer.js';
import type { Seen } from '../../domain/beteiligte/echo.js';
import type { SyncContext } from './context.js';
import { linkOf, memoryOf, type Memory } from './memory.js';

/** One run on one Beteiligter under its lock: the only way this sync reads its memory and writes anywhere. */
export class BeteiligterRun {
  readonly context: SyncContext;
  readonly id: EntityId;
  readonly #lock: HeldLock;
  readonly #run: Run;
  #memory: Memory;

  constructor(context: SyncContext, lock: HeldLock, run: Run, link: Link | undefined) {
    this.context = context;
    this.id = run.recordId as EntityId;
    this.#lock = lock;
    this.#run = run;
    this.#memory = memoryOf(link);
  }

  get memory(): Memory { return this.#memory; }

  /** Commits what is now known, and notices with it; a run whose lock or fence is lost cannot. */
  async remember(memory: Exclude<Memory, { state: 'closed' }>, notices: readonly NoticeDraft[] = [], remarks: readonly JournalIntent[] = []): Promise<void> {
    await this.context.hub.ledger.commit(this.#run, { link: linkOf(this.id, memory), notices, remarks });
    this.#memory = memory;
  }

  /** Closes the link for a reason told in the journal; the other side keeps its record. */
  async close(reason: string, notices: readonly NoticeDraft[] = []): Promise<void> {
    const rightId = this.#memory.state === 'linked' ? String(this.#memory.betNr) : null;
    await this.context.hub.ledger.commit(this.#run, { link: { state: 'closed', leftId: this.id, rightId, reason }, notices });
    this.#memory = { state: 'closed' };
  }

  /** Commits notices, and the values they are about, before the write that would make them unprovable. */
  async announce(notices: readonly NoticeDraft[], remarks: readonly JournalIntent[]): Promise<void> {
    if (notices.length > 0) await this.context.hub.ledger.commit(this.#run, { notices, remarks });
  }

  /**
   * Notes the intent, checks the lock, writes, notes the outcome: every write of the sync goes this way.
   * The check comes last: the ledger may have let it wait for longer than the lock lives.
   */
  async write<Answer>(intent: JournalIntent, write: () => Promise<Answer>, outcomeOf: (answer: Answer) => JournalOutcome): Promise<Answer> {
    const { ledger } = this.context.hub;
    const journalId = await ledger.intend(this.#run, intent);
    try {
      await this.#lock.assertHeld();
      const answer = await write();
      await ledger.settle(journalId, outcomeOf(answer));
      return answer;
    } catch (error) {
      await ledger.settle(journalId, failureOutcome(asHubError(error)));
      throw error;
    }
  }

  /** One conditional, journaled write of the CRM record. */
  updateEspo(record: CBeteiligte, attributes: JsonObject, why: string): Promise<UpdateAnswer> {
    return this.write(
      { system: 'espocrm', operation: 'PUT CBeteiligte', recordId: this.id, before: pick(record, Object.keys(attributes)), after: attributes, why },
      () => this.context.espocrm.update('CBeteiligte', this.id, attributes, versionOf(record)),
      (answer) => (answer.kind === 'updated' ? { kind: 'done' } : { kind: 'refused', reason: answer.kind }),
    );
  }

  /** Keeps one journal row for a write that protection holds back, however often the run comes by. */
  async noteSuppressed(intent: JournalIntent): Promise<void> {
    const { ledger } = this.context.hub;
    const rows = await ledger.journal({ recordId: intent.recordId, limit: 20 });
    const last = rows.find((row) => row.system === intent.system);
    if (last?.outcome === 'suppressed' && JSON.stringify(last.after) === JSON.stringify(intent.after)) return;
    await ledger.settle(await ledger.intend(this.#run, intent), { kind: 'suppressed' });
  }
}

/** The attributes of a record by name; absent ones count as null. */
export const pick = (record: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, record[name] ?? null]));

/** What to hold against the CRM on writing: its version, or without optimistic locking its last change. */
export function versionOf(record: Pick<CBeteiligte, 'versionNumber' | 'modifiedAt'>): SeenVersion {
  if (typeof record.versionNumber === 'number') return { kind: 'version', versionNumber: record.versionNumber };
  return record.modifiedAt ? { kind: 'modified_at', modifiedAt: record.modifiedAt } : { kind: 'unchecked' };
}

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

function failureOutcome(error: HubError): JournalOutcome {
  const kind = error.code === 'outcome_unknown' || error.code === 'internal' ? 'unknown' : 'refused';
  return { kind, reason: `${error.code}: ${error.message}` };
}
