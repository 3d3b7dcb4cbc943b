import { HubError } from '../../src/hub/errors/hub-error.js';
import type { JsonObject } from '../../src/hub/json.js';
import type { EspoCrm, EspoRecord, SeenVersion } from '../../src/systems/espocrm/espocrm.js';
import type { EntityId } from '../../src/systems/espocrm/records.js';
import { readQuery } from './query.js';
import type { EspoCrmEntityConfig } from './types.js';

export interface Operation {
  readonly operation: EspoCrmEntityConfig['operation'];
  readonly entity: string;
  /** Empty for `list` and `create`. */
  readonly id: string;
  readonly limit: number;
  readonly payload: unknown;
}

/** `expected`: the record or list for the first output; otherwise the kind of answer that stands in its place. */
export interface Answer { readonly expected: boolean; readonly payload: unknown }

export async function runOperation(espocrm: EspoCrm, { operation, entity, id, limit, payload }: Operation): Promise<Answer> {
  switch (operation) {
    case 'read': return recordOr(await espocrm.read(entity, entityId(id)));
    case 'list': return { expected: true, payload: await collect(espocrm.list(entity, readQuery(payload, limit))) };
    case 'create': return recordOr(await espocrm.create(entity, attributesOf(payload)));
    case 'update': return recordOr(await espocrm.update(entity, entityId(id), changesOf(attributesOf(payload)), seenVersion(payload)));
    case 'delete': {
      const answer = await espocrm.remove(entity, entityId(id));
      return { expected: answer.kind === 'removed', payload: answer };
    }
  }
}

type Kinds = { readonly kind: string; readonly record?: EspoRecord };
const recordOr = (answer: Kinds): Answer => answer.record ? { expected: true, payload: answer.record } : { expected: false, payload: answer };

async function collect(pages: AsyncIterable<readonly EspoRecord[]>): Promise<readonly EspoRecord[]> {
  const records: EspoRecord[] = [];
  for await (const page of pages) records.push(...page);
  return records;
}

function entityId(id: string): EntityId {
  if (!/^[A-Za-z0-9]{1,36}$/.test(id)) throw new HubError('malformed', 'espocrm-entity: Die Kennung des Datensatzes ist ungültig.');
  return id as EntityId;
}

function attributesOf(payload: unknown): JsonObject {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new HubError('malformed', 'espocrm-entity: msg.payload muss ein Objekt mit den Feldern sein.');
  }
  return payload as JsonObject;
}

/** What EspoCRM keeps itself: it tells which version was read, and is not written back. */
const kept = new Set(['id', 'versionNumber', 'modifiedAt', 'createdAt', 'modifiedById', 'modifiedByName', 'createdById', 'createdByName']);

const changesOf = (attributes: JsonObject): JsonObject => Object.fromEntries(Object.entries(attributes).filter(([field]) => !kept.has(field)));

/** A record that was read, changed and comes back here is written only when nobody has changed it meanwhile. */
function seenVersion(payload: unknown): SeenVersion {
  const { versionNumber, modifiedAt } = attributesOf(payload);
  if (typeof versionNumber === 'number') return { kind: 'version', versionNumber };
  return typeof modifiedAt === 'string' ? { kind: 'modified_at', modifiedAt } : { kind: 'unchecked' };
}
