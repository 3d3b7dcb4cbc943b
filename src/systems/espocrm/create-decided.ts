import type { JsonObject } from '../../hub/json.js';
import { UpstreamError } from '../http/upstream-error.js';
import type { EspoCrm, EspoRecord } from './espocrm.js';

/**
 * Creates what is decided: that there is none yet is known, by the hub's own reference or by a person's word, and the CRM is
 * told not to look for duplicates. Throws UpstreamError `upstream_rejected` where it is of another mind all the same.
 */
export async function createDecided(espocrm: EspoCrm, entity: string, attributes: JsonObject): Promise<EspoRecord> {
  const answer = await espocrm.create(entity, attributes, { skipDuplicateCheck: true });
  if (answer.kind === 'created') return answer.record;
  throw new UpstreamError('upstream_rejected', { system: 'espocrm', operation: `POST ${entity}`, status: 409, reason: answer.kind });
}
