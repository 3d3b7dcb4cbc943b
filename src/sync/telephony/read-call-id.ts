import { z } from 'zod';
import { HubError } from '../../hub/errors/hub-error.js';

const schema = z.object({ call_id: z.string().regex(/^[A-Za-z0-9-]{1,36}$/) });

/** The hub's id of a call out of the payload of an event. Throws HubError `malformed`. */
export function readCallId(payload: unknown): string {
  const result = schema.safeParse(payload);
  if (!result.success) throw new HubError('malformed', 'msg.payload nennt keinen Anruf (call_id).');
  return result.data.call_id;
}

const record = z.object({ entity_type: z.enum(['CBeteiligte', 'Contact', 'Lead']).default('CBeteiligte'), entity_id: z.string().regex(/^[A-Za-z0-9]{1,36}$/) });

/** A record of the CRM, for somebody's own request: `{entity_id, entity_type?}`. Throws HubError `malformed`. */
export function readRecord(payload: unknown): { readonly type: string; readonly id: string } {
  const result = record.safeParse(payload);
  if (!result.success) throw new HubError('malformed', 'msg.payload nennt keinen Datensatz des CRM (entity_id, entity_type).');
  return { type: result.data.entity_type, id: result.data.entity_id };
}
