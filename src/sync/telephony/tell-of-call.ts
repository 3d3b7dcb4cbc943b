import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { isOrderOnly, isOver, withReport, type Call, type CallReport } from '../../domain/telephony/call.js';
import { lineOf } from '../../domain/telephony/numbers.js';
import { lookBackHours, recognise } from '../../domain/telephony/recognise.js';
import { summaryOf } from '../../domain/telephony/summary.js';
import type { StoredCall, Telling, ToldCall } from '../../hub/ledger/calls/call-store.js';
import { knownCall, toldOf, type KnownCall } from './call-memory.js';
import type { TelephonyContext } from './context.js';

/** A report that the ledger has: of which call, and what is new by it. Events are made of it (overview.md, Events). */
export interface Heard {
  readonly id: string;
  /** The event to be made of it, also when that was done before: nobody knows whether it arrived. `nothing`: no event. */
  readonly news: 'started' | 'ended' | 'transferred' | 'nothing';
}

/** Puts a report to the call that it tells of, or opens a new one: durable when it answers, the same whoever reports, and however often. */
export function tellOfCall({ hub: { effects, ledger } }: Pick<TelephonyContext, 'hub'>, report: CallReport): Promise<Heard> {
  const freshId = effects.uuid();
  const since = Temporal.Instant.from(report.told.started.at).subtract({ hours: lookBackHours }).toString();
  const query = { line: lineOf(report.told.number), since, names: namesOf(report) };
  return ledger.calls.tell(query, (stored) => telling(report, stored, freshId));
}

function telling(report: CallReport, stored: readonly StoredCall[], freshId: string): Telling<Heard> {
  const known = stored.map((each) => ({ ...knownCall(each), stored: each }));
  const recognised = recognise(report, known.map(({ call }) => call));
  const before = known.find(({ call }) => call === recognised);
  const call = withReport(before?.call ?? { id: freshId, line: lineOf(report.told.number), told: {} }, report);
  const answer = { id: call.id, news: newsOf(before?.call, call) };
  if (before && isDeepStrictEqual(before.call, call)) return { answer };
  return {
    keep: { call: storable({ call, order: before?.order ?? null }, before?.stored.order ?? null), names: namesOf(report) },
    answer,
  };
}

/** A call as the store takes it. */
export function storable(known: KnownCall, order: ToldCall['order']): ToldCall {
  const { call } = known;
  return { id: call.id, line: call.line, startedAt: summaryOf(call).startedAt, isOver: isOver(call), told: toldOf(known), order };
}

const namesOf = ({ source, told: { ref, pbxId } }: CallReport): readonly string[] => [`${source}:${ref}`, ...(pbxId === null ? [] : [`pbx:${pbxId}`])];

/** An order alone is no call yet: it starts when the telephone system says so. */
function newsOf(before: Call | undefined, call: Call): Heard['news'] {
  if (isOver(call)) return 'ended';
  if (transfers(call) > (before ? transfers(before) : 0)) return 'transferred';
  return before && !isOrderOnly(before) ? 'nothing' : 'started';
}

const transfers = ({ told }: Call): number => Object.values(told).filter(({ transferred }) => transferred).length;
