import { z } from 'zod';
import type { CallPhase } from '../threecx.js';

const text = z.string().nullish();

/** One leg of a call at one extension; all texts may be missing (3cx.md, A.2). */
export const participantSchema = z.looseObject({
  id: z.int(),
  callid: z.int(),
  status: text,
  dn: text,
  party_caller_id: text,
  party_dn: text,
  party_dn_type: text,
  originated_by_dn: text,
  referred_by_dn: text,
});
export type ParticipantRecord = z.infer<typeof participantSchema>;

export const devicesSchema = z.array(z.looseObject({ device_id: z.string().min(1) }));

export const participantsSchema = z.array(participantSchema);

/** One number of the telephone system (an extension, a route point, a queue) with what goes on there. */
export const dnSchema = z.looseObject({ dn: z.string().min(1), type: text, participants: participantsSchema.nullish() });
export type DnRecord = z.infer<typeof dnSchema>;
export const dnsSchema = z.array(dnSchema);

/** The outcome of an action. `finalstatus` is a number in one of the vendor's descriptions and a text in another. */
export const actionSchema = z.looseObject({
  finalstatus: z.union([z.number(), z.string()]).nullish(),
  reason: text,
  result: participantSchema.nullish(),
});

/** Words that the hub does not know mean a call in progress (hold, transfer, …). */
export function phaseOf(status: string | null | undefined): CallPhase {
  if (status === 'Dialing') return 'dialing';
  return status === 'Ringing' ? 'ringing' : 'connected';
}

/** `undefined` when 3CX does not say. */
export const isExtension = (type: string | null | undefined): boolean | undefined => (type ? /extension$/i.test(type) : undefined);
