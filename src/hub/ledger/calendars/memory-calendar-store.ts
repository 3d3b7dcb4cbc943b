import type { JsonObject } from '../../json.js';
import { jsonText, plainText } from '../json-text.js';
import type { Commit, Run, RunOutcome } from '../ledger.js';
import { pairTaken } from '../ledger-errors.js';
import {
  unknownCalendar, type CalendarCommit, type CalendarMemory, type CalendarOverview, type CalendarStore, type EmployeeNote, type StoredCalendar, type StoredPair,
} from './calendar-store.js';

type Pair = CalendarMemory['pairs'][number];

/** What a memory ledger holds of one employee. */
export interface MemoryCalendar { readonly calendar: StoredCalendar; readonly pairs: ReadonlyMap<string, Pair>; readonly events: ReadonlyMap<string, JsonObject> }
export type MemoryCalendars = Map<string, MemoryCalendar>;

/** What the calendars take from the memory ledger they belong to. */
export interface MemoryLedgerParts {
  readonly calendars: MemoryCalendars;
  call<T>(operation: string, record: string | undefined, action: () => T): Promise<T>;
  now(): string;
  /** Checks the fence and keeps notices and remarks; throws before anything is changed. */
  applyCommit(run: Run, change: Commit): void;
  endedRuns(): readonly { readonly kind: string; readonly recordId: string; readonly fence: number; readonly endedAt: string; readonly outcome: RunOutcome }[];
}

/** The calendars in memory, by the same contract as those in SQL. */
export function memoryCalendarStore(ledger: MemoryLedgerParts): CalendarStore {
  const { calendars } = ledger;
  const of = (kuerzel: string): MemoryCalendar => calendars.get(kuerzel) ?? { calendar: unknownCalendar(kuerzel), pairs: new Map(), events: new Map() };
  const call = <T>(operation: string, record: string | undefined, action: () => T): Promise<T> => ledger.call(`calendar ${operation}`, record, action);
  return {
    read: (kuerzel) => call('read', kuerzel, () => memoryOf(of(kuerzel))),
    commit: (run, change) => call('commit', run.recordId, () => {
      const changed = applied(of(run.recordId), change, ledger.now());
      ledger.applyCommit(run, change);
      calendars.set(run.recordId, changed);
    }),
    note: (employees) => call('note', undefined, () => {
      for (const employee of employees) {
        const known = of(employee.kuerzel);
        calendars.set(employee.kuerzel, { ...known, calendar: { ...known.calendar, ...given(employee) } });
      }
    }),
    allow: (kuerzel, goAhead) => call('allow', kuerzel, () => {
      const known = of(kuerzel);
      if (known.calendar.stopped?.['hash'] !== goAhead.hash) return false;
      calendars.set(kuerzel, { ...known, calendar: { ...known.calendar, goAhead: copy(goAhead) } });
      return true;
    }),
    findChannel: (channelId) => call('find channel', undefined, () => {
      const found = [...calendars.values()].find(({ calendar }) => calendar.channel?.channelId === channelId)?.calendar;
      return found?.channel ? { kuerzel: found.kuerzel, channel: copy(found.channel) } : undefined;
    }),
    overview: () => call('overview', undefined, () => [...calendars.values()]
      .map((known) => overviewOf(known, ledger)).sort((one, other) => (one.kuerzel < other.kuerzel ? -1 : 1))),
  };
}

function memoryOf({ calendar, pairs, events }: MemoryCalendar): CalendarMemory {
  return structuredClone({
    calendar,
    pairs: [...pairs.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
    events: [...events].map(([id, body]) => ({ id, body })).sort((one, other) => (one.id < other.id ? -1 : 1)),
  });
}

function applied(known: MemoryCalendar, change: CalendarCommit, now: string): MemoryCalendar {
  const pairs = new Map(known.pairs);
  for (const name of change.pairs?.drop ?? []) pairs.delete(name);
  for (const { name } of change.pairs?.put ?? []) pairs.delete(name);
  for (const pair of change.pairs?.put ?? []) {
    if ([...pairs.values()].some((other) => excludes(other, pair))) throw pairTaken(known.calendar.kuerzel, pair.name);
    pairs.set(pair.name, { ...pair, body: copy(pair.body), changedAt: now });
  }
  const events = new Map(known.events);
  for (const id of change.events?.drop ?? []) events.delete(id);
  for (const { id, body } of change.events?.put ?? []) events.set(id, copy(body));
  return { calendar: { ...known.calendar, ...copy(change.calendar ?? {}) }, pairs, events };
}

const excludes = (one: StoredPair, other: StoredPair): boolean =>
  (one.state === 'linked' && other.state === 'linked' && one.frNr === other.frNr)
  || (one.state !== 'closed' && other.state !== 'closed' && one.eventKey === other.eventKey);

const given = ({ email, isActive, fullContent }: EmployeeNote): Partial<StoredCalendar> => ({
  ...(email === undefined ? {} : { email: email === null ? null : plainText(email) }),
  ...(isActive === undefined ? {} : { isActive }),
  ...(fullContent === undefined ? {} : { fullContent }),
});

function overviewOf({ calendar, pairs }: MemoryCalendar, ledger: MemoryLedgerParts): CalendarOverview {
  const runs = ledger.endedRuns().filter(({ kind, recordId }) => kind === 'calendar' && recordId === calendar.kuerzel)
    .toSorted((one, other) => (one.endedAt === other.endedAt ? other.fence - one.fence : one.endedAt < other.endedAt ? 1 : -1));
  const [last] = runs;
  return structuredClone({
    ...calendar,
    linked: [...pairs.values()].filter(({ state }) => state === 'linked').length,
    lastRun: last ? { at: last.endedAt, result: last.outcome.result, counts: last.outcome.counts, error: last.outcome.error ?? null } : null,
    lastSuccessAt: runs.find(({ outcome }) => outcome.error === undefined)?.endedAt ?? null,
  });
}

/** As a data base keeps it: what JSON cannot carry is gone, and nobody holds a reference to it. */
const copy = <T extends object>(value: T): T => JSON.parse(jsonText(value)) as T;
