import { sql, type Kysely } from 'kysely';
import type { Effects } from '../../effects/effects.js';
import { jsonText } from '../json-text.js';
import { ledgerTime } from '../ledger-time.js';
import { callLedger } from '../sql-failures.js';
import type { LedgerTables } from '../tables.js';
import type { AccessLog } from './access-log.js';

/** The access log in SQL; rows are only ever added. */
export function sqlAccessLog(db: Kysely<LedgerTables>, effects: Effects): AccessLog {
  return {
    note: ({ actor, action, records }) => callLedger(effects, { operation: 'access note' }, async () => {
      await db.insertInto('access').values({ at: ledgerTime(effects.now()), actor, action, records: jsonText(records) }).execute();
    }),
    entries: ({ recordId, limit }) => callLedger(effects, { operation: 'access entries' }, async () => {
      let rows = db.selectFrom('access').select(['at', 'actor', 'action', 'records']);
      if (recordId !== undefined) rows = rows.where(sql<boolean>`records @> ${jsonText([recordId])}::jsonb`);
      return await rows.orderBy('position', 'desc').limit(limit).execute();
    }),
  };
}
