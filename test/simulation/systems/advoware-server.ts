import type { JsonObject } from '../../../src/hub/json.js';
import { berlinLocalTime } from '../../../src/sandbox/advoware/local-time.js';
import type { HttpAnswer } from '../../../src/systems/http/transport.js';
import { jsonAnswer, type WireRequest } from './http.js';
import { person, type Actor, type ChangeListener } from './records.js';

export interface AdvowareRecord {
  readonly betNr: number;
  readonly rowId: string;
  readonly geaendertAm: string;
  readonly fields: JsonObject;
  /** As it was before its last change, for a replica that lags behind. */
  readonly previous: AdvowareRecord | undefined;
  /** Who made it. */
  readonly maker: Actor;
}

/** What a PUT can write; what it leaves out is empty afterwards. */
export const mappedFields = ['name', 'vorname', 'rechtsform', 'anrede', 'geburtsdatum', 'handelsRegisterNummer'] as const;
export const unmappedFields = ['titel', 'notiz', 'bankverbindungen', 'merkmale'] as const;
const path = '/advoware/Beteiligte';

export interface AdvowareServerOptions {
  /** Its own clock, epoch milliseconds. */
  readonly clock: () => number;
  readonly readsStale: () => boolean;
  readonly caller: () => Actor;
  readonly changed: ChangeListener;
}

/** Advoware in memory, as far as the sync relies on it (advoware.md). */
export class AdvowareServer {
  readonly records = new Map<number, AdvowareRecord>();
  /** Writes that reached it over the API, accepted or not. */
  apiWrites = 0;
  readonly #options: AdvowareServerOptions;
  #nextBetNr = 1_001;
  #nextRow = 1;

  constructor(options: AdvowareServerOptions) {
    this.#options = options;
  }

  handle(request: WireRequest): HttpAnswer {
    if (request.url.pathname === '/advoware/Token') return jsonAnswer(200, { access_token: 'token' });
    const betNr = Number(request.url.pathname.slice(path.length + 1));
    if (request.method !== 'GET') this.apiWrites += 1;
    switch (request.method) {
      case 'GET': return betNr === 0 ? this.#search(request.url.searchParams) : this.#read(betNr);
      case 'POST': return this.#post(request.body as JsonObject);
      case 'PUT': return this.#put(betNr, request.body as JsonObject);
      default: return jsonAnswer(403, {});
    }
  }

  create(fields: JsonObject, actor: Actor = person): AdvowareRecord {
    const betNr = this.#nextBetNr;
    this.#nextBetNr += 1;
    return this.#store(betNr, whole(fields), undefined, actor);
  }

  /** A person changes some fields in a form. */
  edit(betNr: number, fields: JsonObject): void {
    const record = this.records.get(betNr);
    if (record) this.#store(betNr, whole({ ...record.fields, ...fields }), record, person);
  }

  /** The API refuses this; a person can. */
  remove(betNr: number): void {
    const record = this.records.get(betNr);
    if (!record) return;
    this.records.delete(betNr);
    this.#options.changed({ side: 'advoware', id: String(betNr), before: record.fields, after: undefined, actor: person });
  }

  #search(query: URLSearchParams): HttpAnswer {
    const wanted = ['name', 'vorname'].flatMap((field) => (query.has(field) ? [[field, folded(query.get(field))] as const] : []));
    const found = [...this.records.values()].map((record) => this.#shown(record))
      .filter((shown) => wanted.every(([field, value]) => folded(shown[field]) === value));
    return jsonAnswer(200, found);
  }

  #read(betNr: number): HttpAnswer {
    const record = this.records.get(betNr);
    if (!record) return jsonAnswer(404, { message: 'nicht gefunden' });
    const shown = this.#shown(record);
    // Both forms happen with the real API.
    return jsonAnswer(200, betNr % 2 === 0 ? [shown] : shown);
  }

  #post(body: JsonObject): HttpAnswer {
    const fault = faultOf(body);
    if (fault) return fault;
    return jsonAnswer(200, { betNr: this.create(body, this.#options.caller()).betNr });
  }

  #put(betNr: number, body: JsonObject): HttpAnswer {
    const record = this.records.get(betNr);
    if (!record) return jsonAnswer(404, { message: 'nicht gefunden' });
    const fault = faultOf(body);
    if (fault) return fault;
    const seen = body['rowId'] ?? null;
    if (seen !== null && seen !== record.rowId) return jsonAnswer(409, { message: 'inzwischen geändert' });
    this.#store(betNr, whole(body), record, this.#options.caller());
    return jsonAnswer(200, {});
  }

  #store(betNr: number, fields: JsonObject, before: AdvowareRecord | undefined, actor: Actor): AdvowareRecord {
    const record: AdvowareRecord = {
      betNr, rowId: `row${this.#nextRow}`, geaendertAm: berlinLocalTime(this.#options.clock()), fields,
      previous: before && { ...before, previous: undefined }, maker: before?.maker ?? actor,
    };
    this.#nextRow += 1;
    this.records.set(betNr, record);
    this.#options.changed({ side: 'advoware', id: String(betNr), before: before?.fields, after: fields, actor });
    return record;
  }

  #shown(current: AdvowareRecord): JsonObject {
    const { betNr, rowId, geaendertAm, fields } = (this.#options.readsStale() ? current.previous : undefined) ?? current;
    return { betNr, rowId, geaendertAm, ...fields, kommunikation: [] };
  }
}

const folded = (value: unknown): string => (typeof value === 'string' ? value.trim().toLocaleLowerCase('de') : '');

function whole(given: JsonObject): JsonObject {
  const copied = structuredClone(given);
  return Object.fromEntries([...mappedFields, ...unmappedFields].map((field) => [field, copied[field] ?? null]));
}

function faultOf(body: JsonObject): HttpAnswer | undefined {
  const { name, geburtsdatum } = body;
  if (typeof name !== 'string' || name.trim() === '') return jsonAnswer(422, { message: 'name darf nicht leer sein' });
  const date = geburtsdatum ?? null;
  if (date !== null && (typeof date !== 'string' || !/^\d{4}-\d\d-\d\dT00:00:00$/.test(date))) return jsonAnswer(400, { message: 'geburtsdatum' });
  return undefined;
}
