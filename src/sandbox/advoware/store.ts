import type { Clock } from '../clock.js';
import { copy, type JsonObject } from '../json.js';
import { emptyFields, type Beteiligter, type Entry } from './beteiligter.js';
import type { EntryChange } from './check.js';
import { berlinLocalTime } from './local-time.js';
import { Refusal } from '../http/refusal.js';
import type { AdvowareSettings, AdvowareState } from './state.js';

export type StoreOptions = {
  readonly state: AdvowareState;
  readonly settings: AdvowareSettings;
  readonly clock: Clock;
  readonly changed: () => void;
};

/** The records of Advoware and the rules of changing them, whoever does it. */
export class AdvowareStore {
  readonly #state: AdvowareState;
  readonly #settings: AdvowareSettings;
  readonly #clock: Clock;
  readonly #changed: () => void;

  constructor(options: StoreOptions) {
    this.#state = options.state;
    this.#settings = options.settings;
    this.#clock = options.clock;
    this.#changed = options.changed;
  }

  all(): Beteiligter[] {
    return Object.values(this.#state.beteiligte);
  }

  find(betNr: number): Beteiligter | undefined {
    return this.#state.beteiligte[String(betNr)];
  }

  get(betNr: number): Beteiligter {
    const record = this.find(betNr);
    if (record === undefined) throw new Refusal(404, `Beteiligter ${betNr} nicht gefunden.`);
    return record;
  }

  create(fields: JsonObject): Beteiligter {
    const betNr = this.#state.nextBetNr;
    this.#state.nextBetNr += 1;
    const record: Beteiligter = { betNr, rowId: '', geaendertAm: '', fields: whole(fields, emptyFields), kommunikation: [] };
    this.#state.beteiligte[String(betNr)] = record;
    this.#touch(record);
    return record;
  }

  /** Writes the whole object: a field that is not given is empty afterwards. */
  replace(betNr: number, fields: JsonObject): Beteiligter {
    const record = this.get(betNr);
    record.fields = whole(fields, record.fields);
    this.#touch(record);
    return record;
  }

  /** Changes only the given fields, as a person does in a form. */
  edit(betNr: number, fields: JsonObject): Beteiligter {
    return this.replace(betNr, { ...this.get(betNr).fields, ...fields });
  }

  /** The API refuses this; a person with the right can. */
  remove(betNr: number): void {
    this.get(betNr);
    Reflect.deleteProperty(this.#state.beteiligte, String(betNr));
    this.#changed();
  }

  addEntry(betNr: number, entry: { tlf: string; kommKz: number; bemerkung?: string | null; online?: boolean }): Entry {
    const record = this.get(betNr);
    const added: Entry = {
      id: this.#state.nextEntryId,
      rowId: this.#nextRowId(),
      tlf: entry.tlf,
      bemerkung: entry.bemerkung ?? null,
      kommKz: entry.kommKz,
      online: entry.online ?? false,
    };
    this.#state.nextEntryId += 1;
    record.kommunikation.push(added);
    this.#entryMoved(record);
    return added;
  }

  changeEntry(betNr: number, id: number, change: EntryChange): Entry {
    const record = this.get(betNr);
    const entry = this.#entry(record, id);
    Object.assign(entry, change, { rowId: this.#nextRowId() });
    this.#entryMoved(record);
    return entry;
  }

  /** The API refuses this; a person can. */
  removeEntry(betNr: number, id: number): void {
    const record = this.get(betNr);
    const entry = this.#entry(record, id);
    record.kommunikation = record.kommunikation.filter((other) => other !== entry);
    this.#entryMoved(record);
  }

  #entry(record: Beteiligter, id: number): Entry {
    const entry = record.kommunikation.find((candidate) => candidate.id === id);
    if (entry === undefined) throw new Refusal(404, `Kommunikation ${id} nicht gefunden.`);
    return entry;
  }

  #entryMoved(record: Beteiligter): void {
    if (this.#settings.entryMovesRowId) this.#touch(record);
    else this.#changed();
  }

  #touch(record: Beteiligter): void {
    record.rowId = this.#nextRowId();
    record.geaendertAm = berlinLocalTime(this.#clock());
    this.#changed();
  }

  /** Looks like the row version of a database: eight bytes, ever growing, as Base64. */
  #nextRowId(): string {
    const rowId = rowIdOf(this.#state.nextRow);
    this.#state.nextRow += 1;
    return rowId;
  }
}

export function rowIdOf(row: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(row));
  return bytes.toString('base64');
}

/** The known fields in their order, from `given`, else empty. What Advoware does not know is not stored. */
function whole(given: JsonObject, known: Readonly<JsonObject>): JsonObject {
  const fields: JsonObject = {};
  for (const field of new Set([...Object.keys(known), ...Object.keys(emptyFields)])) {
    fields[field] = copy(given[field] ?? emptyFields[field] ?? null);
  }
  return fields;
}
