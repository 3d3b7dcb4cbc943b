import { HubError } from '../../hub/errors/hub-error.js';
import type { JournalIntent, JournalOutcome } from '../../hub/ledger/ledger.js';
import { withLock } from '../../hub/locks/locks.js';
import { journaledWrite } from '../journal/journaled-write.js';
import { actor, type AssistantContext } from './context.js';

export interface WriteOnce<Answer> {
  readonly tool: string;
  /** Only one such work on it at a time. */
  readonly lockKey: string;
  readonly intent: JournalIntent;
  /** The id of what is wanted, when it is there already. */
  readonly find: () => Promise<string | undefined>;
  readonly write: () => Promise<Answer>;
  /** The new id; undefined when write protection kept it back. */
  readonly idOf: (answer: Answer) => string | undefined;
}

/** `existing`: it was there before, from an earlier call or by a person. */
export interface Written { readonly id: string; readonly existing: boolean }

/**
 * Writes what is not there yet: a client that repeats a call whose answer it lost gets the same record, and a write of
 * which nobody knows whether it happened is looked for once more (invariants.md, I6).
 * Throws HubError `lock_busy`, `write_protected`; UpstreamError.
 */
export async function writeOnce<Answer>(context: AssistantContext, wanted: WriteOnce<Answer>): Promise<Written> {
  const answer = await withLock(context.hub.locks, wanted.lockKey, async (lock) => {
    const known = await wanted.find();
    if (known !== undefined) return { id: known, existing: true };
    return await written(context, wanted, () => lock.assertHeld());
  });
  if (answer.kind === 'busy') throw new HubError('lock_busy', `${wanted.tool}: Daran wird gerade gearbeitet, bitte gleich noch einmal.`, { retryable: true });
  return answer.value;
}

async function written<Answer>(context: AssistantContext, wanted: WriteOnce<Answer>, assertHeld: () => Promise<void>): Promise<Written> {
  const author = { kind: 'assistant', trigger: wanted.tool, actor } as const;
  try {
    const answer = await journaledWrite(context.hub, author, wanted.intent, async () => {
      await assertHeld();
      return await wanted.write();
    }, (written) => outcomeOf(wanted.idOf(written)));
    const id = wanted.idOf(answer);
    if (id === undefined) throw new HubError('write_protected', `${wanted.tool}: Der Schreibschutz ist eingeschaltet, es wurde nichts geschrieben.`);
    return { id, existing: false };
  } catch (error) {
    if (!(error instanceof HubError && error.code === 'outcome_unknown')) throw error;
    const id = await wanted.find();
    if (id === undefined) throw error;
    return { id, existing: false };
  }
}

const outcomeOf = (id: string | undefined): JournalOutcome => (id === undefined ? { kind: 'suppressed' } : { kind: 'done', recordId: id });
