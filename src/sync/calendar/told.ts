import { sideName } from '../../domain/calendar/texts.js';
import type { Ask, Conflict, Operation, Plan, Unreadable } from '../../domain/calendar/plan-types.js';
import type { JournalIntent, NewNotice } from '../../hub/ledger/ledger.js';
import { noticeKey } from '../notices/deliver-notices.js';
import type { CalendarRun } from './calendar-run.js';

/** A notice to those who look after the calendars; the same occasion is told once. */
export function calendarNotice(run: CalendarRun, occasion: readonly string[], text: string): NewNotice {
  const { kuerzel } = run.calendar;
  return { key: noticeKey(`calendar ${kuerzel}`, occasion), recordId: kuerzel, userId: run.context.notifyUserId, text: `Kalender ${kuerzel}: ${text}`, detail: {} };
}

/** A run that cannot go on until somebody acts. `day`: told once on each. */
export const failureNotice = (kuerzel: string, userId: string, { code, message, day }: { readonly code: string; readonly message: string; readonly day: string }): NewNotice =>
  ({ key: noticeKey(`calendar ${kuerzel}`, ['failed', code, day]), recordId: kuerzel, userId, text: `Kalender ${kuerzel} wird nicht abgeglichen: ${message}`, detail: {} });

/**
 * Commits what a person has to know before the first write, which would make it unprovable (I4): conflicts with the
 * values that lose, questions, what cannot be read, and who let a stopped plan go ahead.
 */
export async function announce(run: CalendarRun, plan: Plan): Promise<void> {
  const notices = [...plan.conflicts.map((conflict) => conflictNotice(run, conflict)), ...plan.asks.map((ask) => askNotice(run, ask)), ...unreadableNotice(run, plan.unreadable)];
  const remarks = plan.guard.kind === 'confirmed' ? [goAheadRemark(run, plan)] : [];
  if (notices.length + remarks.length > 0) await run.remember({ notices, remarks });
}

/** Told at the third failure: the first ones may pass by themselves. */
export const asideNotice = (run: CalendarRun, key: string, operation: Operation, reason: string): NewNotice => calendarNotice(run, ['set aside', key],
  `${operation.why} Das ist wiederholt gescheitert (${reason}). Alles andere läuft weiter; bitte prüfen.`);

/** The journal keeps both values, the notice only what may leave. */
function conflictNotice(run: CalendarRun, conflict: Conflict): NewNotice {
  const remark: JournalIntent = {
    system: conflict.winner === 'google' ? 'advoware' : 'google', operation: 'Konflikt', recordId: String(conflict.frNr),
    before: { advoware: conflict.advowareValue, google: conflict.googleValue }, after: { gilt: sideName(conflict.winner) }, why: conflict.text,
  };
  return { ...calendarNotice(run, [conflict.key], conflict.text), detail: { kind: conflict.kind, field: conflict.field, frNr: conflict.frNr }, remark };
}

const askNotice = (run: CalendarRun, { key, text, kind }: Ask): NewNotice => ({ ...calendarNotice(run, [key], text), detail: { kind } });

/** One notice for all that cannot be read, and a new one when they are others. */
function unreadableNotice(run: CalendarRun, unreadable: readonly Unreadable[]): readonly NewNotice[] {
  if (unreadable.length === 0) return [];
  const texts = unreadable.map(({ text }) => text).sort();
  const rest = texts.length > listed ? [`… und ${texts.length - listed} weitere.`] : [];
  return [calendarNotice(run, ['unreadable', ...texts], ['Diese Termine nimmt der Abgleich aus:', ...texts.slice(0, listed).map((text) => `– ${text}`), ...rest].join('\n'))];
}

const listed = 20;

function goAheadRemark(run: CalendarRun, { hash, counts }: Plan): JournalIntent {
  const { goAhead, kuerzel } = run.calendar;
  return {
    system: 'google', operation: 'Freigabe', recordId: kuerzel, before: {}, after: { hash, counts: { ...counts } },
    why: `Freigegeben von ${goAhead?.actor ?? 'unbekannt'}: Der angehaltene Plan wird ausgeführt.`,
  };
}
