import type { z } from 'zod';
import { HubError } from '../../hub/errors/hub-error.js';
import { leadCallEvent } from '../../hub/events/topics.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import type { PhoneContext } from './context.js';
import { startCall, type StartResult } from './start-call.js';

export type LeadCallResult =
  | StartResult
  /** `off`: the firm calls no leads; `gone`: deleted meanwhile; `refused`: a number that must not be called, or none. */
  | { readonly kind: 'off' | 'gone' | 'refused'; readonly entity_id: string };

/** Calls somebody of the CRM of the hub's own accord: once, in the firm's hours, from the extension that is set for it. */
export async function callRecord(context: PhoneContext, payload: unknown): Promise<LeadCallResult> {
  const { entity_id: id, entity_type: type, number } = parsed(payload);
  const extension = context.hub.settings.telephony.leadExtension;
  if (extension === undefined) return { kind: 'off', entity_id: id };
  const found = await context.espocrm.read(type, id as EntityId);
  if (found.kind === 'gone') return { kind: 'gone', entity_id: id };
  const { phoneNumber } = found.record;
  try {
    return await startCall(context, {
      extension, number: number ?? (typeof phoneNumber === 'string' ? phoneNumber : ''), entity: { type, id }, by: { kind: 'automatic', leadId: id },
    });
  } catch (error) {
    // No try makes the number another one.
    if (error instanceof HubError && error.code === 'invalid') return { kind: 'refused', entity_id: id };
    throw error;
  }
}

function parsed(payload: unknown): z.infer<typeof leadCallEvent> {
  const result = leadCallEvent.safeParse(payload);
  if (result.success) return result.data;
  throw new HubError('malformed', 'msg.payload nennt niemanden, der angerufen werden soll (entity_id).');
}
