import { freqs, lastDate, startDate, type Appointment, type Field, type Time } from './appointment.js';
import type { AdvowareAppointment } from './from-advoware.js';

/** The mapped attributes of an Advoware appointment as the hub writes them. */
export interface AdvowareFields extends AdvowareSchedule {
  readonly text: string | null; readonly notiz: string | null; readonly ort: string | null;
  readonly privat: number | boolean;
}
interface AdvowareSchedule {
  readonly datum: string; readonly uhrzeitVon: string | null; readonly uhrzeitBis: string | null; readonly datumBis: string;
  readonly dauertermin: number | boolean; readonly turnus: number; readonly turnusArt: number;
}
export type AdvowareChanges = Partial<AdvowareFields>;

/** All mapped attributes of a new record. */
export const toAdvoware = (appointment: Appointment): AdvowareFields => ({
  text: appointment.title || null,
  notiz: appointment.notes || null,
  ort: appointment.location || null,
  ...scheduleOf(appointment),
  privat: appointment.isPrivate ? 1 : 0,
});

/**
 * The attributes to merge into the record just read, so that the given fields become as in `wanted`; everything else
 * stays bit for bit. Dates and flags keep the form in which the record has them.
 */
export function advowareChanges(wanted: Appointment, changed: readonly Field[], current: AdvowareAppointment): AdvowareChanges {
  return Object.assign({}, ...changed.map((field) => attributesOf(field, wanted, current))) as AdvowareChanges;
}

function attributesOf(field: Field, wanted: Appointment, current: AdvowareAppointment): AdvowareChanges {
  switch (field) {
    case 'title': return { text: wanted.title || null };
    case 'notes': return { notiz: wanted.notes || null };
    case 'location': return { ort: wanted.location || null };
    case 'private': return { privat: flagLike(current.privat, wanted.isPrivate ? 1 : 0) };
    // Time and rule share `datumBis`, so they are always written together.
    case 'time': case 'rule': return scheduleLike(current, scheduleOf(wanted));
  }
}

function scheduleOf({ time, repetition }: Appointment): AdvowareSchedule {
  const times = { datum: dateText(startDate(time).toString()), uhrzeitVon: clockText(time, 'start'), uhrzeitBis: clockText(time, 'end') };
  if (repetition.kind === 'series') {
    return { ...times, datumBis: dateText(repetition.until.toString()), dauertermin: 1, turnus: repetition.interval, turnusArt: freqs.indexOf(repetition.freq) + 1 };
  }
  const last = time.kind === 'timed' ? time.end.toPlainDate() : lastDate(time);
  const isBlock = time.kind === 'allDay' && !last.equals(time.start);
  return { ...times, datumBis: dateText(last.toString()), dauertermin: isBlock ? 1 : 0, turnus: 0, turnusArt: 0 };
}

const dateText = (date: string): string => `${date}T00:00:00`;
const clockText = (time: Time, edge: 'start' | 'end'): string | null =>
  time.kind === 'timed' ? time[edge].toPlainTime().toString({ smallestUnit: 'second' }) : null;

function scheduleLike(current: AdvowareAppointment, schedule: AdvowareSchedule): AdvowareSchedule {
  const isShort = current.datum?.includes('T') === false;
  const like = (date: string): string => (isShort ? date.slice(0, dateLength) : date);
  return { ...schedule, datum: like(schedule.datum), datumBis: like(schedule.datumBis), dauertermin: flagLike(current.dauertermin, schedule.dauertermin) };
}

const dateLength = 'YYYY-MM-DD'.length;
const flagLike = (current: unknown, flag: number | boolean): number | boolean => (typeof current === 'boolean' ? Boolean(flag) : flag);
