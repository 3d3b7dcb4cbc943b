import type { Effects } from '../../../hub/effects/effects.js';
import { UpstreamError } from '../../http/upstream-error.js';
import { bodyOf, isClosed } from '../answers.js';
import type { CallIds } from '../call-ids.js';
import type { CapabilitySwitches } from '../capabilities.js';
import type { StartCallRequest, StartedCall } from '../threecx.js';
import type { Answered, Wire } from '../wire.js';
import { actionSchema, devicesSchema, participantsSchema, type ParticipantRecord } from './records.js';

export interface CallControlParts {
  readonly wire: Wire;
  readonly effects: Pick<Effects, 'sleep'>;
  readonly capabilities: CapabilitySwitches;
  readonly callIds: CallIds;
  readonly dn: string | undefined;
}

const lookAgainMs = 1_500;

type Start = Required<StartCallRequest>;

/** Lets an extension call a number: from its first device, or, where it has none that is known, from the extension as a whole. */
export function createStartCall(parts: CallControlParts): (request: StartCallRequest) => Promise<StartedCall> {
  const { wire, capabilities, dn } = parts;
  return async ({ extension = dn, number }) => {
    if (extension === undefined) return { kind: 'refused', reason: 'no_extension' };
    const start = { extension, number };
    const device = await capabilities.use('calls', () => firstDevice(wire, extension));
    switch (device.kind) {
      case 'not_available': return { kind: 'refused', reason: 'not_available' };
      case 'unknown_extension': return { kind: 'refused', reason: 'unknown_extension' };
      case 'device': return await makeCall(parts, start, `devices/${encodeURIComponent(device.id)}/makecall`);
      case 'none': return await makeCall(parts, start, 'makecall');
    }
  };
}

type Device = { readonly kind: 'device'; readonly id: string } | { readonly kind: 'none' } | { readonly kind: 'unknown_extension' };

/** Nobody may see this extension, or nobody may see any: the list of all tells which. */
async function firstDevice(wire: Wire, extension: string): Promise<Device | 'closed'> {
  const devices = await wire.call({ method: 'GET', path: `${pathOf(extension)}/devices`, operation: 'GET devices', record: extension });
  if (isClosed(devices)) {
    const all = await wire.call({ method: 'GET', path: 'callcontrol', operation: 'GET callcontrol' });
    return isClosed(all) ? 'closed' : { kind: 'unknown_extension' };
  }
  const [first] = bodyOf(devices, devicesSchema);
  return first === undefined ? { kind: 'none' } : { kind: 'device', id: first.device_id };
}

/** Sent once: a second one could be a second call. What became of it when the answer is lost is looked up. */
async function makeCall({ wire, effects, callIds }: CallControlParts, start: Start, action: string): Promise<StartedCall> {
  /** A call that was just begun may show a moment later. */
  const lookAgain = (): Promise<number | undefined> => effects.sleep(lookAgainMs).then(() => lookFor(wire, start));
  try {
    const answered = await wire.call({
      method: 'POST', path: `${pathOf(start.extension)}/${action}`, operation: 'POST makecall', record: start.extension, body: { destination: start.number },
    });
    const verdict = readVerdict(answered);
    if (verdict.kind === 'refused') return verdict;
    if (verdict.callid !== undefined) return { kind: 'started', callId: await callIds.nameNew(verdict.callid) };
  } catch (error) {
    if (!(error instanceof UpstreamError && error.code === 'outcome_unknown')) throw error;
  }
  const callid = await lookFor(wire, start) ?? await lookAgain();
  return callid === undefined ? { kind: 'unknown' } : { kind: 'started', callId: await callIds.nameNew(callid) };
}

type Verdict = { readonly kind: 'accepted'; readonly callid?: number } | (StartedCall & { readonly kind: 'refused' });

function readVerdict(answered: Answered): Verdict {
  const { status } = answered.answer;
  if (status === 404) return { kind: 'refused', reason: 'unknown_extension' };
  if (status >= 400) return { kind: 'refused', reason: 'rejected', detail: `HTTP ${status}` };
  const { finalstatus, reason, result } = bodyOf(answered, actionSchema);
  if (isFailure(finalstatus)) return { kind: 'refused', reason: 'rejected', ...(reason ? { detail: reason } : {}) };
  return { kind: 'accepted', ...(result ? { callid: result.callid } : {}) };
}

/** Failed is -1, rejected 0, success 1, or their names; nothing said is no refusal. */
function isFailure(finalstatus: number | string | null | undefined): boolean {
  if (finalstatus === null || finalstatus === undefined) return false;
  return typeof finalstatus === 'number' ? finalstatus <= 0 : /^(failed|rejected|-1|0)$/i.test(finalstatus);
}

/** Is there a call from this extension to this number now? A fault of the look tells nothing. */
async function lookFor(wire: Wire, { extension, number }: Start): Promise<number | undefined> {
  try {
    const participants = bodyOf(await wire.call({
      method: 'GET', path: `${pathOf(extension)}/participants`, operation: 'GET participants', record: extension,
    }), participantsSchema);
    const found = participants.filter((one) => isTo(one, number));
    return found.length === 1 ? found[0]?.callid : undefined;
  } catch (error) {
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }
}

/** The telephone system may have put a prefix before the number: compared from the end. */
function isTo({ party_caller_id: callerId, party_dn: partyDn }: ParticipantRecord, number: string): boolean {
  const wanted = number.replace(/\D/g, '');
  if (partyDn === number || callerId === number) return true;
  const national = wanted.slice(-7);
  return national.length === 7 && (callerId ?? '').replace(/\D/g, '').endsWith(national);
}

const pathOf = (extension: string): string => `callcontrol/${encodeURIComponent(extension)}`;
