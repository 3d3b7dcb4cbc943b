import type { Insertable, Selectable } from 'kysely';
import { jsonText, plainText } from './json-text.js';
import type { JournalIntent, JournalRow, Run } from './ledger.js';
import type { LedgerTables } from './tables.js';

/** A new row of the journal: an intent that waits for its outcome, or a remark that has none. */
export function journalRow(id: string, run: Run, intent: JournalIntent, now: string, outcome: 'open' | 'remark'): Insertable<LedgerTables['journal']> {
  return {
    id, run_id: run.id, system: intent.system, operation: intent.operation, record_id: intent.recordId,
    before: jsonText(intent.before), after: jsonText(intent.after), why: plainText(intent.why), intent_at: now,
    outcome, outcome_at: outcome === 'remark' ? now : null, reason: null,
  };
}

export function journalOfRow(row: Omit<Selectable<LedgerTables['journal']>, 'position'> & { readonly actor: string }): JournalRow {
  return {
    id: row.id, runId: row.run_id, actor: row.actor, system: row.system, operation: row.operation, recordId: row.record_id,
    before: row.before, after: row.after, why: row.why, intentAt: row.intent_at,
    outcome: row.outcome, outcomeAt: row.outcome_at, reason: row.reason,
  };
}
