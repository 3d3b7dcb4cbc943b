import { Temporal } from 'temporal-polyfill';
import type { SyncContext } from './context.js';
import { linkedRecords } from './linked-records.js';

/**
 * Once a day: linked records that the CRM's list of all ids lacks, since a delete webhook may never have arrived. Absence in a list
 * is no deletion (I11): the run on each looks for itself. A list that fails or contradicts itself throws, and the next cron looks again.
 */
export async function untoldDeletions(context: Pick<SyncContext, 'espocrm' | 'hub'>): Promise<readonly string[]> {
  const { espocrm, hub: { ledger } } = context;
  if (await hasLooked(context)) return [];
  // The ledger first: what is linked while the list is read is not missing from it.
  const missing = new Set<string>();
  for await (const { leftId } of linkedRecords(ledger)) missing.add(leftId);
  for await (const page of espocrm.list('CBeteiligte', { select: ['id'], orderBy: 'id', order: 'asc' })) page.forEach(({ id }) => missing.delete(id));
  // Should its events get lost, the next day's look finds the same.
  const { run } = await ledger.beginRun({ kind: 'listing', recordId: lookId, trigger: 'cron', actor: 'Hub' });
  await ledger.endRun(run, { result: 'compared', counts: { missing: missing.size } });
  return [...missing];
}

const lookId = 'list of CBeteiligte';
const everyHours = 24;

/** A look that lies ahead is one of a clock that was put back. */
async function hasLooked({ hub: { effects, ledger } }: Pick<SyncContext, 'hub'>): Promise<boolean> {
  const [last] = await ledger.runs({ recordId: lookId, limit: 1 });
  if (!last) return false;
  const hours = effects.now().since(Temporal.Instant.from(last.endedAt)).total('hours');
  return hours >= 0 && hours < everyHours;
}
