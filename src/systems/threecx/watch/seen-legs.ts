import { isExtension, phaseOf, type DnRecord, type ParticipantRecord } from '../callcontrol/records.js';
import type { SeenLeg } from './tracked-call.js';

/** Type of every number of the telephone system that the API client may see. */
export type DnTypes = ReadonlyMap<string, string | null | undefined>;

export function dnTypes(dns: readonly DnRecord[]): DnTypes {
  return new Map(dns.map(({ dn, type }) => [dn, type]));
}

/** Every leg that is live now. */
export function legsOf(dns: readonly DnRecord[]): SeenLeg[] {
  const types = dnTypes(dns);
  return dns.flatMap(({ dn, participants }) => (participants ?? []).map((participant) => toLeg(dn, participant, types)));
}

/** What one participant says about its call, seen from the extension `dn`. */
export function toLeg(dn: string, participant: ParticipantRecord, types: DnTypes): SeenLeg {
  const { id, callid, status, party_caller_id: callerId, referred_by_dn: referredBy } = participant;
  const phase = phaseOf(status);
  const isInternal = isExtension(participant.party_dn_type) ?? isExtension(types.get(participant.party_dn ?? '')) ?? false;
  const isOutbound = phase === 'dialing' || participant.originated_by_dn === dn;
  return {
    dn, id, callid, phase,
    at: isExtension(types.get(dn)) ?? true ? 'extension' : 'other',
    direction: isInternal ? 'internal' : isOutbound ? 'outbound' : 'inbound',
    ...(callerId && !isInternal ? { number: callerId } : {}),
    ...(referredBy ? { referredBy } : {}),
  };
}
