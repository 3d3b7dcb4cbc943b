import { Temporal } from 'temporal-polyfill';
import { emptyAppointment, type Appointment } from '../advoware/appointment.js';
import { employees } from '../advoware/employees.js';
import { berlinLocalTime } from '../advoware/local-time.js';
import type { AdvowareState } from '../advoware/state.js';
import { rowIdOf } from '../advoware/store.js';
import type { JsonObject } from '../json.js';

const DAY = 86_400_000;
const SINGLES = 26;

/** Fills the calendars of the ten employees: hearings, meetings, holidays, series, and the odd ones that break a careless mapping. */
export function addAppointments(state: AdvowareState, start: number): void {
  const today = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  for (const [index, { kuerzel }] of employees.entries()) {
    const own = [...singles(today, index), ...wholeDays(today, index), ...series(today, index), ...oddOnes(today, index)];
    for (const [position, fields] of own.entries()) add(state, start - ((index + position) % 60) * DAY, { ...fields, anwalt: kuerzel });
  }
}

function add(state: AdvowareState, changedAt: number, fields: JsonObject): void {
  const appointment: Appointment = { frNr: state.nextFrNr, rowId: rowIdOf(state.nextRow), geaendertAm: berlinLocalTime(changedAt), fields: { ...emptyAppointment, ...fields } };
  state.appointments[String(appointment.frNr)] = appointment;
  state.nextFrNr += 1;
  state.nextRow += 1;
}

const titles = ['Besprechung Räumungsklage', 'Termin AG Mitte, Saal 104', 'Telefonat Müller-Lüdenscheidt', 'Güteverhandlung', 'Ortstermin Lindenstraße', 'Mandantengespräch', 'Fristenkontrolle', 'Notartermin – Überlassung'];
const places = ['Kanzlei, Raum 2', 'Amtsgericht Mitte, Littenstraße 12–17', '', 'Große Gasse 5, 1. OG', 'Videokonferenz'];
const hours = ['08:30:00', '09:00:00', '10:15:00', '11:00:00', '13:30:00', '14:00:00', '15:45:00', '17:00:00'];

/** Every few days one, from 60 days back to some ten weeks ahead; weekends left out. */
function singles(today: Temporal.PlainDate, index: number): JsonObject[] {
  return Array.from({ length: SINGLES }, (_unused, position) => {
    const date = workday(today.add({ days: (position - 12) * 5 + (index % 5) }));
    const from = hours[(index + position) % hours.length] ?? '';
    return {
      ...on(date, index),
      text: titles[(index * 3 + position) % titles.length] ?? '',
      notiz: position % 3 === 0 ? `Akte ${100 + position}/26\nUnterlagen mitbringen – „Original“!` : null,
      ort: places[(index + position) % places.length] ?? '',
      uhrzeitVon: from, uhrzeitBis: later(from, position % 4 === 0 ? 30 : 90),
      privat: position % 7 === 3 ? 1 : 0,
      aktenzeichen: `${100 + position}/26`, raum: position % 5 === 0 ? 'R2' : null, erinnerung: position % 2 === 0 ? 15 : null,
    };
  });
}

/** A holiday of a week and a single whole day. */
function wholeDays(today: Temporal.PlainDate, index: number): JsonObject[] {
  const first = monday(today.add({ days: 20 + index * 14 }));
  return [
    { ...on(first, index), datumBis: text(first.add({ days: 4 }), index), dauertermin: 1, text: 'Urlaub', privat: 1 },
    { ...on(workday(today.add({ days: 9 + index })), index), text: 'Fortbildung Mietrecht', ort: 'Hannover' },
  ];
}

function series(today: Temporal.PlainDate, index: number): JsonObject[] {
  const weekly = monday(today.subtract({ days: 70 })).add({ days: index % 5 });
  const monthly = today.subtract({ months: 3 }).with({ day: index % 2 === 0 ? 15 : 31 }, { overflow: 'constrain' });
  return [
    { ...on(weekly, index), datumBis: text(weekly.add({ weeks: 52 }), index), uhrzeitVon: '09:00:00', uhrzeitBis: '09:45:00', dauertermin: 1, turnus: 1 + (index % 2), turnusArt: 2, text: 'Teamrunde', ort: 'Raum 1' },
    { ...on(monthly, index), datumBis: text(monthly.add({ years: 1 }), index), uhrzeitVon: '16:00:00', uhrzeitBis: '17:00:00', dauertermin: 1, turnus: 1, turnusArt: 3, text: 'Monatsabschluss' },
    { ...on(today.subtract({ months: 10 + index }), index), datumBis: text(today.add({ years: 5 }), index), dauertermin: 1, turnus: 1, turnusArt: 4, text: 'Geburtstag', privat: 1 },
  ];
}

/** No end, past midnight, short forms, before and behind the usual window. */
function oddOnes(today: Temporal.PlainDate, index: number): JsonObject[] {
  const soon = workday(today.add({ days: 3 + index }));
  return [
    { ...on(soon, index), uhrzeitVon: '12:00:00', text: 'Mittag mit RA Groß', ort: null },
    { ...on(soon, index), datumBis: text(soon.add({ days: 1 }), index), uhrzeitVon: '22:30:00', uhrzeitBis: '00:30:00', text: 'Nachtdienst', notiz: '' },
    { ...on(today.subtract({ days: 400 }), index), uhrzeitVon: '10:00:00', uhrzeitBis: '11:00:00', text: 'Längst vorbei' },
    { ...on(today.add({ days: 900 }), index), uhrzeitVon: '10:00:00', uhrzeitBis: '11:00:00', text: 'Weit voraus' },
  ];
}

function on(date: Temporal.PlainDate, index: number): JsonObject {
  return { datum: text(date, index) };
}

/** Both forms of a date are met in life. */
function text(date: Temporal.PlainDate, index: number): string {
  return index % 3 === 2 ? date.toString() : `${date.toString()}T00:00:00`;
}

function workday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date;
}

function monday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function later(time: string, minutes: number): string {
  return Temporal.PlainTime.from(time).add({ minutes }).toString({ smallestUnit: 'second' });
}
