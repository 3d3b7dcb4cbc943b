import type { Appointment } from './appointment.js';
import { isSeries, type GoogleEvent, type RepeatingEvent } from './google-event.js';
import { expressible, seriesOf, type BadSeries, type GoogleSeries } from './google-series.js';
import { timeFromGoogle, type BadGoogleTime } from './google-time.js';

export type UnreadableGoogle = BadSeries | BadGoogleTime | 'other_event_type';

export type GoogleRead =
  /** `series` says how it repeats in Google's words. */
  | { readonly kind: 'appointment'; readonly appointment: Appointment; readonly series?: GoogleSeries }
  /** A series that Advoware has no rule for: it is synced instance by instance. */
  | { readonly kind: 'instances'; readonly series: GoogleSeries }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableGoogle };

/** A live Google event in common form; tombstones carry no content and are sorted out before. */
export function fromGoogle(event: GoogleEvent): GoogleRead {
  if (event.eventType && !appointmentTypes.includes(event.eventType)) return { kind: 'unreadable', reason: 'other_event_type' };
  return isSeries(event) ? readSeries(event) : readSingle(event);
}

/** The texts of an event; of an instance they are its own, of a series those of every instance. */
export const textsOf = (event: GoogleEvent): Pick<Appointment, 'title' | 'notes' | 'location' | 'isPrivate'> => ({
  title: event.summary ?? '',
  notes: event.description ?? '',
  location: event.location ?? '',
  isPrivate: event.visibility === 'private' || event.visibility === 'confidential',
});

/** Birthdays, focus times, absences and work places are no appointments. */
const appointmentTypes = ['default', 'fromGmail'];

function readSingle(event: GoogleEvent): GoogleRead {
  const time = timeFromGoogle(event.start, event.end);
  if (typeof time === 'string') return { kind: 'unreadable', reason: time };
  return { kind: 'appointment', appointment: { time, repetition: { kind: 'single' }, ...textsOf(event) } };
}

function readSeries(event: RepeatingEvent): GoogleRead {
  try {
    const series = seriesOf(event);
    if (typeof series === 'string') return { kind: 'unreadable', reason: series };
    const plain = expressible(series);
    return plain ? { kind: 'appointment', appointment: { ...plain, ...textsOf(event) }, series } : { kind: 'instances', series };
  } catch {
    // The library throws on rules that never happen or that it would have to search for ever.
    return { kind: 'unreadable', reason: 'bad_recurrence' };
  }
}
