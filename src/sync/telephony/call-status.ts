import { isOver, pbxIdOf } from '../../domain/telephony/call.js';
import { summaryOf } from '../../domain/telephony/summary.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { CallId } from '../../systems/threecx/threecx.js';
import { knownCall, recordingMemoryOf } from './call-memory.js';
import type { PhoneContext } from './context.js';

/** The answer of `GET /3cx/calls/:id`. */
export interface CallStatus {
  readonly id: string;
  readonly status: 'ordered' | 'dialing' | 'ringing' | 'connected' | 'ended' | 'refused' | 'unknown';
  readonly direction: 'inbound' | 'outbound';
  readonly number: string;
  readonly extension: string | null;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly answered: boolean;
  readonly duration: number | null;
  readonly recording: boolean;
}

/** What is known of a call: the ledger's word, and while it lasts the telephone system's. Throws HubError `not_found`. */
export async function callStatus(context: PhoneContext, id: string): Promise<CallStatus> {
  const stored = /^[A-Za-z0-9-]{1,36}$/.test(id) ? await context.hub.ledger.calls.read(id) : undefined;
  if (!stored) throw new HubError('not_found', '3CX: Diesen Anruf kennt der Hub nicht.');
  const known = knownCall(stored);
  const { direction, number, extension, startedAt, endedAt, answered, seconds } = summaryOf(known.call);
  return {
    id, status: await statusOf(context, known), direction, number, extension, started_at: startedAt, ended_at: endedAt, answered, duration: seconds,
    recording: recordingMemoryOf(stored.recording).state === 'stored',
  };
}

async function statusOf({ threecx, hub: { log } }: PhoneContext, { call, order }: ReturnType<typeof knownCall>): Promise<CallStatus['status']> {
  if (isOver(call)) return 'ended';
  if (order?.outcome === 'refused') return 'refused';
  const pbxId = pbxIdOf(call);
  if (pbxId === null || !threecx) return order?.outcome === 'unknown' ? 'unknown' : order ? 'ordered' : 'unknown';
  try {
    const state = await threecx.callState(pbxId as CallId);
    return state.kind === 'live' ? state.phase : state.kind === 'ended' ? 'ended' : 'unknown';
  } catch (error) {
    log.warn('call.status_unknown', { call: call.id }, error);
    return 'unknown';
  }
}
