import type { Kysely, Transaction } from 'kysely';
import type { Effects } from '../../effects/effects.js';
import { jsonText } from '../json-text.js';
import { callLedger } from '../sql-failures.js';
import type { LedgerTables } from '../tables.js';
import type { PhoneBook, PhonesOf } from './phone-book.js';

export function sqlPhoneBook(db: Kysely<LedgerTables>, effects: Effects): PhoneBook {
  return {
    find: (numbers) => callLedger(effects, { operation: 'find phone' }, async () => {
      const rows = numbers.length === 0 ? [] : await db.selectFrom('phone_book').selectAll().where('number', 'in', numbers).orderBy('entity_id').limit(10).execute();
      return rows.map((row) => ({ entityType: row.entity_type, entityId: row.entity_id, number: row.number, person: row.person }));
    }),
  };
}

/** Part of a commit: in the same transaction as what the numbers were taken from. */
export async function savePhones(tx: Transaction<LedgerTables>, { entityType, entityId, person, numbers }: PhonesOf): Promise<void> {
  await tx.deleteFrom('phone_book').where('entity_type', '=', entityType).where('entity_id', '=', entityId).execute();
  const unique = [...new Set(numbers)];
  if (unique.length === 0) return;
  await tx.insertInto('phone_book').values(unique.map((number) => ({ entity_type: entityType, entity_id: entityId, number, person: jsonText({ ...person }) }))).execute();
}
