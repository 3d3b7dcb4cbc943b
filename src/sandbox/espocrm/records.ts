import { copy, sameJson, type Json, type JsonObject } from '../json.js';
import { requireRight, type Actor } from './actor.js';
import { changedAttributes, creationPayload } from './change.js';
import { emailChannel, phoneChannel, writeAll, writeFlat } from './channels.js';
import { channelInput, type ChannelInput } from './channel-input.js';
import type { Database } from './database.js';
import { refuseDuplicate } from './duplicates.js';
import { EspoError } from './errors.js';
import { checkLinks } from './link-check.js';
import { created, single } from './present.js';
import { checkRequired, defaultsOf, sanitize } from './sanitize.js';
import { prepare, checkEntity } from './special-rules.js';
import type { EspoRecord } from './state.js';

export type CreateOptions = { readonly skipDuplicateCheck?: 'skip' };
export type UpdateOptions = { readonly version?: number | undefined };
/** Hears of every change, for webhooks and notices. */
export type ChangeListener = (change: { type: string; kind: 'create' | 'update' | 'delete'; record: EspoRecord; actor: Actor; data: JsonObject }) => void;

/** Creates, changes and deletes records, with all the refusals of EspoCRM. */
export class Records {
  readonly #database: Database;
  readonly #listener: ChangeListener;

  constructor(database: Database, listener: ChangeListener) {
    this.#database = database;
    this.#listener = listener;
  }

  create(type: string, body: JsonObject, actor: Actor, options: CreateOptions = {}): JsonObject {
    const database = this.#database;
    const def = database.def(type);
    requireRight(database.settings, actor, type, 'create');
    const input = prepare(type, body);
    const attributes = { ...defaultsOf(def), ...sanitize(type, def, input) };
    const channels = channelInput(type, def, input, null, database.settings);
    checkRequired(type, def, attributes, 'new');
    checkEntity(type, attributes, channels);
    checkLinks(database, type, attributes);
    if (options.skipDuplicateCheck === undefined && input['_skipDuplicateCheck'] !== true) refuseDuplicate(database, type, attributes, emailKeys(channels));
    this.#refuseSecond(type, undefined, attributes);
    const now = database.now();
    const record: EspoRecord = {
      id: database.newId(), deleted: false, version: def.versioned && database.settings.optimisticLocking ? 1 : null, emails: [], phones: [],
      attributes: { ...attributes, createdAt: now, modifiedAt: now, createdById: actor.id, ...('modifiedBy' in def.fields ? { modifiedById: actor.id } : {}) },
    };
    database.insert(type, record);
    this.#writeChannels(record, channels);
    database.changed();
    const answer = created(database, type, record);
    this.#listener({ type, kind: 'create', record, actor, data: creationPayload(answer, channels.echo) });
    return answer;
  }

  update(type: string, id: string, body: JsonObject, actor: Actor, options: UpdateOptions = {}): JsonObject {
    const database = this.#database;
    const def = database.def(type);
    const record = database.find(type, id);
    if (record === undefined) throw new EspoError(404, `Record ${id} not found.`);
    requireRight(database.settings, actor, type, 'edit');
    const before = single(database, type, record);
    const attributes = sanitize(type, def, body);
    const channels = channelInput(type, def, body, phoneOf(before), database.settings);
    checkRequired(type, def, attributes, 'update');
    checkLinks(database, type, { ...record.attributes, ...attributes });
    this.#refuseStale(type, record, before, { ...attributes, ...wantedChannels(channels) }, options.version);
    this.#refuseSecond(type, id, attributes);
    const editor = record.attributes['modifiedById'];
    Object.assign(record.attributes, copy(attributes), { modifiedAt: database.now() }, 'modifiedBy' in def.fields ? { modifiedById: actor.id } : {});
    if (database.settings.optimisticLocking) record.version = (record.version ?? 0) + 1;
    this.#writeChannels(record, channels);
    database.changed();
    const after = single(database, type, record);
    const data = changedAttributes(before, after, channels.echo, editor === actor.id ? undefined : actor);
    if (Object.keys(data).length > 0) this.#listener({ type, kind: 'update', record, actor, data: { ...data, id } });
    return { ...after, ...channels.echo };
  }

  /** A soft delete: the record stays, and only an admin can still see it. */
  remove(type: string, id: string, actor: Actor): true {
    const database = this.#database;
    database.def(type);
    const record = database.find(type, id);
    if (record === undefined) throw new EspoError(404, `Record ${id} not found.`);
    requireRight(database.settings, actor, type, 'delete');
    record.deleted = true;
    record.attributes['modifiedAt'] = database.now();
    database.changed();
    this.#listener({ type, kind: 'delete', record, actor, data: { id } });
    return true;
  }

  /** Admin only: takes a deletion back. */
  restore(type: string, id: string, actor: Actor): true {
    const record = this.#database.findAny(type, id);
    if (actor.type !== 'admin') throw new EspoError(403);
    if (record?.deleted !== true) throw new EspoError(404);
    record.deleted = false;
    this.#database.changed();
    return true;
  }

  #writeChannels(record: EspoRecord, input: ChannelInput): void {
    const { emails, phones } = this.#database.state;
    if (input.emails !== undefined) record.emails = writeAll(emailChannel, emails, record.emails, input.emails);
    else if (input.email !== undefined) record.emails = writeFlat(emailChannel, emails, record.emails, input.email);
    if (input.phones !== undefined) record.phones = writeAll(phoneChannel, phones, record.phones, input.phones);
    else if (input.phone !== undefined) record.phones = writeFlat(phoneChannel, phones, record.phones, input.phone);
  }

  /** A unique index of the database knows no polite refusal: 500. */
  #refuseSecond(type: string, id: string | undefined, attributes: JsonObject): void {
    for (const [name, field] of Object.entries(this.#database.def(type).fields)) {
      const value = attributes[name] ?? null;
      if (field.type !== 'int' || field.unique !== true || value === null) continue;
      if (this.#database.all(type).some((other) => other.id !== id && other.attributes[name] === value)) throw new EspoError(500);
    }
  }

  /** Optimistic locking: any stale version is refused when the write would change something, also when other fields moved in between. */
  #refuseStale(type: string, record: EspoRecord, before: JsonObject, wanted: JsonObject, version: number | undefined): void {
    const { settings } = this.#database;
    if (!this.#database.def(type).versioned || !settings.optimisticLocking || version === undefined || record.version === null || version === record.version) return;
    const differing = Object.keys(wanted).filter((attribute) => !sameJson(wanted[attribute], before[attribute] ?? null));
    if (differing.length === 0) return;
    const values = Object.fromEntries(differing.map((attribute) => [attribute, before[attribute] ?? null]));
    throw new EspoError(409, 'modified', { values, versionNumber: record.version });
  }
}

function emailKeys(channels: ChannelInput): string[] {
  const values = channels.emails?.map((item) => item.value) ?? [channels.email ?? ''];
  return values.filter((value) => value !== '').map((value) => value.toLowerCase());
}

function phoneOf(before: JsonObject): string | null {
  const value: Json | undefined = before['phoneNumber'];
  return typeof value === 'string' ? value : null;
}

function wantedChannels(channels: ChannelInput): JsonObject {
  return {
    ...channels.echo,
    ...(channels.email === undefined ? {} : { emailAddress: channels.email }),
    ...(channels.phone === undefined ? {} : { phoneNumber: channels.phone }),
  };
}
