import { copy, type JsonObject } from '../json.js';
import { topLevelFieldOfKind } from './kinds.js';

export type Entry = {
  id: number;
  rowId: string;
  tlf: string;
  bemerkung: string | null;
  /** The true kind; the API always shows 0. */
  kommKz: number;
  online: boolean;
};

/** A Beteiligter as the stand-in keeps it. */
export type Beteiligter = {
  betNr: number;
  rowId: string;
  /** Berlin wall clock without a zone. */
  geaendertAm: string;
  /** Everything a PUT can write. */
  fields: JsonObject;
  kommunikation: Entry[];
};

/** Every writable field with its empty value: what a PUT without the field leaves behind. */
export const emptyFields: Readonly<JsonObject> = {
  name: null,
  vorname: null,
  rechtsform: null,
  anrede: null,
  titel: null,
  zusatz: null,
  geburtsdatum: null,
  geburtsname: null,
  geburtsort: null,
  sterbedatum: null,
  familienstand: null,
  beruf: null,
  staatsangehoerigkeit: null,
  handelsRegisterNummer: null,
  registergericht: null,
  ustId: null,
  steuernummer: null,
  strasse: null,
  plz: null,
  ort: null,
  land: null,
  postfach: null,
  briefanrede: null,
  notiz: null,
  kontoinhaber: null,
  vorsteuerabzugsberechtigt: null,
  debitorNr: null,
  kostenstelle: null,
  adressen: [],
  bankverbindungen: [],
  aktenzeichen: [],
  merkmale: {},
  beteiligungen: [],
};

/** A Beteiligter as the API shows it: derived fields included, every `kommKz` 0 (a bug of the real system). */
export function asSeenByApi(record: Beteiligter): JsonObject {
  return {
    betNr: record.betNr,
    rowId: record.rowId,
    geaendertAm: record.geaendertAm,
    ...copy(record.fields),
    ...derivedFrom(record.kommunikation),
    kommunikation: record.kommunikation.map(entryAsSeenByApi),
  };
}

export function entryAsSeenByApi(entry: Entry): JsonObject {
  return { id: entry.id, rowId: entry.rowId, tlf: entry.tlf, bemerkung: entry.bemerkung, kommKz: 0, online: entry.online };
}

/** One field a kind, filled from the first entry of that kind that has a value. */
function derivedFrom(entries: readonly Entry[]): JsonObject {
  const derived: JsonObject = {};
  for (const [kind, field] of Object.entries(topLevelFieldOfKind)) {
    derived[field] = entries.find((entry) => entry.kommKz === Number(kind) && entry.tlf !== '')?.tlf ?? null;
  }
  return derived;
}
