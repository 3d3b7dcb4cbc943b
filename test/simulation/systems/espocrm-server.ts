import type { Json, JsonObject } from '../../../src/hub/json.js';
import { rechtsformen } from '../../../src/domain/beteiligte/rechtsform.js';
import { syncStatuses } from '../../../src/systems/espocrm/records.js';
import type { Where } from '../../../src/systems/espocrm/espocrm.js';
import type { HttpAnswer } from '../../../src/systems/http/transport.js';
import { contactAttributes, contactLists, noContacts } from './espocrm-contacts.js';
import { fitsWhere } from './espocrm-where.js';
import { jsonAnswer, refusalAnswer, type WireRequest } from './http.js';
import { person, type Actor, type ChangeListener } from './records.js';

export const hubUserId = 'hubuser';

const texts = ['lastName', 'firstName', 'firmenname', 'handelsregisterNummer', 'syncErrorMessage'] as const;
const others = ['rechtsform', 'salutationName', 'dateOfBirth', 'betnr', 'syncStatus', 'advowareLastSync', 'advowareDeletedAt', 'syncRetryCount', 'assignedUserId'] as const;
const attributes: readonly string[] = [...texts, ...others];

interface CrmRecord { readonly attributes: JsonObject; readonly previous: JsonObject | undefined }

export interface EspoServerOptions {
  /** Its own clock, epoch milliseconds. */
  readonly clock: () => number;
  readonly optimisticLocking: boolean;
  readonly readsStale: () => boolean;
  readonly caller: () => Actor;
  readonly changed: ChangeListener;
}

/** EspoCRM in memory, as far as the sync relies on it (espocrm.md): `CBeteiligte` and the notes to users. */
export class EspoServer {
  readonly records = new Map<string, CrmRecord>();
  readonly notes: string[] = [];
  /** Writes that reached it over the API, accepted or not. */
  apiWrites = 0;
  readonly #options: EspoServerOptions;
  #nextId = 1;

  constructor(options: EspoServerOptions) {
    this.#options = options;
  }

  handle(request: WireRequest): HttpAnswer {
    const [, , , , entity = '', id] = request.url.pathname.split('/');
    if (request.method !== 'GET') this.apiWrites += 1;
    if (entity === 'Note') return this.#note(request);
    switch (request.method) {
      case 'GET': return id === undefined ? this.#list(request.url.searchParams) : this.#read(id);
      case 'PUT': return this.#put(id ?? '', request.body as JsonObject, request.headers['x-version-number']);
      default: return refusalAnswer(403, 'No access.');
    }
  }

  get(id: string): JsonObject | undefined {
    return this.records.get(id)?.attributes;
  }

  create(given: JsonObject): string {
    const id = `c${String(this.#nextId).padStart(4, '0')}`;
    this.#nextId += 1;
    const empty = Object.fromEntries(attributes.map((name) => [name, null]));
    const version = this.#options.optimisticLocking ? { versionNumber: 1 } : {};
    const created = { id, ...empty, syncRetryCount: 0, syncStatus: 'pending_sync', ...noContacts, ...sanitized(given), ...version, ...this.#stamp(person) };
    this.records.set(id, { attributes: created, previous: undefined });
    this.#options.changed({ side: 'espocrm', id, before: undefined, after: created, actor: person });
    return id;
  }

  /** A person saves a form. False when EspoCRM refuses it. */
  edit(id: string, given: JsonObject): boolean {
    return this.records.has(id) && this.#write(id, given, person).status === 200;
  }

  remove(id: string): void {
    const record = this.records.get(id);
    if (!record) return;
    this.records.delete(id);
    this.#options.changed({ side: 'espocrm', id, before: record.attributes, after: undefined, actor: person });
  }

  #read(id: string): HttpAnswer {
    const record = this.records.get(id);
    return record ? jsonAnswer(200, this.#shown(record)) : refusalAnswer(404, `Record ${id} does not exist.`);
  }

  #list(query: URLSearchParams): HttpAnswer {
    const { where, orderBy, offset, maxSize } = JSON.parse(query.get('searchParams') ?? '{}') as
      { where?: readonly Where[]; orderBy?: string; offset: number; maxSize: number };
    const found = [...this.records.values()].map((record) => this.#shown(record))
      .filter((shown) => (where ?? []).every((part) => fitsWhere(shown, part))).map(withoutContacts)
      .toSorted((a, b) => compare(a[orderBy ?? 'id'] ?? null, b[orderBy ?? 'id'] ?? null));
    return jsonAnswer(200, { total: found.length > offset + maxSize ? -1 : -2, list: found.slice(offset, offset + maxSize) });
  }

  #put(id: string, body: JsonObject, version: string | undefined): HttpAnswer {
    const record = this.records.get(id);
    if (!record) return refusalAnswer(404, `Record ${id} not found.`);
    const wanted = { ...sanitized(body), ...listsIn(body) };
    const differing = Object.keys(wanted).filter((name) => JSON.stringify(wanted[name]) !== JSON.stringify(record.attributes[name]));
    const stale = this.#options.optimisticLocking && version !== undefined && Number(version) !== record.attributes['versionNumber'];
    if (stale && differing.length > 0) return refusalAnswer(409, 'modified', { values: {}, versionNumber: record.attributes['versionNumber'] });
    return this.#write(id, body, this.#options.caller());
  }

