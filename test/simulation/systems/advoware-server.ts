import type { JsonObject } from '../../../src/hub/json.js';
import { topLevelFieldOfKind } from '../../../src/sandbox/advoware/kinds.js';
import { berlinLocalTime } from '../../../src/sandbox/advoware/local-time.js';
import type { HttpAnswer } from '../../../src/systems/http/transport.js';
import { jsonAnswer, type WireRequest } from './http.js';
import { person, type Actor, type ChangeListener } from './records.js';

/** An entry of `kommunikation` with its true kind, which a GET hides. */
export interface AdvowareEntry {
  readonly id: number;
  readonly rowId: string;
  readonly kommKz: number;
  readonly tlf: string;
  readonly bemerkung: string;
  readonly online: boolean;
}

export interface AdvowareRecord {
  readonly betNr: number;
  readonly rowId: string;
  readonly geaendertAm: string;
  readonly fields: JsonObject;
  readonly entries: readonly AdvowareEntry[];
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
  readonly readsShort: () => boolean;
  /** Whether it answers 404 for every number. */
  readonly knowsNobody: () => boolean;
  /** Whether a change of an entry moves the row of its Beteiligter; nobody knows that of the real one. */
  readonly entryMovesRow: boolean;
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
  #nextEntry = 1;
  #nextRow = 1;

  constructor(options: AdvowareServerOptions) {
    this.#options = options;
  }

