import { createHash } from 'node:crypto';
import { contentsAfter, contentsOf } from '../../domain/kommunikation/contents.js';
import { baseAfter } from '../../domain/kommunikation/next-base.js';
import type { KommunikationBase } from '../../domain/kommunikation/base.js';
import type { Operation, Plan } from '../../domain/kommunikation/plan.js';
import { reconcile } from '../../domain/kommunikation/reconcile.js';
import { resultOf, type EffectOutcome, type KommunikationResult } from '../../domain/kommunikation/result.js';
import type { AdvowareBeteiligter, BetNr } from '../../systems/advoware/records.js';
import type { CBeteiligte } from '../../systems/espocrm/records.js';
import type { BeteiligterRun } from './beteiligter-run.js';

/** A Beteiligter's entries as read; a record created just now has none. */
export type EntriesRead = Pick<AdvowareBeteiligter, 'kommunikation'>;

/** What to do with phones and e-mails in this run; undefined when they are left alone. */
export function planKommunikation(run: BeteiligterRun, record: CBeteiligte, advoware: EntriesRead): Plan | undefined {
  const direction = run.context.kommunikation;
  if (direction === 'off') return undefined;
  const base = run.memory.state === 'linked' ? run.memory.kommunikation : undefined;
  return reconcile({ crm: record, advoware, base, direction });
}

/** How the writes to the entries ended. */
export type EntriesOutcome =
  | { readonly kind: 'moved_on' }
  | {
    readonly kind: 'ended';
    readonly result: KommunikationResult | undefined;
    readonly base: KommunikationBase | undefined;
    /** Digest for `Seen`. */
    readonly entries: string | null;
    readonly isSettled: boolean;
    /** Slots left behind; undefined when phones and e-mails were left alone. */
    readonly emptySlots: number | undefined;
    readonly suppressed: number;
  };

/**
 * Carries the plan's operations out, one write an entry, in the plan's order, after the CRM write. The base moves on only
 * when all of them are done; after anything less the markers tell the next run what was.
 */
export async function writeEntries(run: BeteiligterRun, betNr: BetNr, read: EntriesRead, plan: Plan | undefined): Promise<EntriesOutcome> {
  const before = run.memory.state === 'linked' ? run.memory.kommunikation : undefined;
  if (!plan) return { kind: 'ended', result: undefined, base: before, entries: null, isSettled: true, emptySlots: undefined, suppressed: 0 };
  const outcomes: EffectOutcome[] = [];
  const created = new Map<number, number>();
  const written = new Set<number>();
  let suppressed = 0;
  for (const [index, operation] of plan.advoware.entries()) {
    const answer = await writeEntry(run, betNr, operation, rowIdOf(read, operation, written));
    switch (answer.kind) {
      case 'moved_on': return { kind: 'moved_on' };
      case 'suppressed':
        suppressed += 1;
        outcomes.push({ kind: 'not_done' });
        break;
      case 'done':
        if (answer.id !== undefined) created.set(index, answer.id);
        outcomes.push({ kind: 'done' });
        break;
    }
  }
  const isDone = suppressed === 0;
  return {
    kind: 'ended', suppressed, isSettled: plan.settled && isDone, emptySlots: plan.counts.emptySlots,
    result: resultOf(plan, { crm: { kind: 'done' }, advoware: outcomes }),
    base: isDone ? baseAfter(plan, created) : before,
    entries: digest(isDone ? contentsAfter(read.kommunikation, plan.advoware) : contentsOf(read.kommunikation)),
  };
}

/** Tells whether the entries hold what the last run left; comparing a digest, the ledger keeps no second copy of them. */
export const entriesDigest = (read: EntriesRead): string => digest(contentsOf(read.kommunikation));

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

type Written = { readonly kind: 'done'; readonly id?: number } | { readonly kind: 'moved_on' } | { readonly kind: 'suppressed' };

/** The row that was read guards the first write of an entry; a second one follows on the first, whose row is not told. */
function rowIdOf({ kommunikation }: EntriesRead, operation: Operation, written: Set<number>): string | undefined {
  if (operation.kind === 'post' || written.has(operation.entryId)) return undefined;
  written.add(operation.entryId);
  return kommunikation?.find(({ id }) => id === operation.entryId)?.rowId ?? undefined;
}

async function writeEntry(run: BeteiligterRun, betNr: BetNr, operation: Operation, rowId: string | undefined): Promise<Written> {
  const { advoware } = run.context;
  const { tlf, bemerkung, online, kommKz, why } = operation;
  const content = { tlf, bemerkung, online };
  const isNew = operation.kind === 'post';
  const intent = {
    system: 'advoware', operation: isNew ? 'POST Kommunikation' : 'PUT Kommunikation', why,
    recordId: isNew ? String(betNr) : `${betNr}/${operation.entryId}`,
    before: isNew ? {} : { ...operation.before }, after: isNew ? { ...content, kommKz } : content,
  } as const;
  if (advoware.writeProtected) {
    await run.noteSuppressed(intent);
    return { kind: 'suppressed' };
  }
  if (isNew) {
    const answer = await run.write(intent, () => advoware.createKommunikation(betNr, { ...content, kommKz }),
      (given) => (given.kind === 'created' ? { kind: 'done', ...(given.id === undefined ? {} : { recordId: `${betNr}/${given.id}` }) } : { kind: 'refused', reason: given.kind }));
    return answer.kind === 'created' ? { kind: 'done', ...(answer.id === undefined ? {} : { id: answer.id }) } : { kind: 'moved_on' };
  }
  const answer = await run.write(intent, () => advoware.updateKommunikation(betNr, operation.entryId, { ...content, ...(rowId === undefined ? {} : { rowId }) }),
    ({ kind }) => (kind === 'updated' ? { kind: 'done' } : { kind: 'refused', reason: kind }));
  // An entry that is gone, or its Beteiligter, is found out by reading again.
  return answer.kind === 'updated' ? { kind: 'done' } : { kind: 'moved_on' };
}
