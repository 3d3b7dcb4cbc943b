import type { Insertable, Selectable } from 'kysely';
import { jsonText } from './json-text.js';
import type { Link } from './ledger.js';
import { ledgerTime } from './ledger-time.js';
import type { LedgerTables } from './tables.js';

/** What the row of a link holds beside its key. */
export function linkValues(link: Link, updatedAt: string): Omit<Insertable<LedgerTables['link']>, 'kind' | 'left_id'> {
  const empty = { right_id: null, intent: null, base: null, seen: null, reason: null, state: link.state, updated_at: updatedAt, gone_at: 'goneAt' in link ? ledgerTime(link.goneAt) : null };
  switch (link.state) {
    case 'creating': return { ...empty, intent: jsonText(link.intent) };
    case 'linked': return { ...empty, right_id: link.rightId, base: link.base && jsonText(link.base), seen: link.seen && jsonText(link.seen) };
    case 'closed': return { ...empty, right_id: link.rightId, reason: link.reason };
  }
}

export function linkOfRow(row: Selectable<LedgerTables['link']>): Link {
  const gone = row.gone_at === null ? {} : { goneAt: row.gone_at };
  switch (row.state) {
    case 'creating': return { state: 'creating', leftId: row.left_id, intent: row.intent ?? {} };
    case 'linked': return { state: 'linked', leftId: row.left_id, rightId: row.right_id ?? '', base: row.base, seen: row.seen, ...gone };
    case 'closed': return { state: 'closed', leftId: row.left_id, rightId: row.right_id, reason: row.reason ?? '', ...gone };
  }
}
