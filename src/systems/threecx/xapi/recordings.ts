import { z } from 'zod';
import type { CapabilitySwitches } from '../capabilities.js';
import { openAudio } from '../open-audio.js';
import type { CallFacts, Direction, FoundRecording, RecordingId, Span, ThreeCx } from '../threecx.js';
import type { Wire } from '../wire.js';
import { instantOf, instantSchema, secondAfter, secondBefore, text } from './fields.js';
import { readList } from './read-list.js';

const recordingSchema = z.looseObject({
  Id: z.int(), StartTime: instantSchema, EndTime: instantSchema, CallType: text,
  FromDn: text, FromCallerNumber: text, ToDn: text, ToCallerNumber: text,
});
type RecordingRecord = z.infer<typeof recordingSchema>;

/** Recordings by the configuration API (3cx.md, C): for the Enterprise licence only. */
export function createRecordings(wire: Wire, capabilities: CapabilitySwitches): Pick<ThreeCx, 'findRecordings' | 'openRecording'> {
  return {
    async findRecordings(span) {
      const found = await capabilities.use('recordings', () => readList(wire, {
        path: 'xapi/v1/Recordings', operation: 'GET Recordings', row: recordingSchema,
        query: { $filter: within(span), $orderby: 'StartTime desc' },
      }));
      return found.kind === 'not_available' ? found : { kind: 'listed', recordings: found.rows.map(toRecording) };
    },
    async openRecording(id, signal) {
      if (!/^\d{1,15}$/.test(id)) return { kind: 'not_there' };
      return await capabilities.use('recordings', () => openAudio(wire, {
        path: `xapi/v1/Recordings/Pbx.DownloadRecording(recId=${id})`, operation: 'GET DownloadRecording', record: id,
      }, signal));
    },
  };
}

function within({ since, until }: Span): string {
  const from = `StartTime ge ${secondBefore(since)}`;
  return until === undefined ? from : `${from} and StartTime lt ${secondAfter(until)}`;
}

function toRecording(record: RecordingRecord): FoundRecording {
  const [startedAt, endedAt] = [instantOf(record.StartTime), instantOf(record.EndTime)];
  return {
    id: String(record.Id) as RecordingId, ...callFactsOf(record),
    ...(startedAt === undefined ? {} : { startedAt }), ...(endedAt === undefined ? {} : { endedAt }),
  };
}

function callFactsOf({ CallType, FromDn, FromCallerNumber, ToDn, ToCallerNumber }: RecordingRecord): CallFacts {
  const direction: Direction = CallType === 'InboundExternal' ? 'inbound' : CallType === 'OutboundExternal' ? 'outbound' : 'internal';
  const [extension, number] = direction === 'inbound' ? [ToDn, FromCallerNumber] : direction === 'outbound' ? [FromDn, ToCallerNumber] : [FromDn, undefined];
  return { direction, ...(extension ? { extension } : {}), ...(number ? { number } : {}) };
}
