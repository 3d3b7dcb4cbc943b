import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../json.js';
import type { Actor } from './actor.js';
import type { Database } from './database.js';
import { entities } from './entities.js';
import { EspoError, validationFailure } from './errors.js';
import { isInternal } from './internal-address.js';
import type { Webhook } from './state.js';

const MAX_PER_USER = 50;
const NOT_FOR_EVENTS = new Set(['Note', 'PhoneNumber', 'EmailAddress', 'Notification']);

/** The `Webhook` resource of the API: each user sees his own. */
export class Webhooks {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  all(actor: Actor): JsonObject[] {
    return Object.values(this.#database.state.webhooks).filter((hook) => mine(hook, actor)).map(shown);
  }

  read(id: string, actor: Actor): JsonObject {
    const hook = this.#find(id, actor);
    if (hook === undefined) throw new EspoError(404, `Record ${id} does not exist.`);
    return shown(hook);
  }

  create(body: JsonObject, actor: Actor): JsonObject {
    const { event, url } = body;
    if (typeof event !== 'string' || event === '') throw validationFailure('Webhook', 'event', 'required');
    this.#checkEvent(event);
    if (typeof url !== 'string' || url === '') throw validationFailure('Webhook', 'url', 'required');
    this.#checkUrl(url);
    if (this.all(actor).length >= MAX_PER_USER) throw new EspoError(403, 'Webhook count exceeded.');
    const now = this.#database.now();
    const hook: Webhook = {
      id: this.#database.newId(), event, url, isActive: body['isActive'] !== false, skipOwn: body['skipOwn'] === true,
      secretKey: randomBytes(16).toString('hex'), userId: actor.id, createdAt: now, modifiedAt: now,
    };
    this.#database.state.webhooks[hook.id] = hook;
    this.#database.changed();
    return shown(hook);
  }

  /** Event and secret stay; url, isActive and skipOwn can be changed. */
  update(id: string, body: JsonObject, actor: Actor): JsonObject {
    const hook = this.#find(id, actor);
    if (hook === undefined) throw new EspoError(404, `Record ${id} not found.`);
    const { url, isActive, skipOwn } = body;
    if (typeof url === 'string') {
      this.#checkUrl(url);
      hook.url = url;
    }
    if (typeof isActive === 'boolean') hook.isActive = isActive;
    if (typeof skipOwn === 'boolean') hook.skipOwn = skipOwn;
    hook.modifiedAt = this.#database.now();
    this.#database.changed();
    return shown(hook);
  }

  remove(id: string, actor: Actor): true {
    if (this.#find(id, actor) === undefined) throw new EspoError(404, `Record ${id} not found.`);
    Reflect.deleteProperty(this.#database.state.webhooks, id);
    this.#database.changed();
    return true;
  }

  #find(id: string, actor: Actor): Webhook | undefined {
    const hook = this.#database.state.webhooks[id];
    return hook !== undefined && mine(hook, actor) ? hook : undefined;
  }

  #checkEvent(event: string): void {
    const match = /^([A-Z]\w*)\.(create|update|delete|fieldUpdate\.(\w+))$/u.exec(event);
    const entity = match?.[1] ?? '';
    if (NOT_FOR_EVENTS.has(entity)) throw new EspoError(403, `Entity type '${entity}' is not available for webhooks.`);
    const def = Object.hasOwn(entities, entity) ? entities[entity] : undefined;
    if (def === undefined || (match?.[3] !== undefined && !Object.hasOwn(def.fields, match[3]))) throw new EspoError(403, 'Not valid event.');
  }

  #checkUrl(text: string): void {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^https?:$/u.test(url.protocol)) throw validationFailure('Webhook', 'url', 'valid');
    const { allowInternalWebhooks, webhookAllowedAddressList } = this.#database.settings;
    if (allowInternalWebhooks || !isInternal(url.hostname)) return;
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    if (!webhookAllowedAddressList.includes(`${url.hostname}:${port}`)) throw validationFailure('Webhook', 'url', 'notInternal');
  }
}

function mine(hook: Webhook, actor: Actor): boolean {
  return actor.type === 'admin' || hook.userId === actor.id;
}

function shown(hook: Webhook): JsonObject {
  const [entityType = '', type = '', field] = hook.event.split('.');
  return { ...hook, deleted: false, entityType, type, field: field ?? null };
}
