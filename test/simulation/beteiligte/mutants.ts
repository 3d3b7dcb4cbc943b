import type { Redis } from 'ioredis';
import { releaseScript } from '../../../src/hub/locks/lock-scripts.js';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import type { HeldLock } from '../../../src/hub/locks/locks.js';
import { UpstreamError } from '../../../src/systems/http/upstream-error.js';
import { having } from '../engine/having.js';
import { intact, type Safeguards } from '../engine/safeguards.js';
import type { Mutant } from '../engine/subject.js';
import type { WireRequest } from '../systems/http.js';

const mutant = (name: string, fails: readonly string[], change: Partial<Safeguards>): Mutant<Safeguards> => ({ name, fails, safeguards: { ...intact, ...change } });

const without = (request: WireRequest, field: string): WireRequest =>
  ({ ...request, body: Object.fromEntries(Object.entries(request.body as object).filter(([name]) => name !== field)) });
const isAdvowarePut = ({ method, url }: WireRequest): boolean => method === 'PUT' && url.pathname.startsWith('/advoware/');

function unownedRelease(redis: Redis): Redis {
  return having(redis, { eval: ((script: string, ...rest: [1, string, string]) =>
    redis.eval(script === releaseScript ? "return redis.call('DEL', KEYS[1])" : script, ...rest)) as Redis['eval'] });
}

/** A handler that takes the webhook after the hub's own write for an echo, by the clock. */
function echoByTimer(): Safeguards['handler'] {
  const lastRun = new Map<string, number>();
  return (handler) => async (event, signal) => {
    const id = String(event.payload['entity_id']);
    const at = Date.parse(String(event.payload['timestamp']));
    if (event.topic === 'vmh.beteiligte.update' && at - (lastRun.get(id) ?? -Infinity) < 60_000) return { kind: 'done' };
    lastRun.set(id, at);
    return await handler(event, signal);
  };
}

let salts = 0;

const ledgerMutants: readonly Mutant<Safeguards>[] = [
  mutant('the ledger commits without looking at the fence', ['I21'], {
    ledger: (ledger, { fences }) => having<Ledger>(ledger, {
      commit: (run, change) => ledger.commit({ ...run, fence: fences.get(`${run.kind} ${run.recordId}`) ?? run.fence }, change),
    }),
  }),
  mutant('a record is created without an intent in the ledger', ['I6'], {
    ledger: (ledger) => having<Ledger>(ledger, { commit: (run, change) => ledger.commit(run, change.link?.state === 'creating' ? {} : change) }),
  }),
  mutant('what is on its way is not noted before it is written', ['I3', 'I5'], {
    ledger: (ledger) => having<Ledger>(ledger, {
      commit: (run, change) => ledger.commit(run, change.link?.state === 'linked' ? { ...change, link: { ...change.link, base: { ...change.link.base, onTheWay: null } } } : change),
    }),
  }),
  mutant('notices have no key of their occasion', ['I2', 'I4'], {
    ledger: (ledger) => having<Ledger>(ledger, {
      commit: (run, change) => ledger.commit(run, { ...change, notices: (change.notices ?? []).map((notice) => ({ ...notice, key: `${notice.key}${salts += 1}` })) }),
    }),
  }),
  mutant('notices are not kept in the ledger', ['I3', 'I4'], {
    ledger: (ledger) => having<Ledger>(ledger, { commit: (run, change) => ledger.commit(run, { ...change, notices: [] }) }),
  }),
  mutant('a notice that may have been sent is not looked for', ['I4'], {
    ledger: (ledger) => having<Ledger>(ledger, { claimNotices: async (id) => (await ledger.claimNotices(id)).map((notice) => ({ ...notice, attempted: false })) }),
  }),
  mutant('a record that belongs to another one may be adopted', ['I10', 'I6', 'I1'], {
    ledger: (ledger) => having<Ledger>(ledger, { findByRight: () => Promise.resolve(undefined) }),
    espocrm: (espocrm) => having(espocrm, { list: (entity, query) => espocrm.list(entity, query.select?.[0] === 'betnr' ? { ...query, where: [{ type: 'equals', attribute: 'betnr', value: -1 }] } : query) }),
  }),
];

const lockMutants: readonly Mutant<Safeguards>[] = [
  mutant('a lock is released without asking whose it is', ['I21'], { redis: unownedRelease }),
  mutant('the lock is not checked before a write', ['I21'], {
    locks: (locks) => ({ acquire: async (key) => {
      const lock = await locks.acquire(key);
      return lock && having<HeldLock>(lock, { assertHeld: () => Promise.resolve() });
    } }),
  }),
  mutant('no lock at all', ['I21'], {
    locks: () => ({ acquire: (key) => Promise.resolve({ key, lost: new AbortController().signal, assertHeld: () => Promise.resolve(), release: () => Promise.resolve() }) }),
  }),
];

const clientMutants: readonly Mutant<Safeguards>[] = [
  mutant('EspoCRM is written without the version that was read', ['I3'], {
    espocrm: (espocrm) => having(espocrm, { update: (entity, id, attributes) => espocrm.update(entity, id, attributes, { kind: 'unchecked' }) }),
  }),
  mutant('Advoware is written without the rowId that was read', ['I3', 'I16'], { wire: (request) => (isAdvowarePut(request) ? without(request, 'rowId') : request) }),
  mutant('a PUT to Advoware carries the mapped fields only', ['I16'], { wire: (request) => (isAdvowarePut(request) ? without(request, 'notiz') : request) }),
  mutant('a creation is repeated when its answer is lost', ['I6'], {
    advoware: (advoware) => having(advoware, { createBeteiligter: (body) => advoware.createBeteiligter(body).catch(() => advoware.createBeteiligter(body)) }),
  }),
  mutant('a write of unknown outcome counts as done', ['I1', 'I3'], {
    advoware: (advoware) => having(advoware, { updateBeteiligter: (record) => advoware.updateBeteiligter(record).catch((error: unknown) => {
      if (error instanceof UpstreamError && error.code === 'outcome_unknown') return { kind: 'updated' as const };
      throw error;
    }) }),
  }),
  mutant('an unreadable answer counts as gone', ['I11'], {
    advoware: (advoware) => having(advoware, { readBeteiligter: (betNr) => advoware.readBeteiligter(betNr).catch((error: unknown) => {
      if (error instanceof UpstreamError && error.code === 'upstream_unreadable') return { kind: 'gone' as const };
      throw error;
    }) }),
  }),
  mutant('nobody looks for an existing record before creating one', ['I20', 'I6'], {
    advoware: (advoware) => having(advoware, { searchBeteiligte: () => Promise.resolve([]) }),
  }),
  mutant('the write protection is not obeyed', ['I28'], { writeProtection: 'ignored' }),
];

const eventMutants: readonly Mutant<Safeguards>[] = [
  mutant('an event is dropped while its predecessor is being worked on', ['I27'], { queue: { whileActive: 'drop' } }),
  mutant('an echo is told by the clock', ['I27', 'I1'], { handler: echoByTimer() }),
  mutant('an event counts as done whatever became of its run', ['I27', 'I4', 'I1'], {
    handler: (handler) => async (event, signal) => {
      await handler(event, signal).catch(() => undefined);
      return { kind: 'done' };
    },
  }),
];

export const mutants: readonly Mutant<Safeguards>[] = [...ledgerMutants, ...lockMutants, ...clientMutants, ...eventMutants];
