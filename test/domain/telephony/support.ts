import { Temporal } from 'temporal-polyfill';
import { withReport, type Call, type CallReport, type Source, type Told } from '../../../src/domain/telephony/call.js';
import { lineOf } from '../../../src/domain/telephony/numbers.js';
import { recognise } from '../../../src/domain/telephony/recognise.js';

export const start = Temporal.Instant.from('2026-03-02T10:00:00Z');
export const second = (seconds: number): string => start.add({ milliseconds: Math.round(seconds * 1_000) }).toString();

/** A report with the fields a test cares for; seconds count from `start`. */
export function report(source: Source, ref: string, facts: Partial<Omit<Told, 'started'>> & { readonly from: number; readonly to?: number; readonly sure?: 'exactly' | 'at_latest' }): CallReport {
  const { from, to, sure = 'exactly', ...rest } = facts;
  return {
    source,
    told: {
      ref, pbxId: null, direction: 'inbound', number: '+493023125101', extensions: ['10'], speaker: '10',
      started: { at: second(from), known: sure }, ended: to === undefined ? null : { at: second(to), known: 'exactly' },
      answered: to === undefined ? 'unknown' : 'yes', talkSeconds: null, transferred: false, entity: null, saidAt: second(to ?? from), ...rest,
    },
  };
}

/** What the ledger does with reports as they come in. */
export function callsAfter(reports: readonly CallReport[]): readonly Call[] {
  return reports.reduce<readonly Call[]>((calls, each, index) => {
    const known = recognise(each, calls);
    const call = withReport(known ?? { id: `call-${index}`, line: lineOf(each.told.number), told: {} }, each);
    return known ? calls.map((other) => (other.id === known.id ? call : other)) : [...calls, call];
  }, []);
}
