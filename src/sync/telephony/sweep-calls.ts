import type { CallReport, Told } from '../../domain/telephony/call.js';
import type { LoggedCall } from '../../systems/threecx/threecx.js';
import { summaryOf } from '../../domain/telephony/summary.js';
import { knownCall } from './call-memory.js';
import type { PhoneContext } from './context.js';
import { isRecordingWanted } from './record-call.js';
import { tellOfCall } from './tell-of-call.js';

export interface CallEvent { readonly call_id: string }

/** What was missed: calls to be put into the CRM, and calls whose recording is to be fetched. */
export interface Missed { readonly ended: readonly CallEvent[]; readonly recordings: readonly CallEvent[] }

/**
 * Finds what the events have missed: finished calls out of 3CX's own log, calls that never ended as far as anybody said, those
 * that the CRM does not know yet, and recordings that nobody waits for any more.
 */
export async function sweepCalls(context: PhoneContext): Promise<Missed> {
  await readLog(context);
  await closeForgotten(context);
  const { effects, ledger } = context.hub;
  const due = await ledger.calls.unrecorded({ before: effects.now().toString(), limit: most });
  return { ended: due.map(eventOf), recordings: await unfetched(context) };
}

/** Waited for in Redis, which may have lost them; an event that is there still stays the only one of its call. */
async function unfetched(context: PhoneContext): Promise<readonly CallEvent[]> {
  const { effects, ledger, settings } = context.hub;
  if (settings.telephony.recordings?.fetch !== true) return [];
  const silent = await ledger.calls.withoutRecording({ since: effects.now().subtract({ hours: waitedHours }).toString(), limit: most });
  return silent.filter((stored) => isRecordingWanted(context, summaryOf(knownCall(stored).call))).map(eventOf);
}

const eventOf = ({ id }: { readonly id: string }): CallEvent => ({ call_id: id });

/** The log is looked through from so far back: a hub that was down for a night misses nothing. */
const logHours = 12;
/** Nobody speaks longer; its end was lost. */
const longestHours = 12;
/** After a day there is no recording to come (fetch-recording.ts). */
const waitedHours = 24;
const most = 500;

async function readLog(context: PhoneContext): Promise<void> {
  const { hub: { effects, log }, threecx } = context;
  if (!threecx || threecx.capabilities().call_log === 'off') return;
  try {
    const answer = await threecx.callLog({ since: effects.now().subtract({ hours: logHours }) });
    if (answer.kind === 'not_available') return;
    for (const call of answer.calls) {
      const report = reportOfLog(call);
      if (report) await tellOfCall(context, report);
    }
  } catch (error) {
    // What the ledger knows is swept all the same.
    log.warn('call.log_unread', {}, error);
  }
}

export function reportOfLog(call: LoggedCall): CallReport | undefined {
  if (call.direction === 'internal') return undefined;
  const seconds = call.ringingSeconds + call.talkingSeconds;
  const ended = call.startedAt.add({ milliseconds: Math.round(seconds * 1_000) }).toString();
  const told: Told = {
    ref: call.logId, pbxId: null, direction: call.direction, number: call.number ?? '', extensions: call.extensions, speaker: call.extension ?? null,
    started: { at: call.startedAt.toString(), known: 'exactly' }, ended: { at: ended, known: 'exactly' }, answered: call.answered,
    talkSeconds: call.answered === 'yes' ? Math.round(call.talkingSeconds) : null, transferred: false, entity: null, saidAt: ended,
  };
  return { source: 'log', told };
}

/** The end was lost, or an order never came to a call: it ended when it was last heard of. */
async function closeForgotten(context: PhoneContext): Promise<void> {
  const { effects, ledger } = context.hub;
  const open = await ledger.calls.open({ before: effects.now().subtract({ hours: longestHours }).toString(), limit: most });
  for (const { call } of open.map(knownCall)) {
    for (const source of ['callcontrol', 'webhook', 'hub'] as const) {
      const told = call.told[source];
      if (!told) continue;
      await tellOfCall(context, { source, told: { ...told, ended: { at: told.saidAt, known: 'at_latest' } } });
      break;
    }
  }
}
