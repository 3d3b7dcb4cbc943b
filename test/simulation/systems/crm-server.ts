import type { JsonObject } from '../../../src/hub/json.js';
import type { Where } from '../../../src/systems/espocrm/espocrm.js';
import type { HttpAnswer } from '../../../src/systems/http/transport.js';
import { fitsWhere } from './espocrm-where.js';
import { jsonAnswer, refusalAnswer, type WireRequest } from './http.js';

export interface CrmRecord { readonly entity: string; readonly id: string; attributes: JsonObject; readonly by: 'hub' | 'person' }

/** EspoCRM in memory, as far as leads and calls rely on it (espocrm.md): people, notes, tasks, calls, the target list. */
export class CrmServer {
  readonly records: CrmRecord[] = [];
  /** Who is on the list, with repetitions. */
  readonly listed = new Set<string>();
  /** Writes of the hub that it has carried out. */
  writes = 0;
  readonly #created: (record: CrmRecord) => void;
  #ids = 0;
  #changes = 0;

  constructor(created: (record: CrmRecord) => void) {
    this.#created = created;
  }

  of(entity: string): readonly CrmRecord[] { return this.records.filter((record) => record.entity === entity); }

  enter(entity: string, attributes: JsonObject): CrmRecord {
    return this.#insert(entity, attributes, 'person');
  }

  change(record: CrmRecord, attributes: JsonObject): void {
    record.attributes = { ...record.attributes, ...attributes, modifiedAt: this.#stamp() };
  }

  remove(record: CrmRecord): void {
    this.records.splice(this.records.indexOf(record), 1);
  }

  handle({ method, url, body, headers }: WireRequest): HttpAnswer {
    const [, , , , entity = '', id, link] = url.pathname.split('/');
    if (method === 'GET') return id === undefined ? this.#list(entity, url.searchParams) : this.#read(entity, id);
    this.writes += 1;
    const attributes = body as JsonObject;
    if (method === 'PUT') return this.#update(entity, id ?? '', attributes);
    if (link !== undefined) return this.#relate(String(attributes['id']));
    const same = this.of(entity).filter((record) => ['lastName', 'emailAddress'].some((name) => (attributes[name] ?? null) !== null && record.attributes[name] === attributes[name]));
    if (entity === 'Lead' && same.length > 0 && headers['x-skip-duplicate-check'] !== 'true') return refusalAnswer(409, 'duplicate', same.map(shown));
    return jsonAnswer(200, shown(this.#insert(entity, attributes, 'hub')));
  }

  #insert(entity: string, attributes: JsonObject, by: CrmRecord['by']): CrmRecord {
    this.#ids += 1;
    const record = { entity, id: `${entity.toLowerCase()}${this.#ids}`, attributes: { ...attributes, modifiedAt: this.#stamp() }, by };
    this.records.push(record);
    this.#created(record);
    return record;
  }

  /** Another one at each change. */
  #stamp(): string {
    this.#changes += 1;
    return new Date(this.#changes * 1_000).toISOString().slice(0, 19).replace('T', ' ');
  }

  #read(entity: string, id: string): HttpAnswer {
    const record = this.of(entity).find((each) => each.id === id);
    return record ? jsonAnswer(200, shown(record)) : refusalAnswer(404, `Record ${id} does not exist.`);
  }

  #update(entity: string, id: string, attributes: JsonObject): HttpAnswer {
    const record = this.of(entity).find((each) => each.id === id);
    if (!record) return refusalAnswer(404, `Record ${id} does not exist.`);
    this.change(record, attributes);
    return jsonAnswer(200, shown(record));
  }

  #list(entity: string, query: URLSearchParams): HttpAnswer {
    const { where, offset, maxSize } = JSON.parse(query.get('searchParams') ?? '{}') as { where?: readonly Where[]; offset: number; maxSize: number };
    const found = this.of(entity).map(shown).filter((record) => (where ?? []).every((part) => fitsWhere(record, part)));
    return jsonAnswer(200, { total: found.length > offset + maxSize ? -1 : -2, list: found.slice(offset, offset + maxSize) });
  }

  #relate(id: string): HttpAnswer {
    this.listed.add(id);
    return jsonAnswer(200, true);
  }
}

const shown = ({ id, attributes }: CrmRecord): JsonObject =>
  ({ ...attributes, id, phoneNumberNumeric: typeof attributes['phoneNumber'] === 'string' ? attributes['phoneNumber'].replace(/\D/g, '') : null });
