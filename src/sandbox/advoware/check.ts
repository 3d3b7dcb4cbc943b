import { isJsonObject, type Json, type JsonObject } from '../json.js';
import { Refusal } from '../http/refusal.js';

const TEXT_FIELDS = ['name', 'vorname', 'rechtsform', 'anrede', 'handelsRegisterNummer'];
const TEXT_LIMIT = 200;

/** The body as one object, or 400. */
export function objectOf(body: Json | undefined): JsonObject {
  if (!isJsonObject(body)) throw new Refusal(400, 'Der Rumpf muss ein JSON-Objekt sein.');
  return body;
}

/** Refuses a Beteiligter that Advoware could not store: wrong type or form 400, broken rule 422. */
export function checkBeteiligter(body: JsonObject): void {
  for (const field of TEXT_FIELDS) {
    const value = body[field] ?? null;
    if (value !== null && typeof value !== 'string') throw new Refusal(400, `${field} muss ein Text sein.`);
    if (value !== null && value.length > TEXT_LIMIT) throw new Refusal(422, `${field} ist länger als ${TEXT_LIMIT} Zeichen.`);
  }
  const name = body['name'];
  if (typeof name !== 'string' || name.trim() === '') throw new Refusal(422, 'name darf nicht leer sein.');
  checkDate(body['geburtsdatum'] ?? null);
}

function checkDate(value: Json): void {
  if (value === null) return;
  const match = typeof value === 'string' ? /^(\d{4})-(\d\d)-(\d\d)T00:00:00$/u.exec(value) : null;
  const date = match?.[0] === undefined ? undefined : new Date(`${match[0]}Z`);
  if (date === undefined || Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(match?.[3])) {
    throw new Refusal(400, 'geburtsdatum muss die Form JJJJ-MM-TTT00:00:00 haben.');
  }
}

export type EntryChange = { tlf?: string; bemerkung?: string | null; online?: boolean };

/** The writable part of an entry; what is absent stays as it is. */
export function entryChangeOf(body: JsonObject): EntryChange {
  const { tlf, bemerkung, online } = body;
  if (tlf !== undefined && tlf !== null && typeof tlf !== 'string') throw new Refusal(400, 'tlf muss ein Text sein.');
  if (bemerkung !== undefined && bemerkung !== null && typeof bemerkung !== 'string') throw new Refusal(400, 'bemerkung muss ein Text sein.');
  if (online !== undefined && online !== null && typeof online !== 'boolean') throw new Refusal(400, 'online muss true oder false sein.');
  return {
    ...(tlf === undefined ? {} : { tlf: tlf ?? '' }),
    ...(bemerkung === undefined ? {} : { bemerkung }),
    ...(online === undefined ? {} : { online: online ?? false }),
  };
}

/** The kind of a new entry, or 400. */
export function kindOf(body: JsonObject): number {
  const kind = body['kommKz'];
  if (typeof kind !== 'number' || !Number.isInteger(kind) || kind < 1 || kind > 12) throw new Refusal(400, 'kommKz muss zwischen 1 und 12 liegen.');
  return kind;
}
