import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Effects } from '../../../hub/effects/effects.js';
import type { CapabilitySwitches } from '../capabilities.js';
import type { Direction, LoggedCall, RecordingId, ThreeCx } from '../threecx.js';
import type { Wire } from '../wire.js';
import { durationSchema, instantOf, instantSchema, secondAfter, secondBefore, secondsOf, text } from './fields.js';
import { readList } from './read-list.js';

/** One segment of a call; a call that was put through has several. */
const rowSchema = z.looseObject({
  CdrId: text, CallHistoryId: text, MainCallHistoryId: text, StartTime: instantSchema, Answered: z.boolean().nullish(), Direction: text,
  RingingDuration: durationSchema, TalkingDuration: durationSchema,
  SourceDn: text, SourceCallerId: text, DestinationDn: text, DestinationCallerId: text,
  Recordings: z.array(z.looseObject({ Id: z.int() })).nullish(),
});
type Row = z.infer<typeof rowSchema>;

/** The log wants an end: far enough that no clock of a telephone system is beyond it. */
const aheadOfTheHub = { hours: 24 };

/** The log of the telephone system (3cx.md, A.4); the literal set of arguments is the one that is known to work. */
export function createCallLog(wire: Wire, capabilities: CapabilitySwitches, effects: Pick<Effects, 'now'>): ThreeCx['callLog'] {
  return async ({ since, until }) => {
    const found = await capabilities.use('call_log', () => readList(wire, {
      path: `xapi/v1/ReportCallLogData/Pbx.GetCallLogData(${argumentsFor(since, until ?? effects.now().add(aheadOfTheHub))})`, operation: 'GET CallLogData', row: rowSchema, query: {},
    }));
    return found.kind === 'not_available' ? found : { kind: 'listed', calls: callsOf(found.rows) };
  };
}

function argumentsFor(since: Temporal.Instant, until: Temporal.Instant): string {
  const [from, to] = [secondBefore(since), secondAfter(until)];
  return `periodFrom=${from},periodTo=${to},sourceType=0,sourceFilter='',destinationType=0,destinationFilter='',callsType=0,`
    + "callTimeFilterType=0,callTimeFilterFrom='0:00:0',callTimeFilterTo='0:00:0',hidePcalls=true";
}

/** Segments of one call are put together; paging may bring a segment twice. */
function callsOf(rows: readonly Row[]): LoggedCall[] {
  const calls = new Map<string, Map<string, Row>>();
  for (const row of rows) {
    const call = row.MainCallHistoryId ?? row.CallHistoryId ?? row.CdrId;
    if (!call) continue;
    const segments = calls.get(call) ?? new Map<string, Row>();
    segments.set(row.CdrId ?? JSON.stringify(row), row);
    calls.set(call, segments);
  }
  return [...calls].flatMap(([logId, segments]) => toCall(logId, [...segments.values()])).sort((a, b) => b.startedAt.epochMilliseconds - a.startedAt.epochMilliseconds);
}

function toCall(logId: string, segments: readonly Row[]): LoggedCall[] {
  const inOrder = segments.flatMap((row) => {
    const startedAt = instantOf(row.StartTime);
    return startedAt === undefined ? [] : [{ row, startedAt }];
  }).sort((a, b) => a.startedAt.epochMilliseconds - b.startedAt.epochMilliseconds);
  const [first] = inOrder;
  if (first === undefined) return [];
  const rows = inOrder.map(({ row }) => row);
  const direction = directionOf(first.row);
  // Who spoke last is whose call it was; a call that nobody took belongs to the first who was rung.
  const leading = rows.findLast(({ Answered }) => Answered === true) ?? first.row;
  const [extension, number] = direction === 'inbound' ? [leading.DestinationDn, first.row.SourceCallerId] : [first.row.SourceDn, first.row.DestinationCallerId];
  return [{
    logId, direction, startedAt: first.startedAt,
    extensions: [...new Set(rows.flatMap(({ SourceDn, DestinationDn }) => (direction === 'inbound' ? DestinationDn : SourceDn) ?? []))].sort(),
    ...(extension ? { extension } : {}), ...(number && direction !== 'internal' ? { number } : {}),
    answered: rows.some(({ Answered }) => Answered === true) ? 'yes' : 'no',
    ringingSeconds: sum(rows, ({ RingingDuration }) => secondsOf(RingingDuration)),
    talkingSeconds: sum(rows, ({ TalkingDuration }) => secondsOf(TalkingDuration)),
    recordings: [...new Set(rows.flatMap(({ Recordings }) => Recordings ?? []).map(({ Id }) => String(Id) as RecordingId))],
  }];
}

function directionOf({ Direction }: Row): Direction {
  if (/^in/i.test(Direction ?? '') && !/^internal/i.test(Direction ?? '')) return 'inbound';
  return /^out/i.test(Direction ?? '') ? 'outbound' : 'internal';
}

const sum = (rows: readonly Row[], seconds: (row: Row) => number): number => rows.reduce((total, row) => total + seconds(row), 0);
