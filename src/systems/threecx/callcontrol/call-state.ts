import { bodyOf, isClosed } from '../answers.js';
import { callidOf } from '../call-ids.js';
import type { CapabilitySwitches } from '../capabilities.js';
import type { CallId, CallPhase, CallState } from '../threecx.js';
import type { Wire } from '../wire.js';
import { dnsSchema, phaseOf, type DnRecord } from './records.js';

/** Everything that goes on at the extensions that the API client may see. */
export async function readAll(wire: Wire): Promise<{ readonly kind: 'all'; readonly dns: readonly DnRecord[] } | 'closed'> {
  const answered = await wire.call({ method: 'GET', path: 'callcontrol', operation: 'GET callcontrol' });
  return isClosed(answered) ? 'closed' : { kind: 'all', dns: bodyOf(answered, dnsSchema) };
}

const order: readonly CallPhase[] = ['dialing', 'ringing', 'connected'];

/** A call is as far as its furthest leg. Live calls only: 3CX forgets a call that has ended. */
export async function readCallState(wire: Wire, capabilities: CapabilitySwitches, id: CallId): Promise<CallState> {
  const callid = callidOf(id);
  if (callid === undefined) return { kind: 'gone' };
  const all = await capabilities.use('calls', () => readAll(wire));
  if (all.kind === 'not_available') return { kind: 'gone' };
  const phases = all.dns.flatMap(({ participants }) => participants ?? []).filter((one) => one.callid === callid).map(({ status }) => phaseOf(status));
  const phase = order.findLast((one) => phases.includes(one));
  return phase === undefined ? { kind: 'gone' } : { kind: 'live', phase };
}
