import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { JsonObject } from '../../hub/json.js';
import { MovedOn } from '../http/with-retries.js';
import { createEspoApi, type EspoAnswer, type EspoApi, type EspoCall, type EspoCrmParts } from './espo-api.js';
import type { EspoCrm, EspoRecord, SeenVersion, UpdateAnswer } from './espocrm.js';
import { listPages, type Page } from './list-pages.js';
import { cBeteiligteSchema, type CBeteiligte, type EntityId } from './records.js';
import { searchParams } from './search-params.js';
import { notWritten } from './written-as-meant.js';

export interface EspoCrmClient extends EspoCrm {
  /** Closes idle connections. */
  close(): void;
}

// A loose object of a JSON body is a JSON object, which the inferred types cannot know.
const recordSchema = z.looseObject({ id: z.string().min(1) }) as unknown as z.ZodType<EspoRecord>;
const beteiligteSchema = cBeteiligteSchema as unknown as z.ZodType<CBeteiligte>;
const pageSchema: z.ZodType<Page> = z.object({ total: z.int().min(-2), list: z.array(recordSchema) });

/** A client of EspoCRM's API (espocrm.md). */
export function createEspoCrm(parts: EspoCrmParts): EspoCrmClient {
  const { api, close } = createEspoApi(parts);
  return {
    read: (entity, id) => readOne(api, entity, id, recordSchema),
    readBeteiligter: (id) => readOne(api, 'CBeteiligte', id, beteiligteSchema),
    list: (entity, query) => list(api, entity, query),
    async count(entity, where) {
      const answer = await api({ method: 'GET', entity, query: searchParams({ where, select: ['id'] }, 0, 1) });
      return answer.as(z.object({ total: z.int().min(0) })).total;
    },
    async create(entity, attributes, options) {
      const headers = options?.skipDuplicateCheck === true ? { 'X-Skip-Duplicate-Check': 'true' } : {};
      const answer = await api({ method: 'POST', entity, body: attributes, headers });
      if (answer.conflict === 'duplicate') return { kind: 'duplicate', matches: answer.conflictAs(z.array(recordSchema)) };
      return { kind: 'created', record: asMeant(answer, attributes, 'POST') };
    },
    update: (entity, id, attributes, seen) => update(api, entity, id, attributes, seen),
    async relate(entity, id, link, otherId) {
      const answer = await api({ method: 'POST', entity, id, link, body: { id: otherId } });
      if (answer.isGone) return { kind: 'gone' };
      answer.as(z.literal(true));
      return { kind: 'related' };
    },
    async remove(entity, id) {
      const answer = await api({ method: 'DELETE', entity, id });
      if (answer.isGone) return { kind: 'gone' };
      answer.as(z.literal(true));
      return { kind: 'removed' };
    },
    close,
  };
}

async function readOne<T extends { readonly id: EntityId }>(
  api: EspoApi, entity: string, id: EntityId, schema: z.ZodType<T>,
): Promise<{ readonly kind: 'found'; readonly record: T } | { readonly kind: 'gone' }> {
  const answer = await api({ method: 'GET', entity, id });
  if (answer.isGone) return { kind: 'gone' };
  const record = answer.as(schema);
  if (record.id !== id) throw answer.fault('upstream_unreadable', 'another id');
  return { kind: 'found', record };
}

async function* list(api: EspoApi, entity: string, query: Parameters<EspoCrm['list']>[1]): ReturnType<EspoCrm['list']> {
  let last: EspoAnswer | undefined;
  const readPage = async (offset: number, maxSize: number): Promise<Page> => {
    last = await api({ method: 'GET', entity, query: searchParams(query, offset, maxSize), headers: { 'X-No-Total': 'true' } });
    return last.as(pageSchema);
  };
  yield* listPages(query, readPage, (reason) => last?.fault('upstream_unreadable', reason) ?? new Error(reason));
}

/** A PUT on the condition that the record is still the one that was seen. */
async function update(api: EspoApi, entity: string, id: EntityId, attributes: JsonObject, seen: SeenVersion): Promise<UpdateAnswer> {
  const call: EspoCall = { method: 'PUT', entity, id, body: attributes };
  switch (seen.kind) {
    case 'version': return await put(api, { ...call, headers: { 'X-Version-Number': String(seen.versionNumber) } }, attributes);
    case 'unchecked': return await put(api, call, attributes);
    case 'modified_at': return await putIfUnchanged(api, { ...call, id }, attributes, seen);
  }
}

/** Without optimistic locking: looks just before every try, which leaves a gap of one round trip. */
async function putIfUnchanged(api: EspoApi, call: EspoCall & { readonly id: EntityId }, attributes: JsonObject, seen: SeenByClock): Promise<UpdateAnswer> {
  const current = await readOne(api, call.entity, call.id, recordSchema);
  if (current.kind === 'gone') return current;
  if (!isAsSeen(current.record, attributes, seen)) return { kind: 'moved_on' };
  const stillAsSeen = async (): Promise<boolean> => {
    const again = await readOne(api, call.entity, call.id, recordSchema);
    return again.kind === 'found' && isAsSeen(again.record, attributes, seen);
  };
  try {
    return await put(api, { ...call, stillAsSeen }, attributes);
  } catch (error) {
    if (error instanceof MovedOn) return { kind: 'moved_on' };
    throw error;
  }
}

type SeenByClock = Extract<SeenVersion, { kind: 'modified_at' }>;

function isAsSeen(current: EspoRecord, attributes: JsonObject, { modifiedAt, record = {} }: SeenByClock): boolean {
  return current['modifiedAt'] === modifiedAt && Object.keys(attributes).every((name) => !(name in record) || isDeepStrictEqual(current[name], record[name]));
}

async function put(api: EspoApi, call: EspoCall, attributes: JsonObject): Promise<UpdateAnswer> {
  const answer = await api(call);
  if (answer.isGone) return { kind: 'gone' };
  if (answer.conflict === 'modified') return { kind: 'moved_on' };
  return { kind: 'updated', record: asMeant(answer, attributes, 'PUT') };
}

/** The answered record, when it shows what was meant to be written. Throws UpstreamError `upstream_rejected`. */
function asMeant(answer: EspoAnswer, attributes: JsonObject, verb: 'POST' | 'PUT'): EspoRecord {
  const record = answer.as(recordSchema);
  const missing = notWritten(attributes, record, verb);
  if (missing.length > 0) throw answer.fault('upstream_rejected', `not written: ${missing.join(', ')}`);
  return record;
}
