import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import type { CallReport } from '../../../src/domain/telephony/call.js';
import type { Effects } from '../../../src/hub/effects/effects.js';
import { readJournal, readWebhook } from '../../../src/sync/telephony/read-reports.js';
import { reportOfLog } from '../../../src/sync/telephony/sweep-calls.js';
import { reportOfChange } from '../../../src/sync/telephony/watch-calls.js';
import { TransportFault } from '../../../src/systems/http/transport-fault.js';
import { createCapabilities } from '../../../src/systems/threecx/capabilities.js';
import type { CallId, Capability, FoundRecording, LiveCall, LoggedCall, NotAvailable, OpenedRecording, RecordingId, RecordingQuery, StartCallRequest, ThreeCx } from '../../../src/systems/threecx/threecx.js';
import { quietLog } from '../engine/quiet-log.js';
import type { Course, Telling } from './history.js';

/** A call of the real world, of which the sources tell. */
export interface RealCall extends Course {
  readonly index: number; readonly callId: CallId; readonly line: string; readonly extension: string; readonly direction: 'inbound' | 'outbound';
  readonly start: number; readonly end: number;
}

/** The telephone system in memory: what was called, what it says of that, and its log. */
export class PhoneSystem {
  readonly calls: RealCall[] = [];
  readonly dialled: StartCallRequest[] = [];
  readonly #now: () => number;
  readonly #answer: (request: StartCallRequest) => Course;
  readonly #begun: (call: RealCall) => void;

  /** @param answer what becomes of a call that the hub starts */
  constructor(now: () => number, answer: (request: StartCallRequest) => Course, begun: (call: RealCall) => void) {
    this.#now = now;
    this.#answer = answer;
    this.#begun = begun;
  }

  begin(facts: Pick<RealCall, 'line' | 'extension' | 'direction' | 'start'>, course: Course): RealCall {
    const index = this.calls.length;
    const call: RealCall = {
      ...course, ...facts, index, callId: `${index}-${Math.floor(facts.start / 1_000)}` as CallId,
      end: facts.start + (course.ringSeconds + course.talkSeconds) * 1_000,
    };
    this.calls.push(call);
    this.#begun(call);
    return call;
  }

