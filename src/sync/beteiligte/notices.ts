import type { FieldConflict, Unholdable } from '../../domain/beteiligte/reconcile.js';
import { conflictText, fieldName, unholdableText } from '../../domain/beteiligte/texts.js';
import type { Conflict as ContactConflict, Report } from '../../domain/kommunikation/plan.js';
import type { JournalIntent, NoticeDraft } from '../../hub/ledger/ledger.js';
import type { AdvowareBeteiligter } from '../../systems/advoware/records.js';
import type { CBeteiligte } from '../../systems/espocrm/records.js';
import { noticeKey } from '../notices/deliver-notices.js';
import type { SyncContext } from './context.js';

/** A notice to the responsible user. `occasion` tells one occurrence from the next; the same one is told once. */
export function noticeTo(context: SyncContext, record: CBeteiligte, occasion: readonly string[], text: string): NoticeDraft {
  return { key: noticeKey(record.id, occasion), recordId: record.id, userId: record.assignedUserId ?? context.notifyUserId, text, detail: {} };
}

/**
 * Notices and journal remarks of conflicts that are decided by the coming write. The row read from Advoware is part
 * of the key: planned again after a crash it is the same conflict, next week with the same values it is another.
 */
export function conflictNotices(
  context: SyncContext, espo: CBeteiligte, advoware: AdvowareBeteiligter, conflicts: readonly FieldConflict[],
): { readonly notices: readonly NoticeDraft[]; readonly remarks: readonly JournalIntent[] } {
  return {
    notices: conflicts.map((conflict) => ({
      ...noticeTo(context, espo, ['conflict', conflict.field, conflict.espo, conflict.advoware, advoware.rowId], conflictText(conflict, advoware.betNr)),
      detail: { ...conflict },
    })),
    remarks: conflicts.map((conflict) => ({
      system: 'advoware', operation: 'Konflikt', recordId: String(advoware.betNr),
      before: { [conflict.field]: conflict.advoware }, after: { [conflict.field]: conflict.espo },
      why: `${fieldName(conflict.field)} auf beiden Seiten verschieden geändert: EspoCRM gilt, der Wert aus Advoware steht hier.`,
    })),
  };
}

export const unholdableNotices = (
  context: SyncContext, espo: CBeteiligte, advoware: AdvowareBeteiligter, changes: readonly Unholdable[],
): readonly NoticeDraft[] => changes.map((change) =>
  noticeTo(context, espo, ['unholdable', change.field, change.heldBy, change.value, advoware.rowId], unholdableText(change, advoware.betNr)));

/** The same for phones and e-mails. */
export function contactConflictNotices(
  context: SyncContext, espo: CBeteiligte, advoware: AdvowareBeteiligter, conflicts: readonly ContactConflict[],
): { readonly notices: readonly NoticeDraft[]; readonly remarks: readonly JournalIntent[] } {
  return {
    notices: conflicts.map(({ key, text, medium, rule }) => ({ ...noticeTo(context, espo, ['contact', key, advoware.rowId], text), detail: { key, medium, rule } })),
    remarks: conflicts.map(({ entryId, espocrmValue, advowareValue, winner, text }) => ({
      system: 'advoware', operation: 'Konflikt', recordId: `${advoware.betNr}/${entryId}`,
      before: { espocrm: espocrmValue, advoware: advowareValue }, after: { gilt: winner }, why: text,
    })),
  };
}

/** One notice for all that a run found which a person should mend. */
export function contactReportNotices(
  context: SyncContext, espo: CBeteiligte, advoware: AdvowareBeteiligter, reports: readonly Report[],
): readonly NoticeDraft[] {
  if (reports.length === 0) return [];
  const text = [`Beteiligter ${advoware.betNr}, Telefon und E-Mail:`, ...reports.map((report) => `– ${report.text}`)].join('\n');
  return [noticeTo(context, espo, ['reports', ...reports.map(({ key }) => key), advoware.rowId], text)];
}
