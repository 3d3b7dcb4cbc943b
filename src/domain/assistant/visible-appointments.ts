import { Temporal } from 'temporal-polyfill';
import { lastDate, startDate, timeText, type Appointment, type Time } from '../calendar/appointment.js';
import { occurrenceDates } from '../calendar/recurrence.js';
import type { Window } from '../calendar/window.js';

/** One happening as Y sees it; times are Berlin wall clock, an all-day end is the last day. Notes never leave. */
export interface VisibleAppointment {
  readonly frNr: number; readonly title: string; readonly location: string;
  readonly start: string; readonly end: string; readonly allDay: boolean; readonly private: boolean; readonly recurring: boolean;
}

/** What a private appointment is called. */
export const privateTitle = 'Privater Termin';

/** All happenings in the days, in order of their start; of a private one nothing but the time. */
export function visibleAppointments(appointments: readonly { readonly frNr: number; readonly appointment: Appointment }[], days: Window): readonly VisibleAppointment[] {
  return appointments
    .flatMap(({ frNr, appointment }) => timesIn(appointment, days).map((time) => shown(frNr, appointment, time)))
    .sort((one, other) => one.start.localeCompare(other.start) || one.frNr - other.frNr);
}

function timesIn({ time, repetition }: Appointment, days: Window): readonly Time[] {
  if (repetition.kind === 'single') return touches(time, days) ? [time] : [];
  const first = startDate(time);
  // One that begins before the days may still touch them.
  const from = days.from.subtract(first.until(lastDate(time)));
  return occurrenceDates(first, repetition, { from, to: days.to }).map((date) => moved(time, first.until(date))).filter((each) => touches(each, days));
}

const touches = (time: Time, { from, to }: Window): boolean =>
  Temporal.PlainDate.compare(startDate(time), to) <= 0 && Temporal.PlainDate.compare(lastDate(time), from) >= 0;

function moved(time: Time, by: Temporal.Duration): Time {
  return time.kind === 'timed'
    ? { kind: 'timed', start: time.start.add(by), end: time.end.add(by) }
    : { kind: 'allDay', start: time.start.add(by), end: time.end.add(by) };
}

function shown(frNr: number, { title, location, isPrivate, repetition }: Appointment, time: Time): VisibleAppointment {
  const [start = '', end = ''] = timeText(time).split('/');
  return {
    frNr, title: isPrivate ? privateTitle : title, location: isPrivate ? '' : location,
    start, end: time.kind === 'allDay' ? lastDate(time).toString() : end,
    allDay: time.kind === 'allDay', private: isPrivate, recurring: repetition.kind === 'series',
  };
}
