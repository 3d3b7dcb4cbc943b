import type { Json, JsonObject } from '../json.js';
import { employees } from './employees.js';
import { Refusal } from '../http/refusal.js';

const TEXT_LIMIT = 4000;

/** Refuses an appointment that Advoware could not store: wrong type or form 400, broken rule 422. */
export function checkAppointment(body: JsonObject): void {
  for (const field of ['text', 'notiz', 'ort']) {
    const value = body[field] ?? null;
    if (value !== null && typeof value !== 'string') throw new Refusal(400, `${field} muss ein Text sein.`);
    if (value !== null && value.length > TEXT_LIMIT) throw new Refusal(422, `${field} ist länger als ${TEXT_LIMIT} Zeichen.`);
  }
  if (!employees.some(({ kuerzel }) => kuerzel === body['anwalt'])) throw new Refusal(422, 'anwalt ist nicht bekannt.');
  checkDays(body);
  for (const field of ['uhrzeitVon', 'uhrzeitBis']) checkForm(body, field, /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/u, 'HH:MM:SS');
  for (const field of ['dauertermin', 'privat']) checkWhole(body, field, 1);
  checkWhole(body, 'turnus', 999);
  checkWhole(body, 'turnusArt', 4);
}

function checkDays(body: JsonObject): void {
  for (const field of ['datum', 'datumBis']) checkForm(body, field, /^\d{4}-\d\d-\d\d(T00:00:00)?$/u, 'JJJJ-MM-TT');
  const [first, last] = [dayIn(body, 'datum'), dayIn(body, 'datumBis')];
  if (first === undefined) throw new Refusal(422, 'datum fehlt.');
  if (last !== undefined && last < first) throw new Refusal(422, 'datumBis liegt vor datum.');
}

/** The day, or undefined when there is none; a day that no calendar has is refused. */
function dayIn(body: JsonObject, field: string): string | undefined {
  const value = body[field] ?? '';
  if (typeof value !== 'string' || value === '') return undefined;
  const day = value.slice(0, 'YYYY-MM-DD'.length);
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) throw new Refusal(400, `${field} ist kein Tag.`);
  return day;
}

function checkForm(body: JsonObject, field: string, form: RegExp, shown: string): void {
  const value = body[field] ?? null;
  if (value === null || value === '') return;
  if (typeof value !== 'string' || !form.test(value)) throw new Refusal(400, `${field} muss die Form ${shown} haben.`);
}

function checkWhole(body: JsonObject, field: string, most: number): void {
  const value: Json = body[field] ?? 0;
  if (typeof value === 'boolean') return;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) throw new Refusal(400, `${field} muss eine Zahl von 0 bis ${most} sein.`);
}
