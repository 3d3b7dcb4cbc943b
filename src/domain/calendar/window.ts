import { Temporal } from 'temporal-polyfill';
import { lastDate, startDate, type Repetition, type Time } from './appointment.js';

/** The days that are kept in step, both inclusive (calendar-sync.md, Window). */
export interface Window { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }

export const defaultDays = { back: 90, ahead: 730 } as const;

export const windowAround = (today: Temporal.PlainDate, days: { readonly back: number; readonly ahead: number } = defaultDays): Window => ({
  from: today.subtract({ days: days.back }),
  to: today.add({ days: days.ahead }),
});

/** Wide enough to find what a person has moved: periods of limitation run for thirty years. */
export const widened = ({ from, to }: Window): Window => ({ from: from.subtract({ years: 10 }), to: to.add({ years: 30 }) });

/** True when the appointment touches the window; a series touches it when its span from first to last day does. */
export function overlaps(window: Window, time: Time, repetition: Repetition): boolean {
  const first = startDate(time);
  const last = repetition.kind === 'series' ? latest(repetition.until, lastDate(time)) : lastDate(time);
  return Temporal.PlainDate.compare(first, window.to) <= 0 && Temporal.PlainDate.compare(last, window.from) >= 0;
}

/**
 * True when a reading of these days must list the appointment, so that its absence says something. An appointment that
 * began before the first day may be filed under its first day only; of series Advoware says that the span counts.
 */
export function mustBeListed(covered: Window, time: Time, repetition: Repetition): boolean {
  if (repetition.kind === 'series') return overlaps(covered, time, repetition);
  const first = startDate(time);
  return Temporal.PlainDate.compare(first, covered.from) >= 0 && Temporal.PlainDate.compare(first, covered.to) <= 0;
}

const latest = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate => (Temporal.PlainDate.compare(one, other) > 0 ? one : other);
