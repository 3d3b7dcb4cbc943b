import { asHubError } from '../../hub/errors/http-answer.js';
import type { HubError } from '../../hub/errors/hub-error.js';
import type { Hub } from '../../hub/hub.js';
import type { JournalIntent, JournalOutcome, Run, RunKind } from '../../hub/ledger/ledger.js';

type Parts = Pick<Hub, 'ledger' | 'log'>;

/** Who writes, and on whose word. */
export interface Author { readonly kind: RunKind; readonly trigger: string; readonly actor: string }

/**
 * One write that is a run of its own: intent, effect, outcome. Without a row in the journal nothing is sent. Once the effect
 * has happened or not, a ledger that fails leaves the row open, and the caller gets the answer.
 */
export async function journaledWrite<Answer>(
  hub: Parts, author: Author, intent: JournalIntent, write: () => Promise<Answer>, outcomeOf: (answer: Answer) => JournalOutcome,
): Promise<Answer> {
  const { run } = await hub.ledger.beginRun({ ...author, recordId: intent.recordId });
  const journalId = await hub.ledger.intend(run, intent);
  try {
    const answer = await write();
    await note(hub, run, journalId, outcomeOf(answer));
    return answer;
  } catch (error) {
    await note(hub, run, journalId, failureOf(asHubError(error)));
    throw error;
  }
}

async function note({ ledger, log }: Parts, run: Run, journalId: string, outcome: JournalOutcome): Promise<void> {
  try {
    await ledger.settle(journalId, outcome);
    await ledger.endRun(run, { result: outcome.kind, counts: {}, ...('reason' in outcome ? { error: outcome.reason } : {}) });
  } catch (error) {
    log.error('journal.outcome_not_noted', { journal: journalId, outcome: outcome.kind }, error);
  }
}

function failureOf({ code }: HubError): JournalOutcome {
  if (code === 'write_protected') return { kind: 'suppressed' };
  // An error that nobody foresaw says nothing about the effect.
  return code === 'outcome_unknown' || code === 'internal' ? { kind: 'unknown', reason: code } : { kind: 'refused', reason: code };
}
