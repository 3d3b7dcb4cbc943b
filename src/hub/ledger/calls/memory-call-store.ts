import { isDeepStrictEqual } from 'node:util';
import { jsonText, plainText } from '../json-text.js';
import type { Commit, Run } from '../ledger-records.js';
import { ledgerTime } from '../ledger-time.js';
import type { CallStore, KeptCall, StoredCall } from './call-store.js';

/** What a memory ledger holds of calls. */
export interface MemoryCalls { readonly calls: Map<string, StoredCall>; readonly names: Map<string, string> }
export const noCalls = (): MemoryCalls => ({ calls: new Map(), names: new Map() });

/** What the calls take from the memory ledger they belong to. */
export interface CallLedgerParts {
  readonly calls: MemoryCalls;
  call<T>(operation: string, record: string | undefined, action: () => T): Promise<T>;
  /** Checks the fence and keeps notices and remarks; throws before anything is changed. */
  applyCommit(run: Run, change: Commit): void;
}

/** The calls in memory, by the same contract as those in SQL. */
export function memoryCallStore(ledger: CallLedgerParts): CallStore {
  const { calls, names } = ledger.calls;
  const call = <T>(operation: string, record: string | undefined, action: () => T): Promise<T> => ledger.call(`call ${operation}`, record, action);
  const list = (operation: string, wanted: (each: StoredCall) => boolean, by: 'startedAt' | 'recordingAt', limit = Infinity): Promise<readonly StoredCall[]> =>
    call(operation, undefined, () => [...calls.values()].filter(wanted).sort((a, b) => ((a[by] ?? '') < (b[by] ?? '') ? -1 : 1)).slice(0, limit).map(copy));
  return {
    tell: ({ line, since, names: wanted }, decide) => call('tell', undefined, () => {
      const named = new Set(wanted.map((name) => names.get(name)));
      const found = [...calls.values()].filter((each) => (each.line === line && each.startedAt >= ledgerTime(since)) || named.has(each.id));
      const { keep, answer } = decide(found.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1)).map(copy));
      if (keep) {
        const before = calls.get(keep.call.id);
        calls.set(keep.call.id, copy({ ...nothingKept, ...before, ...plain(keep.call), revision: (before?.revision ?? 0) + 1 }));
        for (const name of keep.names) if (!names.has(plainText(name))) names.set(plainText(name), keep.call.id);
      }
      return answer;
    }),
    read: (id) => call('read', id, () => {
      const found = calls.get(id);
      return found && copy(found);
    }),
    commit: (run, change) => call('commit', run.recordId, () => {
      ledger.applyCommit(run, change);
      const found = calls.get(run.recordId);
      if (found && change.call) calls.set(run.recordId, copy({ ...found, ...given(change.call) }));
    }),
    unrecorded: ({ before, limit }) => list('list unrecorded', (each) => each.isOver && each.revision > each.recordedRevision && each.startedAt < ledgerTime(before), 'startedAt', limit),
    open: ({ before, limit }) => list('list open', (each) => !each.isOver && each.startedAt < ledgerTime(before), 'startedAt', limit),
    withoutRecording: ({ since, limit }) => list('list without recording', (each) => each.isOver && each.recording === null && each.startedAt >= ledgerTime(since), 'startedAt', limit),
    withRecording: ({ before, limit }) => list('list recordings', (each) => each.recordingAt !== null && each.recordingAt < ledgerTime(before), 'recordingAt', limit),
    withRecordingOf: ({ type, id }) => list('list recordings', ({ recordingAt, crm }) => {
      const party = crm?.['party'];
      return recordingAt !== null && isDeepStrictEqual(party, { type, id });
    }, 'startedAt'),
    ordered: (since, by) => call('count ordered', undefined, () => [...calls.values()].filter(({ order }) => order?.by === by && order.at >= ledgerTime(since)).length),
  };
}

const nothingKept: KeptCall = { crm: null, recordedRevision: 0, recording: null, recordingAt: null };

/** Through the text, as the data base keeps it. */
const copy = <T extends object>(value: T): T => JSON.parse(jsonText(value)) as T;
const plain = <T extends { readonly startedAt: string; readonly order: StoredCall['order'] }>(told: T): T =>
  ({ ...told, startedAt: ledgerTime(told.startedAt), order: told.order && { ...told.order, at: ledgerTime(told.order.at) } });

function given(kept: Partial<KeptCall>): Partial<KeptCall> {
  const named: Partial<KeptCall> = Object.fromEntries(Object.entries(kept).filter((entry: readonly [string, unknown]) => entry[1] !== undefined));
  return { ...named, ...(kept.recordingAt ? { recordingAt: ledgerTime(kept.recordingAt) } : {}) };
}
