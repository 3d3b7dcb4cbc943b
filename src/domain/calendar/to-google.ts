import type { Appointment, Field, Time } from './appointment.js';
import { berlin } from './berlin.js';
import { rruleLine } from './recurrence.js';

/** An edge as it is written: local time with its zone; when the kind switches, the other kind is cleared. */
export interface WrittenTime { readonly date?: string | null; readonly dateTime?: string | null; readonly timeZone?: string | null }

/** The mapped attributes of an event as the hub writes them: never attendees, never `sequence`. */
export interface GoogleFields {
  readonly summary?: string | null; readonly description?: string | null; readonly location?: string | null;
  readonly visibility?: 'private' | 'default';
  readonly start?: WrittenTime; readonly end?: WrittenTime;
  readonly recurrence?: readonly string[] | null;
  readonly extendedProperties?: { readonly private: Readonly<Record<string, string>> };
}

/** All mapped attributes of a new event. */
export const toGoogle = (appointment: Appointment): GoogleFields => ({
  summary: appointment.title,
  description: appointment.notes,
  location: appointment.location,
  visibility: visibilityOf(appointment),
  start: newEdge(appointment.time, 'start'),
  end: newEdge(appointment.time, 'end'),
  ...(appointment.repetition.kind === 'series' ? { recurrence: [rruleLine(appointment.time, appointment.repetition)] } : {}),
});

/** A PATCH that makes the given fields as in `wanted` and leaves out all others, which Google then keeps. */
export function googlePatch(wanted: Appointment, changed: readonly Field[]): GoogleFields {
  return Object.assign({}, ...changed.map((field) => attributesOf(field, wanted))) as GoogleFields;
}

function attributesOf(field: Field, wanted: Appointment): GoogleFields {
  switch (field) {
    case 'title': return { summary: wanted.title || null };
    case 'notes': return { description: wanted.notes || null };
    case 'location': return { location: wanted.location || null };
    case 'private': return { visibility: visibilityOf(wanted) };
    case 'time': return { start: patchedEdge(wanted.time, 'start'), end: patchedEdge(wanted.time, 'end'), ...untilLine(wanted) };
    case 'rule': return { recurrence: wanted.repetition.kind === 'series' ? [rruleLine(wanted.time, wanted.repetition)] : null };
  }
}

/** The form of `UNTIL` goes with the kind of start, so a series gets its rule anew with its time. */
const untilLine = ({ time, repetition }: Appointment): GoogleFields =>
  repetition.kind === 'series' ? { recurrence: [rruleLine(time, repetition)] } : {};

const visibilityOf = ({ isPrivate }: Appointment): 'private' | 'default' => (isPrivate ? 'private' : 'default');

function newEdge(time: Time, edge: 'start' | 'end'): WrittenTime {
  return time.kind === 'allDay' ? { date: time[edge].toString() } : { dateTime: time[edge].toString({ smallestUnit: 'second' }), timeZone: berlin };
}

function patchedEdge(time: Time, edge: 'start' | 'end'): WrittenTime {
  return time.kind === 'allDay' ? { ...newEdge(time, edge), dateTime: null, timeZone: null } : { ...newEdge(time, edge), date: null };
}
