import { isDeepStrictEqual } from 'node:util';
import { asHubError } from '../../hub/errors/http-answer.js';
import type { HubError } from '../../hub/errors/hub-error.js';
import type { JournalIntent, JournalOutcome, Ledger, Run } from '../../hub/ledger/ledger.js';
import { writeUnder } from '../../hub/locks/lock-in-hand.js';
import type { HeldLock } from '../../hub/locks/locks.js';

/** A run on one record under its lock: its writes to outside systems go through here and nowhere else. */
export class LockedRun {
  protected readonly run: Run;
  readonly #ledger: Ledger;
  readonly #lock: Pick<HeldLock, 'assertHeld'>;

  constructor(ledger: Ledger, lock: Pick<HeldLock, 'assertHeld'>, run: Run) {
    this.#ledger = ledger;
    this.#lock = lock;
    this.run = run;
  }

  /**
   * Notes the intent, checks the lock, writes, notes the outcome: every write of the sync goes this way.
   * The check comes last, and again before each repetition: the ledger, or a pause, may have let it wait for longer than the lock lives.
   */
  async write<Answer>(intent: JournalIntent, write: () => Promise<Answer>, outcomeOf: (answer: Answer) => JournalOutcome): Promise<Answer> {
    const journalId = await this.#ledger.intend(this.run, intent);
    try {
      await this.#lock.assertHeld();
      const answer = await writeUnder(this.#lock, write);
      await this.#ledger.settle(journalId, outcomeOf(answer));
      return answer;
    } catch (error) {
      await this.#ledger.settle(journalId, failureOutcome(asHubError(error)));
      throw error;
    }
  }

  /** Keeps one journal row for a write that protection holds back, however often the run comes by. */
  async noteSuppressed(intent: JournalIntent): Promise<void> {
    const rows = await this.#ledger.journal({ recordId: intent.recordId, limit: 20 });
    const last = rows.find((row) => row.system === intent.system);
    // The data base keeps an object's fields in an order of its own.
    if (last?.outcome === 'suppressed' && last.operation === intent.operation && isDeepStrictEqual(last.after, asKept(intent.after))) return;
    await this.#ledger.settle(await this.#ledger.intend(this.run, intent), { kind: 'suppressed' });
  }
}

const asKept = (value: JournalIntent['after']): unknown => JSON.parse(JSON.stringify(value));

function failureOutcome(error: HubError): JournalOutcome {
  const kind = error.code === 'outcome_unknown' || error.code === 'internal' ? 'unknown' : 'refused';
  return { kind, reason: `${error.code}: ${error.message}` };
}
