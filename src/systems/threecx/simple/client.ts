import { z } from 'zod';
import { UpstreamError } from '../../http/upstream-error.js';
import { bodyOf, isNotFound } from '../answers.js';
import type { CapabilitySwitches } from '../capabilities.js';
import { openAudio } from '../open-audio.js';
import type { CallId, CallState, FoundRecording, RecordingId, StartedCall, ThreeCx } from '../threecx.js';
import type { Wire } from '../wire.js';

export interface SimpleParts { readonly wire: Wire; readonly capabilities: CapabilitySwitches; readonly dn: string | undefined }

const id = z.union([z.string().min(1).max(128), z.int()]).transform(String);
const startedSchema = z.looseObject({ id });
const statusSchema = z.looseObject({ id, status: z.string() });

/** The API of the older installation: three paths, no events (they come by webhook) and no log (telephony.md, Two dialects). */
export function createSimpleClient({ wire, capabilities, dn }: SimpleParts): Omit<ThreeCx, 'dialect' | 'capabilities' | 'close'> {
  return {
    async startCall({ extension = dn, number }) {
      if (extension === undefined) return { kind: 'refused', reason: 'no_extension' };
      return await initiate(wire, extension, number);
    },
    callState: (callId) => readState(wire, callId),
    callLog: () => Promise.resolve({ kind: 'not_available' }),
    // Only its opening tells whether there is one.
    findRecordings: ({ callId }) => Promise.resolve({ kind: 'listed', recordings: callId === undefined ? [] : [recordingOf(callId)] }),
    openRecording: (recording, signal) => capabilities.use('recordings', () => openAudio(wire, {
      path: `calls/${encodeURIComponent(recording)}/recording`, operation: 'GET recording', record: recording,
    }, signal)),
    watch: () => Promise.resolve(),
  };
}

/** Sent once: a second one could be a second call, and of the first one nothing can be looked up without its id. */
async function initiate(wire: Wire, extension: string, number: string): Promise<StartedCall> {
  try {
    const answered = await wire.call({ method: 'POST', path: 'calls/initiate', operation: 'POST calls/initiate', record: extension, body: { from: extension, to: number } });
    const { status } = answered.answer;
    if (status === 404) return { kind: 'refused', reason: 'unknown_extension' };
    if (status === 403) return { kind: 'refused', reason: 'not_available' };
    if (status >= 400) return { kind: 'refused', reason: 'rejected', detail: `HTTP ${status}` };
    return { kind: 'started', callId: bodyOf(answered, startedSchema).id as CallId };
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'outcome_unknown') return { kind: 'unknown' };
    throw error;
  }
}

async function readState(wire: Wire, callId: CallId): Promise<CallState> {
  const answered = await wire.call({ method: 'GET', path: `calls/${encodeURIComponent(callId)}/status`, operation: 'GET calls/status', record: callId });
  return isNotFound(answered) ? { kind: 'gone' } : stateOf(bodyOf(answered, statusSchema).status);
}

/** The words of the contract are not written down anywhere: the usual ones, and anything else is a call in progress. */
function stateOf(status: string): CallState {
  switch (status.toLowerCase().replaceAll(/[\s_-]/g, '')) {
    case 'initiated': case 'queued': case 'dialing': case 'calling': return { kind: 'live', phase: 'dialing' };
    case 'ringing': return { kind: 'live', phase: 'ringing' };
    case 'completed': return { kind: 'ended', answered: 'yes' };
    case 'noanswer': case 'missed': case 'busy': case 'failed': case 'rejected': case 'canceled': case 'cancelled': return { kind: 'ended', answered: 'no' };
    case 'ended': case 'hangup': case 'terminated': return { kind: 'ended', answered: 'unknown' };
    default: return { kind: 'live', phase: 'connected' };
  }
}

const recordingOf = (callId: CallId): FoundRecording => ({ id: callId as string as RecordingId, callId });