  #write(id: string, body: JsonObject, actor: Actor): HttpAnswer {
    const record = this.records.get(id);
    if (!record) return refusalAnswer(404, `Record ${id} not found.`);
    const { attributes: before } = record;
    const { versionNumber } = before;
    const contacts = contactLists(body, before);
    if (contacts.kind === 'refused') return contacts.answer;
    const after = {
      ...before, ...sanitized(body), ...contacts.lists, ...this.#stamp(actor), ...(typeof versionNumber === 'number' ? { versionNumber: versionNumber + 1 } : {}),
    };
    const fault = this.#faultOf(id, after);
    if (fault) return fault;
    this.records.set(id, { attributes: after, previous: before });
    this.#options.changed({ side: 'espocrm', id, before, after, actor });
    return jsonAnswer(200, after);
  }

  #faultOf(id: string, after: JsonObject): HttpAnswer | undefined {
    if (after['lastName'] === null) return refusalAnswer(400, 'Validation failure', { messageTranslation: { label: 'validationFailure', data: { field: 'lastName', type: 'required' } } });
    const rechtsform = after['rechtsform'];
    if (typeof rechtsform === 'string' && !Object.hasOwn(rechtsformen, rechtsform)) return refusalAnswer(400, 'Validation failure');
    if (!(syncStatuses as readonly unknown[]).includes(after['syncStatus'])) return refusalAnswer(400, 'Validation failure');
    // A unique index knows no polite refusal.
    const betnr = after['betnr'] ?? null;
    const taken = betnr !== null && [...this.records].some(([other, { attributes: held }]) => other !== id && held['betnr'] === betnr);
    return taken ? jsonAnswer(500, '') : undefined;
  }

  #note(request: WireRequest): HttpAnswer {
    if (request.method === 'GET') {
      const { where } = JSON.parse(request.url.searchParams.get('searchParams') ?? '{}') as { where: readonly Where[] };
      const found = this.notes.flatMap((post, index) => (where.every((part) => fitsWhere({ post }, part)) ? [{ id: `n${index}` }] : []));
      return jsonAnswer(200, { total: -2, list: found.slice(0, 1) });
    }
    const { post } = request.body as { post: string };
    this.notes.push(post);
    return jsonAnswer(200, { id: `n${this.notes.length - 1}`, type: 'Post', targetType: 'users', post });
  }

  #shown({ attributes: current, previous }: CrmRecord): JsonObject {
    return (this.#options.readsStale() ? previous : undefined) ?? current;
  }

  /** A resolution of one second. */
  #stamp(actor: Actor): JsonObject {
    const modifiedAt = new Date(this.#options.clock()).toISOString().slice(0, 19).replace('T', ' ');
    return { modifiedAt, modifiedById: actor.kind === 'hub' ? hubUserId : 'personuser' };
  }
}

/** Known attributes only, texts trimmed, an empty one is null. */
function sanitized(given: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(given).filter(([name]) => attributes.includes(name))
    .map(([name, value]) => [name, typeof value === 'string' ? value.trim() || null : value]));
}

/** A list of records leaves the lists of their contacts out. */
const withoutContacts = (record: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !(contactAttributes as readonly string[]).includes(name)));
const listsIn = (body: JsonObject): JsonObject => Object.fromEntries(contactAttributes.flatMap((name) => (name in body ? [[name, body[name] ?? null]] : [])));

const compare = (a: Json, b: Json): number => (a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1);
