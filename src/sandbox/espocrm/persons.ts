import { plainText, sameJson, type JsonObject } from '../json.js';
import type { Actor } from './actor.js';
import { sandboxEspoCredentials } from './credentials.js';
import type { Database } from './database.js';
import { single } from './present.js';
import type { Records } from './records.js';

/** Fields whose change by a person makes a record `dirty`, when that is switched on. */
const SYNCED = ['lastName', 'firstName', 'firmenname', 'rechtsform', 'salutationName', 'dateOfBirth', 'handelsregisterNummer', 'emailAddressData', 'phoneNumberData', 'emailAddress', 'phoneNumber'];

type PersonsOptions = { readonly database: Database; readonly records: Records; readonly actor: (userId: string) => Actor };

/** Edits by people: the same rules as the API, but another user, so that webhooks with skipOwn fire. */
export class Persons {
  readonly #options: PersonsOptions;

  constructor(options: PersonsOptions) {
    this.#options = options;
  }

  create(type: string, body: JsonObject, userId: string = sandboxEspoCredentials.staffUserId): JsonObject & { id: string } {
    const { records, actor } = this.#options;
    const record = records.create(type, body, actor(userId));
    return { ...record, id: plainText(record['id']) };
  }

  edit(type: string, id: string, body: JsonObject, userId: string = sandboxEspoCredentials.staffUserId): JsonObject {
    const { records, actor } = this.#options;
    return records.update(type, id, this.#withDirty(type, id, body), actor(userId));
  }

  remove(type: string, id: string, userId: string = sandboxEspoCredentials.staffUserId): void {
    const { records, actor } = this.#options;
    records.remove(type, id, actor(userId));
  }

  /** A record as a single GET shows it; undefined when it is gone. */
  read(type: string, id: string): JsonObject | undefined {
    const { database } = this.#options;
    const record = database.find(type, id);
    return record === undefined ? undefined : single(database, type, record);
  }

  /** All records of a type, as single GETs show them. */
  all(type: string): JsonObject[] {
    const { database } = this.#options;
    return database.all(type).map((record) => single(database, type, record));
  }

  #withDirty(type: string, id: string, body: JsonObject): JsonObject {
    const before = this.read(type, id);
    if (!this.#options.database.settings.dirtyOnPersonsEdit || type !== 'CBeteiligte' || before?.['syncStatus'] !== 'clean' || 'syncStatus' in body) return body;
    const changed = SYNCED.some((attribute) => attribute in body && !sameJson(body[attribute], before[attribute]));
    return changed ? { ...body, syncStatus: 'dirty' } : body;
  }
}
