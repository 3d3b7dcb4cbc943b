import type { Transaction } from 'kysely';
import { journalRow } from './journal-rows.js';
import { jsonText, plainText } from './json-text.js';
import { isLinkKind, type Commit, type Link, type LinkKind, type JournalIntent, type NewNotice, type Run } from './ledger.js';
import { fenced, takenRight } from './ledger-errors.js';
import { linkValues } from './link-rows.js';
import { savePhones } from './phone-book/sql-phone-book.js';
import { violates } from './sql-failures.js';
import type { LedgerTables } from './tables.js';

/** What the commit takes from outside: its time, and ids for new rows. */
export interface CommitWorld { readonly now: string; readonly uuid: () => string }

/**
 * Applies a commit, all or nothing. FOR UPDATE keeps a newer run from raising the fence between the check and the commit.
 * @throws HubError `lock_lost` when a newer run holds the record, `conflict` when the right side is linked elsewhere.
 */
export async function applyCommit(tx: Transaction<LedgerTables>, run: Run, change: Commit, world: CommitWorld): Promise<void> {
  const held = await tx.selectFrom('fence').select('fence').where('kind', '=', run.kind).where('record_id', '=', run.recordId)
    .forUpdate().executeTakeFirst();
  if (held?.fence !== run.fence) throw fenced(run);
  if (change.link && isLinkKind(run.kind)) await saveLink(tx, run.kind, change.link, world.now);
  if (change.phones) await savePhones(tx, change.phones);
  const newlyTold = change.notices && change.notices.length > 0 ? await saveNotices(tx, change.notices, world) : [];
  const remarks = [...change.remarks ?? [], ...newlyTold];
  if (remarks.length > 0) await tx.insertInto('journal').values(remarks.map((remark) => journalRow(world.uuid(), run, remark, world.now, 'remark'))).execute();
}

async function saveLink(tx: Transaction<LedgerTables>, kind: LinkKind, link: Link, now: string): Promise<void> {
  const values = linkValues(link, now);
  try {
    await tx.insertInto('link').values({ kind, left_id: link.leftId, ...values })
      .onConflict((conflict) => conflict.columns(['kind', 'left_id']).doUpdateSet(values)).execute();
  } catch (error) {
    if (link.state === 'linked' && violates(error, 'link_right')) throw takenRight(kind, link.leftId, link.rightId);
    throw error;
  }
}

/** The same conflict found again has the same key and tells nobody twice (I4). Answers the remarks of those that are new. */
async function saveNotices(tx: Transaction<LedgerTables>, notices: readonly NewNotice[], world: CommitWorld): Promise<readonly JournalIntent[]> {
  const added = await tx.insertInto('notice').values(notices.map((notice) => ({
    id: world.uuid(), key: notice.key, record_id: notice.recordId, user_id: notice.userId, text: plainText(notice.text),
    detail: jsonText(notice.detail), created_at: world.now, attempted_at: null, sent_at: null,
  }))).onConflict((conflict) => conflict.column('key').doNothing()).returning('key').execute();
  const keys = new Set(added.map(({ key }) => key));
  return notices.flatMap(({ key, remark }) => (remark && keys.delete(key) ? [remark] : []));
}
