import type { CallReport, Told } from '../../domain/telephony/call.js';
import type { LoggedCall } from '../../systems/threecx/threecx.js';
import { knownCall } from './call-memory.js';
import type { PhoneContext } from './context.js';
import { tellOfCall } from './tell-of-call.js';

export interface CallEvent { readonly call_id: string }

/**
 * Finds what the events have missed: finished calls out of 3CX's own log, calls that never ended as far as anybody said, and those
 * that the CRM does not know yet. Answers the events of the last.
 */
export async function sweepCalls(context: PhoneContext): Promise<readonly CallEvent[]> {
  await readLog(context);
  await closeForgotten(context);
  const { effects, ledger } = context.hub;
  const due = await ledger.calls.unrecorded({ before: effects.now().toString(), limit: most });
  return due.map(({ id }) => ({ call_id: id }));
}

/** The log is looked through from so far back: a hub that was down for a night misses nothing. */
const logHours = 12;
/** Nobody speaks longer; its end was lost. */
const longestHours = 12;
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
