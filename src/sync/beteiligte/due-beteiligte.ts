import { z } from 'zod';
import { espoText } from '../../domain/beteiligte/clocks.js';
import { staleAfterHours } from '../../domain/beteiligte/status.js';
import type { BeteiligteEvent } from '../../hub/events/topics.js';
import type { EspoRecord, Where } from '../../systems/espocrm/espocrm.js';
import type { SyncContext } from './context.js';
import { untoldDeletions } from './untold-deletions.js';

/**
 * Every Beteiligter the cron must look at (beteiligte-sync.md, Cron), oldest first, as events for `vmh.beteiligte.sync_check`; once a
 * day also those that the CRM seems to have lost without a word, and each time those that Advoware lacked when too many were gone.
 * All pages are read before anybody works on the first: a record that is synchronised leaves the list and would shift the next page.
 */
export async function dueBeteiligte(context: Pick<SyncContext, 'espocrm' | 'hub'>): Promise<readonly BeteiligteEvent[]> {
  const now = context.hub.effects.now();
  const pages = context.espocrm.list('CBeteiligte', {
    where: [due(espoText(now.subtract({ hours: staleAfterHours })), espoText(now.subtract({ seconds: lockSeconds })))],
    select: ['modifiedAt', 'versionNumber'], orderBy: 'modifiedAt', order: 'asc',
  });
  const rows: EspoRecord[] = [];
  for await (const page of pages) rows.push(...page);
  const origin = { source: 'cron', timestamp: now.toString() } as const;
  const deleted = await untoldDeletions(context);
  const known = new Set<string>([...rows.map(({ id }) => id), ...deleted]);
  const held = (await context.hub.ledger.heldGone('beteiligter')).filter((id) => !known.has(id));
  return [
    ...rows.map((row): BeteiligteEvent => {
      const { versionNumber, modifiedAt } = listed.parse(row);
      return { entity_id: row.id, action: 'sync_check', ...origin, ...(modifiedAt ? { seen: { versionNumber: versionNumber ?? null, modifiedAt } } : {}) };
    }),
    ...held.map((id): BeteiligteEvent => ({ entity_id: id, action: 'sync_check', ...origin })),
    ...deleted.map((id): BeteiligteEvent => ({ entity_id: id, action: 'delete', ...origin })),
  ];
}

const listed = z.object({ versionNumber: z.int().nullish(), modifiedAt: z.string().nullish() });
/** A record left `syncing` for longer than its lock lives was left behind by a crash. */
const lockSeconds = 60;

function due(staleBefore: string, crashedBefore: string): Where {
  const status = (...value: readonly string[]): Where => ({ type: 'in', attribute: 'syncStatus', value });
  const any = (...value: readonly Where[]): Where => ({ type: 'or', value });
  const all = (...value: readonly Where[]): Where => ({ type: 'and', value });
  const isNull = (attribute: string): Where => ({ type: 'isNull', attribute });
  return any(
    status('pending_sync', 'dirty', 'failed'),
    isNull('syncStatus'),
    all(status('clean'), any(isNull('advowareLastSync'), { type: 'before', attribute: 'advowareLastSync', value: staleBefore })),
    all(status('syncing'), { type: 'before', attribute: 'modifiedAt', value: crashedBefore }),
  );
}