  /** As one process of the hub reaches it. */
  client(effects: Effects): ThreeCx {
    const capabilities = createCapabilities(effects, quietLog);
    const read = <T extends object>(capability: Capability, operation: string, answer: () => T): Promise<T | NotAvailable> => capabilities.use(capability, async () => {
      const got = await effects.run({ system: 'threecx', operation }, () => Promise.resolve(answer()));
      return 'status' in got && got.status === 403 ? 'closed' : got;
    });
    return {
      dialect: 'callcontrol', capabilities: () => capabilities.all(),
      startCall: async (request) => {
        try {
          return await effects.run({ system: 'threecx', operation: 'POST makecall' }, () => Promise.resolve({ kind: 'started', callId: this.#dial(request) }));
        } catch (error) {
          if (error instanceof TransportFault && error.kind !== 'not_sent') return { kind: 'unknown' };
          throw error;
        }
      },
      callLog: ({ since }) => read('call_log', 'GET log', () => ({ kind: 'listed', calls: this.#log(since) })),
      findRecordings: (query) => read('recordings', 'GET recordings', () => ({ kind: 'listed', recordings: this.#recordings(query) })),
      openRecording: (id) => read('recordings', 'GET recording', () => this.#recording(id)),
      callState: () => Promise.resolve({ kind: 'gone' }), watch: () => Promise.resolve(), close: () => undefined,
    };
  }

  #dial(request: StartCallRequest): CallId {
    this.dialled.push(request);
    return this.begin({ line: request.number, extension: request.extension ?? '', direction: 'outbound', start: this.#now() }, this.#answer(request)).callId;
  }

  /** As the dialect does that names no calls. */
  #recordings({ since, until }: RecordingQuery): readonly FoundRecording[] {
    return this.#recorded().filter(({ start }) => start >= since.epochMilliseconds && start <= (until?.epochMilliseconds ?? Infinity)).map((call) => ({
      id: recordingOf(call) as RecordingId, direction: call.direction, extension: call.transferredTo ?? call.extension, startedAt: instant(call.start),
      ...(call.line === '' ? {} : { number: call.line }),
    }));
  }

  #recording(id: RecordingId): OpenedRecording {
    const call = this.#recorded().find((each) => recordingOf(each) === id);
    return call ? { kind: 'opened', contentType: 'audio/wav', body: Readable.from([id]) } : { kind: 'not_there' };
  }

  #recorded(): readonly RealCall[] {
    return this.calls.filter(({ end, talkSeconds, recordedAfterSeconds }) => talkSeconds > 0 && recordedAfterSeconds !== undefined && end + recordedAfterSeconds * 1_000 <= this.#now());
  }

  #log(since: Temporal.Instant): readonly LoggedCall[] {
    return this.calls.filter(({ start, end }) => end <= this.#now() && start >= since.epochMilliseconds).map(logged).toReversed();
  }
}

/** What is heard in it. */
export const recordingOf = ({ index }: RealCall): string => `voices of call ${index}`;

/** The name under which each source knows a call. */
export function namesOf(call: RealCall): readonly string[] {
  const reports = [
    ...(['callcontrol', 'webhook', 'template'] as const).map((source) => reportOf(call, { source, what: 'ended', lateMs: 0, copies: 1 })), reportOfLog(logged(call)),
  ];
  return reports.flatMap((report) => (report ? [`${report.source}:${report.told.ref}`] : []));
}

/** What a source says of a call, in its own words, as the hub reads them. */
export function reportOf(call: RealCall, { source, what }: Telling): CallReport | undefined {
  switch (source) {
    case 'callcontrol': return reportOfChange({ ...changeOf(call, what), at: instant(timeOf(call, what)), observed: 'live', call: liveCall(call, what) });
    case 'webhook': return readWebhook(webhookBody(call, what), instant(timeOf(call, what)));
    case 'template': return readJournal(journalBody(call));
  }
}

const instant = (milliseconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds);
/** In the middle of the conversation it is put through. */
export function timeOf({ start, end, talkSeconds }: RealCall, what: Telling['what']): number {
  return what === 'started' ? start : what === 'ended' ? end : end - talkSeconds * 500;
}

const changeOf = ({ extension, transferredTo = '' }: RealCall, what: Telling['what']): { readonly kind: 'started' | 'ended' } | { readonly kind: 'transferred'; readonly from: string; readonly to: string } =>
  (what === 'transferred' ? { kind: what, from: extension, to: transferredTo } : { kind: what });

/** Who has the call when that happens. */
const speakerAt = ({ extension, transferredTo }: RealCall, what: Telling['what']): string => (what === 'started' ? extension : transferredTo ?? extension);

const iso = (milliseconds: number): string => instant(milliseconds).toString();

function liveCall(call: RealCall, what: Telling['what']): LiveCall {
  const { callId, line, direction, start, ringSeconds, talkSeconds } = call;
  const extension = speakerAt(call, what);
  return {
    callId, direction, extension, ...(line === '' ? {} : { number: line }), startedAt: instant(start), participants: [{ extension, phase: 'connected' }],
    ...(talkSeconds > 0 ? { answeredAt: instant(start + ringSeconds * 1_000) } : {}),
  };
}

/** A bridge has a clock and ids of its own. */
function webhookBody(call: RealCall, what: Telling['what']): unknown {
  const { index, line, extension, transferredTo, direction, start, end, talkSeconds, skewSeconds } = call;
  const [from, to] = direction === 'inbound' ? [line, '030999'] : ['030999', line];
  return {
    event: `call.${what}`, call_id: createHash('sha256').update(`bridge ${index}`).digest('hex').slice(0, 12), from, to, direction, extension, started_at: iso(start + skewSeconds * 1_000),
    ...(what === 'transferred' ? { transferred_to: transferredTo } : {}),
    ...(what === 'ended' ? { ended_at: iso(end + skewSeconds * 1_000), duration: talkSeconds } : {}),
  };
}

function journalBody(call: RealCall): unknown {
  const { line, direction, start, end, talkSeconds } = call;
  const callType = direction === 'inbound' ? (talkSeconds > 0 ? 'Inbound' : 'Missed') : talkSeconds > 0 ? 'Outbound' : 'Notanswered';
  return { callType, number: line, agent: call.extension, startedAtUtc: iso(start), endedAtUtc: iso(end), durationSeconds: talkSeconds };
}

function logged(call: RealCall): LoggedCall {
  const { index, line, extension, transferredTo, direction, start, ringSeconds, talkSeconds } = call;
  return {
    logId: `log${index}`, direction, extension: transferredTo ?? extension, extensions: [extension, ...(transferredTo === undefined ? [] : [transferredTo])], ...(line === '' ? {} : { number: line }), startedAt: instant(start), answered: talkSeconds > 0 ? 'yes' : 'no',
    ringingSeconds: ringSeconds, talkingSeconds: talkSeconds, recordings: [],
  };
}
