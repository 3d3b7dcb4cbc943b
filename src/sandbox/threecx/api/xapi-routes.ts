import type { Clock } from '../../clock.js';
import { json, type Reply, type SandboxRequest } from '../../http/exchange.js';
import type { Route } from '../../http/route.js';
import { tone } from '../pbx/tone.js';
import { Refusal } from '../../http/refusal.js';
import { trunk, type PbxCall, type PbxState, type Recording, type Segment } from '../state.js';

const PAGE_LIMIT = 100;
const OPERATORS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  eq: (left, right) => left === right, ge: (left, right) => left >= right, gt: (left, right) => left > right, le: (left, right) => left <= right, lt: (left, right) => left < right,
};
const LOG = /^\/xapi\/v1\/ReportCallLogData\/Pbx\.GetCallLogData\(periodFrom=(?<from>[^,]+),periodTo=(?<to>[^,]+),(?<rest>.*)\)$/u;

/** The configuration API (3cx.md, A.4 and C.1), as far as it is about recordings and the call log. */
export function xapiRoutes(state: PbxState, clock: Clock): Route[] {
  return [
    { method: 'GET', pattern: '/xapi/v1/Recordings', handle: (request) => listRecordings(state, clock, request) },
    { method: 'GET', pattern: '/xapi/v1/Recordings/:call', handle: (_request, { call = '' }) => download(state, clock, call) },
    { method: 'GET', pattern: '/xapi/v1/ReportCallLogData/:call', handle: (request) => callLog(state, request) },
    { method: 'GET', pattern: '/xapi/v1/LicenseStatus', handle: () => json(200, { ProductCode: 'Enterprise', MaxSimCalls: 8 }) },
    { method: 'GET', pattern: '/xapi/v1/Defs', handle: () => json(200, { value: [] }, { 'X-3CX-Version': '20.0.10' }) },
  ];
}

function listRecordings(state: PbxState, clock: Clock, request: SandboxRequest): Reply {
  const query = new URLSearchParams(request.query);
  const found = state.recordings.filter(({ readyAt }) => readyAt <= clock()).flatMap((recording) => {
    const call = state.finished.find(({ id }) => id === recording.callId);
    return call !== undefined && fits(query.get('$filter') ?? '', recording, call) ? [recordingView(recording, call)] : [];
  });
  return page(query.get('$orderby')?.endsWith('desc') === true ? found.reverse() : found, query);
}

/** What the hub asks: the id, or bounds of the start; anything else is not understood. */
function fits(filter: string, { id }: Recording, { startedAt }: PbxCall): boolean {
  if (filter === '') return true;
  return filter.split(' and ').every((condition) => {
    const { field, operator = '', value = '' } = /^(?<field>Id|StartTime) (?<operator>eq|ge|gt|le|lt) (?<value>\S+)$/u.exec(condition)?.groups ?? unclear(condition);
    const [left, right] = field === 'Id' ? [id, Number(value)] : [startedAt, Date.parse(value)];
    return OPERATORS[operator]?.(left, right) ?? false;
  });
}

function recordingView({ id }: Recording, call: PbxCall): object {
  const extension = call.segments.findLast(({ answeredAt }) => answeredAt !== undefined)?.extension ?? null;
  const [from, to] = sides(call, extension);
  return {
    Id: id, StartTime: iso(call.startedAt), EndTime: iso(call.endedAt ?? call.startedAt), CallType: call.direction === 'inbound' ? 'InboundExternal' : 'OutboundExternal',
    FromDn: from.dn, FromDnType: null, FromCallerNumber: from.number, FromDisplayName: from.name, ToDn: to.dn, ToDnType: null, ToCallerNumber: to.number, ToDisplayName: to.name,
    RecordingUrl: `[${extension ?? ''}]/${id}.wav`, IsArchived: false, IsTranscribed: false, Transcription: null, Summary: null,
  };
}

type Side = { readonly dn: string | null; readonly number: string; readonly name: string };

function sides(call: PbxCall, extension: string | null): [Side, Side] {
  const outside: Side = { dn: call.direction === 'internal' ? call.number : trunk.dn, number: call.number, name: call.name };
  const inside: Side = { dn: extension, number: extension ?? '', name: '' };
  return call.direction === 'inbound' ? [outside, inside] : [inside, outside];
}

function download(state: PbxState, clock: Clock, call: string): Reply {
  const id = Number(/^Pbx\.DownloadRecording\(recId=(?<id>\d+)\)$/u.exec(call)?.groups?.['id']);
  const recording = state.recordings.find((one) => one.id === id && one.readyAt <= clock());
  if (recording === undefined) throw new Refusal(404, 'Recording not found.');
  return soundReply(recording);
}

export function soundReply({ id, seconds }: Recording): Reply {
  return { status: 200, headers: { 'Content-Type': 'audio/x-wav', 'Content-Disposition': `attachment; filename="${id}.wav"` }, body: tone(id, seconds) };
}

/** Only the literal set of arguments is understood that is known to work. */
function callLog(state: PbxState, request: SandboxRequest): Reply {
  const { from = '', to = '', rest = '' } = LOG.exec(decodeURIComponent(request.path))?.groups ?? {};
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to)) || !rest.endsWith('hidePcalls=true')) throw new Refusal(400, 'Bad parameters.');
  const rows = state.finished.filter(({ startedAt }) => startedAt >= Date.parse(from) && startedAt <= Date.parse(to)).toReversed()
    .flatMap((call) => call.segments.map((segment, index) => logRow(state, call, segment, index)));
  return page(rows, new URLSearchParams(request.query));
}

function logRow(state: PbxState, call: PbxCall, segment: Segment, index: number): object {
  const [from, to] = sides(call, segment.extension);
  const endedAt = segment.endedAt ?? call.endedAt ?? segment.startedAt;
  const isAnswered = segment.answeredAt !== undefined;
  const recordings = state.recordings.filter(({ callId }) => isAnswered && callId === call.id).map(({ id }) => ({ Id: id, Transcription: null, Summary: null }));
  return {
    CdrId: `${call.id}-${index}`, CallHistoryId: `${call.id}-${index}`, MainCallHistoryId: call.id, CallId: call.callid, SegmentId: index + 1, Indent: index,
    StartTime: iso(segment.startedAt), RingingDuration: duration((segment.answeredAt ?? endedAt) - segment.startedAt), TalkingDuration: duration(isAnswered ? endedAt - (segment.answeredAt ?? endedAt) : 0),
    Answered: isAnswered, Direction: { inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal' }[call.direction], Status: isAnswered ? 'Answered' : 'Unanswered',
    SourceDn: from.dn, SourceCallerId: from.number, SourceDisplayName: from.name, DestinationDn: to.dn, DestinationCallerId: to.number, DestinationDisplayName: to.name,
    Recordings: recordings,
  };
}

function page(items: readonly object[], query: URLSearchParams): Reply {
  const top = Number(query.get('$top') ?? PAGE_LIMIT);
  if (top > PAGE_LIMIT) throw new Refusal(400, `The limit of '${PAGE_LIMIT}' for Top query has been exceeded.`);
  const skip = Number(query.get('$skip') ?? 0);
  return json(200, { value: items.slice(skip, skip + top) });
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const duration = (milliseconds: number): string => `PT${(milliseconds / 1000).toFixed(3)}S`;

function unclear(condition: string): never {
  throw new Refusal(400, `Could not parse the filter: ${condition}`);
}
