import type { CallReport, Told } from '../../domain/telephony/call.js';
import type { CallChange, Reconciled, WatchEvent } from '../../systems/threecx/threecx.js';
import { knownCall } from './call-memory.js';
import type { PhoneContext } from './context.js';
import { tellOfCall, type Heard } from './tell-of-call.js';

/**
 * Follows the live calls and puts each change into the ledger; `onHeard` gets what an event is made of. Ends with the signal, or at once
 * where there is nothing to follow.
 */
export async function watchCalls(context: PhoneContext, onHeard: (heard: Heard) => void, signal: AbortSignal): Promise<void> {
  await context.threecx?.watch(async (event) => {
    for (const report of await reportsOf(context, event)) {
      const heard = await tellOfCall(context, report);
      if (heard.news !== 'nothing') onHeard(heard);
    }
  }, signal);
}

async function reportsOf(context: PhoneContext, event: WatchEvent): Promise<readonly CallReport[]> {
  if (event.kind === 'reconciled') return endedMeanwhile(context, event);
  const report = reportOfChange(event);
  return report ? [report] : [];
}

/** Calls inside the firm are nobody's business here. */
export function reportOfChange(change: CallChange): CallReport | undefined {
  const { call, kind } = change;
  if (call.direction === 'internal') return undefined;
  const at = change.at.toString();
  const isLive = change.observed === 'live';
  const speaker = kind === 'transferred' ? change.to : call.extension ?? null;
  const told: Told = {
    ref: call.callId, pbxId: call.callId, direction: call.direction, number: call.number ?? '',
    extensions: [...new Set([...call.participants.map(({ extension }) => extension), ...(speaker === null ? [] : [speaker])])].sort(), speaker,
    // Only the start itself, seen as it happened, gives its time; every later change repeats when the call was first seen.
    started: { at: call.startedAt.toString(), known: kind === 'started' && isLive ? 'exactly' : 'at_latest' },
    ended: kind === 'ended' ? { at, known: isLive ? 'exactly' : 'at_latest' } : null,
    answered: answerOf(change),
    talkSeconds: kind === 'ended' && isLive && call.answeredAt ? Math.round(change.at.since(call.answeredAt).total('seconds')) : null,
    transferred: kind === 'transferred', entity: null, saidAt: at,
  };
  return { source: 'callcontrol', told };
}

/** An answer that was not seen may have been missed: only a record of the whole call can say that there was none. */
const answerOf = ({ kind, call }: CallChange): Told['answered'] => (kind === 'answered' || call.answeredAt !== undefined ? 'yes' : 'unknown');

/** Calls that the telephone system does not have any more: they ended while nobody listened. */
async function endedMeanwhile({ hub: { ledger } }: PhoneContext, { at, live }: Reconciled): Promise<readonly CallReport[]> {
  const alive = new Set<string>(live);
  const open = await ledger.calls.open({ before: at.toString(), limit: 1_000 });
  return open.flatMap((stored): CallReport[] => {
    const told = knownCall(stored).call.told.callcontrol;
    if (told?.ended !== null || alive.has(told.ref)) return [];
    return [{ source: 'callcontrol', told: { ...told, ended: { at: at.toString(), known: 'at_latest' }, saidAt: at.toString() } }];
  });
}
