import { copy, type JsonObject } from '../json.js';

/** An appointment as the stand-in keeps it. */
export type Appointment = {
  frNr: number;
  rowId: string;
  /** Berlin wall clock without a zone. */
  geaendertAm: string;
  /** Everything a PUT can write. */
  fields: JsonObject;
};

/** Every writable field with its empty value: what a PUT without the field leaves behind. */
export const emptyAppointment: Readonly<JsonObject> = {
  anwalt: null,
  text: null,
  notiz: null,
  ort: null,
  datum: null,
  uhrzeitVon: null,
  uhrzeitBis: null,
  datumBis: null,
  dauertermin: 0,
  turnus: 0,
  turnusArt: 0,
  privat: 0,
  aktenzeichen: null,
  raum: null,
  erinnerung: null,
};

export function appointmentAsSeenByApi({ frNr, rowId, geaendertAm, fields }: Appointment): JsonObject {
  return { frNr, rowId, geaendertAm, ...copy(fields) };
}

/** True when the span of the appointment, of a series from its first to its last day, touches the days; both ends inclusive. */
export function touches({ fields }: Appointment, from: string, to: string): boolean {
  const first = dayOf(fields['datum']);
  const last = dayOf(fields['datumBis']) || first;
  return first <= to && last >= from;
}

function dayOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 'YYYY-MM-DD'.length) : '';
}
