import { Temporal } from 'temporal-polyfill';
import { countedSince, tooManyGone } from '../../domain/beteiligte/gone-guard.js';
import { manyGoneText } from '../../domain/beteiligte/texts.js';
import type { BetNr } from '../../systems/advoware/records.js';
import { noticeKey } from '../notices/deliver-notices.js';
import type { BeteiligterRun } from './beteiligter-run.js';
import type { SyncResult } from './context.js';

/**
 * Stops before anything is written when too many linked records are missing in Advoware (I12): each is noted before all are counted, so that of
 * runs at the same time the last one knows of every other. Undefined when the run may go on. A number that the ledger has never
 * found there is one that a person typed.
 */
export async function holdIfManyAreGone(run: BeteiligterRun, betNr: BetNr): Promise<SyncResult | undefined> {
  const { memory, context: { hub: { effects, ledger } } } = run;
  if (memory.state !== 'linked' || memory.betNr !== betNr || run.event.gone_confirmed) return undefined;
  const goneAt = memory.goneAt ?? effects.now().toString();
  if (memory.goneAt === undefined) await run.remember({ ...memory, goneAt });
  const gone = await ledger.countGone('beteiligter', countedSince(Temporal.Instant.from(goneAt)).toString());
  if (!tooManyGone(gone)) return undefined;
  await tell(run, gone);
  return { kind: 'held', gone };
}

/** Once a day for all of them. */
async function tell(run: BeteiligterRun, gone: number): Promise<void> {
  const { hub, notifyUserId } = run.context;
  const day = hub.effects.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  await run.announce([{
    key: noticeKey('beteiligte', ['many gone', day.toString()]), recordId: run.id, userId: notifyUserId,
    text: manyGoneText(gone, day.toLocaleString('de-DE', { dateStyle: 'medium' })), detail: {},
  }], []);
}
