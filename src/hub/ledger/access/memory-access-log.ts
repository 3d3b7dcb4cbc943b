import type { Effects } from '../../effects/effects.js';
import { ledgerTime } from '../ledger-time.js';
import type { AccessLog, AccessRow } from './access-log.js';

/** The access log in memory, for tests and the simulation. */
export function memoryAccessLog(rows: AccessRow[], effects: Effects): AccessLog {
  const call = <T>(operation: string, action: () => T): Promise<T> => effects.run({ system: 'ledger', operation }, () => Promise.resolve().then(action));
  return {
    note: (entry) => call('access note', () => { rows.push({ ...entry, records: [...entry.records], at: ledgerTime(effects.now()) }); }),
    entries: ({ recordId, limit }) => call('access entries', () =>
      rows.filter(({ records }) => recordId === undefined || records.includes(recordId)).toReversed().slice(0, limit)),
  };
}
