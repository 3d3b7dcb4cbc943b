import { Temporal } from 'temporal-polyfill';
import { pbxIdOf, type Call } from '../../domain/telephony/call.js';
import { lineOf } from '../../domain/telephony/numbers.js';
import { shareExtension } from '../../domain/telephony/recognise.js';
import { summaryOf, type CallSummary } from '../../domain/telephony/summary.js';
import type { CallId, FoundRecording, ThreeCx } from '../../systems/threecx/threecx.js';
import { runOnCall, type CallRun } from './call-run.js';
import { busy, type Busy } from './context.js';
import { record } from './record-call.js';
import type { RecordingContext } from './recording-context.js';

export type FetchResult =
  | Busy
  /** `none`: within a day there was none, or 3CX did not give it away; `off`: the firm keeps none; `deleted`: it was here, and its time is over. */
  | { readonly kind: 'stored' | 'none' | 'off' | 'deleted' | 'unknown'; readonly call_id: string };

/** Fetches the recording of a call as soon as 3CX has it, keeps it sealed, and links it on the CRM's record. */
export async function fetchRecording(context: RecordingContext, callId: string): Promise<FetchResult> {
  const { recordings, threecx } = context;
  if (!recordings || !threecx || context.hub.settings.telephony.recordings?.fetch !== true) return { kind: 'off', call_id: callId };
  const result = await runOnCall(context, callId, { trigger: 'call.recording' }, (run) => fetchFor({ ...context, recordings, threecx }, run));
  return result ?? { kind: 'unknown', call_id: callId };
}

type Fetching = RecordingContext & { readonly recordings: NonNullable<RecordingContext['recordings']>; readonly threecx: ThreeCx };

async function fetchFor(context: Fetching, run: CallRun): Promise<FetchResult> {
  const { state } = run.recording;
  if (state === 'none' || state === 'deleted') return { kind: state, call_id: run.id };
  if (state === 'unknown') {
    const found = await keepFound(context, run);
    if (found !== 'stored') return found;
  }
  await record(context, run);
  return { kind: 'stored', call_id: run.id };
}

async function keepFound(context: Fetching, run: CallRun): Promise<FetchResult | 'stored'> {
  const { threecx, recordings } = context;
  const summary = summaryOf(run.known.call);
  const found = await find(threecx, run, summary);
  const opened = found && await threecx.openRecording(found.id);
  if (opened?.kind !== 'opened') return notYet(context, run, summary);
  const bytes = await recordings.keep(run.id, opened.body);
  if (bytes === 0 || (opened.length !== undefined && bytes !== opened.length)) return notYet(context, run, summary);
  await run.rememberRecording({ state: 'stored', contentType: opened.contentType });
  return 'stored';
}

/** 3CX takes its time, and a right that the hub lacks may be given to it yet; after a day there is nothing to come. */
async function notYet({ hub: { effects } }: Fetching, run: CallRun, { endedAt, startedAt }: CallSummary): Promise<FetchResult> {
  const waited = effects.now().since(Temporal.Instant.from(endedAt ?? startedAt)).total('milliseconds');
  if (waited <= giveUpMs) return busy(Math.min(longestPauseMs, Math.max(shortestPauseMs, waited / 2)));
  await run.rememberRecording({ state: 'none' });
  return { kind: 'none', call_id: run.id };
}

const giveUpMs = 24 * 3_600_000;
const shortestPauseMs = 15_000;
const longestPauseMs = 15 * 60_000;
const toleranceSeconds = 120;

async function find(threecx: ThreeCx, { known: { call } }: CallRun, summary: CallSummary): Promise<FoundRecording | undefined> {
  const started = Temporal.Instant.from(summary.startedAt);
  const pbxId = pbxIdOf(call);
  const answer = await threecx.findRecordings({
    since: started.subtract({ seconds: toleranceSeconds }), until: Temporal.Instant.from(summary.endedAt ?? summary.startedAt).add({ seconds: toleranceSeconds }),
    ...(pbxId === null ? {} : { callId: pbxId as CallId }),
  });
  return answer.kind === 'not_available' ? undefined : nearest(answer.recordings.filter((each) => belongs(each, call, summary)), started);
}

/**
 * As 3CX says, where it was asked for this very call; else by number, direction and who of the firm took part. A number that is
 * withheld in one place is withheld in the other: a parallel call must not get the recording of somebody who is known.
 */
function belongs({ callId, number, direction, extension }: FoundRecording, { line, told }: Call, summary: CallSummary): boolean {
  if (callId !== undefined) return true;
  if (direction !== summary.direction || lineOf(number ?? '') !== line) return false;
  const tookPart = Object.values(told).flatMap(({ extensions }) => extensions);
  if (line === '') return extension !== undefined && tookPart.includes(extension);
  return shareExtension(extension === undefined ? [] : [extension], tookPart);
}

function nearest(recordings: readonly FoundRecording[], started: Temporal.Instant): FoundRecording | undefined {
  const distance = ({ startedAt }: FoundRecording): number => (startedAt ? Math.abs(startedAt.since(started).total('seconds')) : 0);
  return recordings.toSorted((a, b) => distance(a) - distance(b))[0];
}