  handle(request: WireRequest): HttpAnswer {
    if (request.url.pathname === '/advoware/Token') return jsonAnswer(200, { access_token: 'token' });
    const [number = '', part, entry] = request.url.pathname.slice(path.length + 1).split('/');
    const betNr = Number(number);
    if (request.method !== 'GET') this.apiWrites += 1;
    if (betNr !== 0 && this.#options.knowsNobody()) return jsonAnswer(404, { message: 'nicht gefunden' });
    if (part === 'Kommunikationen') return this.#writeEntry(betNr, entry, request);
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
    return this.#store(betNr, { fields: whole(fields), entries: [] }, undefined, actor);
  }

  /** The id that the next entry gets. */
  get nextEntryId(): number { return this.#nextEntry; }

  /** A person changes some fields in a form. */
  edit(betNr: number, fields: JsonObject): void {
    const record = this.records.get(betNr);
    if (record) this.#store(betNr, { fields: whole({ ...record.fields, ...fields }), entries: record.entries }, record, person);
  }

  /** A person changes, adds and deletes entries; those that stay as they are keep their row. */
  editEntries(betNr: number, wanted: readonly Omit<AdvowareEntry, 'rowId'>[]): void {
    const record = this.records.get(betNr);
    if (!record) return;
    const entries = wanted.map((entry) => {
      const before = record.entries.find(({ id }) => id === entry.id);
      return before && JSON.stringify(contentOf(before)) === JSON.stringify(contentOf(entry)) ? before : { ...entry, rowId: this.#newRow() };
    });
    this.#nextEntry = Math.max(this.#nextEntry, ...wanted.map(({ id }) => id + 1));
    this.#storeEntries(record, entries, person);
  }

  /** The API refuses this; a person can. */
  remove(betNr: number): void {
    const record = this.records.get(betNr);
    if (!record) return;
    this.records.delete(betNr);
    this.#options.changed({ side: 'advoware', id: String(betNr), before: watched(record), after: undefined, actor: person });
  }

  #writeEntry(betNr: number, id: string | undefined, { method, body }: WireRequest): HttpAnswer {
    const record = this.records.get(betNr);
    if (!record) return jsonAnswer(404, { message: 'nicht gefunden' });
    if (method === 'POST') return this.#postEntry(record, body as JsonObject);
    const entry = record.entries.find((each) => String(each.id) === id);
    if (!entry) return jsonAnswer(404, { message: 'nicht gefunden' });
    return method === 'PUT' ? this.#putEntry(record, entry, body as JsonObject) : jsonAnswer(403, {});
  }

  #postEntry(record: AdvowareRecord, body: JsonObject): HttpAnswer {
    if (typeof body['tlf'] !== 'string' || body['tlf'].trim() === '') return jsonAnswer(400, { message: 'tlf fehlt' });
    const entry = { id: this.#nextEntry, rowId: this.#newRow(), kommKz: Number(body['kommKz']), ...contentOf(body) };
    this.#nextEntry += 1;
    this.#storeEntries(record, [...record.entries, entry], this.#options.caller());
    return jsonAnswer(200, shownEntry(entry));
  }

  #putEntry(record: AdvowareRecord, entry: AdvowareEntry, body: JsonObject): HttpAnswer {
    const seen = body['rowId'] ?? null;
    if (seen !== null && seen !== entry.rowId) return jsonAnswer(409, { message: 'inzwischen geändert' });
    const changed = { ...entry, rowId: this.#newRow(), ...contentOf(body) };
    this.#storeEntries(record, record.entries.map((each) => (each === entry ? changed : each)), this.#options.caller());
    return jsonAnswer(200, shownEntry(changed));
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
    this.#store(betNr, { fields: whole(body), entries: record.entries }, record, this.#options.caller());
    return jsonAnswer(200, {});
  }

  #store(betNr: number, content: Pick<AdvowareRecord, 'fields' | 'entries'>, before: AdvowareRecord | undefined, actor: Actor): AdvowareRecord {
    return this.#keep({
      betNr, rowId: this.#newRow(), geaendertAm: berlinLocalTime(this.#options.clock()), ...content,
      previous: before && { ...before, previous: undefined }, maker: before?.maker ?? actor,
    }, before, actor);
  }

  #storeEntries(record: AdvowareRecord, entries: readonly AdvowareEntry[], actor: Actor): void {
    if (this.#options.entryMovesRow) this.#store(record.betNr, { fields: record.fields, entries }, record, actor);
    else this.#keep({ ...record, entries, previous: { ...record, previous: undefined } }, record, actor);
  }

  #keep(record: AdvowareRecord, before: AdvowareRecord | undefined, actor: Actor): AdvowareRecord {
    this.records.set(record.betNr, record);
    this.#options.changed({ side: 'advoware', id: String(record.betNr), before: before && watched(before), after: watched(record), actor });
    return record;
  }

  #newRow(): string {
    this.#nextRow += 1;
    return `row${this.#nextRow}`;
  }

  #shown(current: AdvowareRecord): JsonObject {
    const { betNr, rowId, geaendertAm, fields, entries } = (this.#options.readsStale() ? current.previous : undefined) ?? current;
    const listed = this.#options.readsShort() ? entries.slice(0, -1) : entries;
    return { betNr, rowId, geaendertAm, ...fields, ...derivedFrom(entries), kommunikation: listed.map(shownEntry) };
  }
}

/** A record as the checks see it. */
const watched = ({ fields, entries }: AdvowareRecord): JsonObject => ({ ...fields, kommunikation: entries as unknown as JsonObject[] });

const contentOf = ({ tlf, bemerkung, online }: { readonly tlf?: unknown; readonly bemerkung?: unknown; readonly online?: unknown }): Pick<AdvowareEntry, 'tlf' | 'bemerkung' | 'online'> =>
  ({ tlf: typeof tlf === 'string' ? tlf : '', bemerkung: typeof bemerkung === 'string' ? bemerkung : '', online: online === true });

/** Every kind is 0 on reading. */
const shownEntry = (entry: AdvowareEntry): JsonObject => ({ ...entry, kommKz: 0 });

/** One field a kind, from its first entry that holds something. */
const derivedFrom = (entries: readonly AdvowareEntry[]): JsonObject => Object.fromEntries(Object.entries(topLevelFieldOfKind)
  .map(([kind, field]) => [field, entries.find(({ kommKz, tlf }) => kommKz === Number(kind) && tlf !== '')?.tlf ?? null]));

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
