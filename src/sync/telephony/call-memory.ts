import { z } from 'zod';
import type { Call } from '../../domain/telephony/call.js';
import type { CrmAttributes } from '../../domain/telephony/crm-call.js';
import type { JsonObject } from '../../hub/json.js';
import type { StoredCall } from '../../hub/ledger/calls/call-store.js';

/** An order of the hub for a call; `asked`: no answer is known, as after a crash. */
export interface Order {
  readonly extension: string;
  readonly outcome: 'asked' | 'started' | 'refused' | 'unknown';
  readonly leadId: string | null;
}

/** What the ledger knows of one call, in the terms of this use case. */
export interface KnownCall { readonly call: Call; readonly order: Order | null }

/** What stands in the CRM. `creating`: a POST with exactly this may have reached it. `closed`: a person deleted it. */
export type CrmMemory =
  | { readonly state: 'none' }
  | { readonly state: 'creating'; readonly written: CrmAttributes }
  | { readonly state: 'linked'; readonly id: string; readonly written: CrmAttributes; readonly party: { readonly type: string; readonly id: string } | null; readonly task: 'none' | 'creating' | 'done' }
  | { readonly state: 'closed' };

/** What is kept of the recording. `none`: there is none, or none is wanted; `deleted`: its time was over, or a person wished it. */
export type RecordingMemory =
  | { readonly state: 'unknown' | 'none' | 'deleted' }
  | { readonly state: 'stored'; readonly contentType: string };

const moment = z.object({ at: z.string(), known: z.enum(['exactly', 'at_latest']) });
const told = z.object({
  ref: z.string(), pbxId: z.string().nullable(), direction: z.enum(['inbound', 'outbound']), number: z.string(), extensions: z.array(z.string()),
  speaker: z.string().nullable(), started: moment, ended: moment.nullable(), answered: z.enum(['yes', 'no', 'unknown']), talkSeconds: z.number().nullable(),
  transferred: z.boolean(), entity: z.object({ type: z.string(), id: z.string() }).nullable(), saidAt: z.string(),
});
const order = z.object({ extension: z.string(), outcome: z.enum(['asked', 'started', 'refused', 'unknown']), leadId: z.string().nullable() });
const document = z.object({ sources: z.object({ hub: told, callcontrol: told, webhook: told, log: told, template: told }).partial(), order: order.nullable() });

const written = z.record(z.string(), z.string().nullable());
const crm = z.discriminatedUnion('state', [
  z.object({ state: z.literal('creating'), written }),
  z.object({ state: z.literal('linked'), id: z.string(), written, party: z.object({ type: z.string(), id: z.string() }).nullable(), task: z.enum(['none', 'creating', 'done']) }),
  z.object({ state: z.literal('closed') }),
]);
const recording = z.discriminatedUnion('state', [
  z.object({ state: z.literal('stored'), contentType: z.string() }), z.object({ state: z.literal('none') }), z.object({ state: z.literal('deleted') }),
]);

export function knownCall({ id, line, told: stored }: Pick<StoredCall, 'id' | 'line' | 'told'>): KnownCall {
  const { sources, order: known } = document.parse(stored);
  return { call: { id, line, told: sources as Call['told'] }, order: known };
}

export const toldOf = ({ call, order: known }: KnownCall): JsonObject => ({ sources: call.told, order: known }) as unknown as JsonObject;
export const crmMemoryOf = (stored: StoredCall['crm']): CrmMemory => (stored === null ? { state: 'none' } : crm.parse(stored));
export const recordingMemoryOf = (stored: StoredCall['recording']): RecordingMemory => (stored === null ? { state: 'unknown' } : recording.parse(stored));
