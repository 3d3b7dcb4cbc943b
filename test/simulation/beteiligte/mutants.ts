import type { Redis } from 'ioredis';
import { releaseScript } from '../../../src/hub/locks/lock-scripts.js';
import { phoneKey } from '../../../src/domain/kommunikation/phone-number.js';
import type { JsonObject } from '../../../src/hub/json.js';
import type { Ledger, Link } from '../../../src/hub/ledger/ledger.js';
import type { HeldLock } from '../../../src/hub/locks/locks.js';
import { UpstreamError } from '../../../src/systems/http/upstream-error.js';
import { having } from '../engine/having.js';
import { intact, type Safeguards } from '../engine/safeguards.js';
import type { Mutant } from '../engine/subject.js';
import type { Deed } from '../../domain/kommunikation/people.js';
import type { WireRequest } from '../systems/http.js';
import type { Step } from './history.js';

interface BeteiligteMutant extends Mutant<Safeguards> {
  /** For one that chance seldom comes across: a history that needs the safeguard, played in several orders. */
  readonly needs: readonly Step[];
}

function mutant(name: string, fails: readonly string[], change: Partial<Safeguards>, needs: readonly Step[] = []): BeteiligteMutant {
  return { name, fails, safeguards: { ...intact, ...change }, needs };
}

const created: Step = { do: 'create_crm', fields: { lastName: 'Muster', firstName: 'Erika', rechtsform: 'Natürliche Person', dateOfBirth: '1980-05-04' } };
const settled: readonly Step[] = [created, { do: 'pause', milliseconds: 120_000 }];
const eight: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7];
const byHand: Step = { do: 'manual_sync', record: 0 };
const contacts = (deed: Deed, a = 0, b = 0): Step => ({ do: 'contacts', record: 0, deed, a, b });
const moment: Step = { do: 'pause', milliseconds: 5_000 };

/** The system has done it, and says so to nobody. */
const lostAnswer: Step = { do: 'fault', fault: { kind: 'truncated_after', system: 'advoware', calls: 'writes', skip: 0, times: 1 } };

const without = (request: WireRequest, field: string): WireRequest =>
  ({ ...request, body: Object.fromEntries(Object.entries(request.body as object).filter(([name]) => name !== field)) });
const isAdvowarePut = ({ method, url }: WireRequest): boolean => method === 'PUT' && /^\/advoware\/Beteiligte\/\d+$/.test(url.pathname);

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

const ledgerMutants: readonly BeteiligteMutant[] = [
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
  mutant('nobody looks for records whose deletion nobody told', ['I1'], {
    ledger: (ledger) => having<Ledger>(ledger, { linked: () => Promise.resolve([]) }),
  }, [...settled, { do: 'webhook', fate: 'lost' }, { do: 'delete_crm', record: 0 }]),
  mutant('the guard asks nobody', ['I12'], { ledger: (ledger) => having<Ledger>(ledger, { countGone: () => Promise.resolve(0) }) }, [
    ...eight.map((each): Step => ({ do: 'create_crm', fields: { lastName: `Muster ${each}` } })), { do: 'pause', milliseconds: 120_000 },
    { do: 'advoware_forgets' }, ...eight.map((record): Step => ({ do: 'manual_sync', record })), { do: 'pause', milliseconds: 60_000 },
  ]),
  mutant('a record that belongs to another one may be adopted', ['I10', 'I6', 'I1'], {
    ledger: (ledger) => having<Ledger>(ledger, { findByRight: () => Promise.resolve(undefined) }),
    espocrm: (espocrm) => having(espocrm, { list: (entity, query) => espocrm.list(entity, query.select?.[0] === 'betnr' ? { ...query, where: [{ type: 'equals', attribute: 'betnr', value: -1 }] } : query) }),
  }),
];

const lockMutants: readonly BeteiligteMutant[] = [
  mutant('a lock is released without asking whose it is', ['I21'], { redis: unownedRelease }),
  mutant('the lock is not checked before a write', ['I21'], {
    locks: (locks) => ({ clear: (key) => locks.clear(key), acquire: async (key) => {
      const lock = await locks.acquire(key);
      return lock && having<HeldLock>(lock, { assertHeld: () => Promise.resolve() });
    } }),
  }),
  mutant('no lock at all', ['I21'], {
    locks: () => ({ clear: () => Promise.resolve(false), acquire: (key) => Promise.resolve({ key, lost: new AbortController().signal, assertHeld: () => Promise.resolve(), release: () => Promise.resolve() }) }),
  }),
];

const clientMutants: readonly BeteiligteMutant[] = [
  mutant('EspoCRM is written without the version that was read', ['I1', 'I3'], {
    espocrm: (espocrm) => having(espocrm, { update: (entity, id, attributes) => espocrm.update(entity, id, attributes, { kind: 'unchecked' }) }),
  }, [
    ...settled, ...['Max', 'Anna', 'Kai', 'Ida'].flatMap((name): Step[] => [
      { do: 'edit_advoware', record: 0, fields: { vorname: name } }, byHand, { do: 'edit_crm', record: 0, fields: { firstName: `${name}e` } }, moment,
    ]),
  ]),
  mutant('Advoware is written without the rowId that was read', ['I3', 'I16'], { wire: (request) => (isAdvowarePut(request) ? without(request, 'rowId') : request) }, [
    ...settled, ...['1999-12-31', '1980-05-04', '2000-02-29'].flatMap((dateOfBirth): Step[] => [
      { do: 'edit_crm', record: 0, fields: { dateOfBirth } }, byHand, { do: 'edit_advoware', record: 0, fields: { notiz: dateOfBirth } }, moment,
    ]),
  ]),
  mutant('a PUT to Advoware carries the mapped fields only', ['I16'], { wire: (request) => (isAdvowarePut(request) ? without(request, 'notiz') : request) }),
  mutant('a creation is repeated when its answer is lost', ['I6'], {
    advoware: (advoware) => having(advoware, { createBeteiligter: (body) => advoware.createBeteiligter(body).catch(() => advoware.createBeteiligter(body)) }),
  }, [{ do: 'create_crm', fields: { lastName: 'Kurz' } }, { do: 'pause', milliseconds: 120_000 }, lostAnswer, created]),
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

const entryMutants: readonly BeteiligteMutant[] = [
  mutant('an entry is written without the rowId that was read', ['I3', 'I16'], { wire: (request) => (isEntryPut(request) ? without(request, 'rowId') : request) }, [
    ...settled, ...[1, 2, 3].flatMap((each) => [contacts('awAddEmail', each), byHand, contacts('awWriteBefore', each - 1, each), moment]),
  ]),
  mutant('a new entry is sent again when its answer is lost', ['I6'], {
    advoware: (advoware) => having(advoware, { createKommunikation: (betNr, entry) => advoware.createKommunikation(betNr, entry).catch(() => advoware.createKommunikation(betNr, entry)) }),
  }, [...settled, lostAnswer, contacts('crmAddPhone')]),
  mutant('nothing is remembered of the entries', ['I9'], { ledger: rememberingEntries((base) => ({ ...base, entries: {} })) }, [
    ...settled, contacts('crmAddPhone'), { do: 'pause', milliseconds: 120_000 }, contacts('awDelete'), byHand, moment, byHand,
  ]),
  mutant('an entry that is missing once counts as deleted', ['I11'], {
    ledger: rememberingEntries((base) => ({ ...base, entries: Object.fromEntries(Object.entries(base['entries'] as JsonObject).map(([id, entry]) => [id, { ...(entry as JsonObject), role: 'missing' }])) })),
  }, [
    ...settled, contacts('crmAddPhone'), { do: 'pause', milliseconds: 120_000 }, contacts('crmRetype', 0, 3),
    { do: 'fault', fault: { kind: 'short_read', system: 'advoware', calls: 'reads', skip: 0, times: 1 } }, byHand,
  ]),
  mutant('the entries are marked although the CRM has refused their values', ['I3', 'I1'], {
    espocrm: (espocrm) => having(espocrm, { update: (entity, id, attributes, seen) => espocrm.update(entity, id, attributes, seen).catch(() => ({ kind: 'updated' as const, record: { id, ...attributes } })) }),
  }),
  mutant('the words behind a marker are lost', ['I16'], { wire: (request) => withRemark(request, (remark) => remark.replace(/(\[ESPOCRM[^\]]*\]).*$/s, '$1')) }),
  mutant('an emptied entry gets no marker of a slot', ['I13'], { wire: (request) => withRemark(request, (remark) => remark.replace(/^\[ESPOCRM-SLOT:\d+\] ?/, '')) }),
  mutant('a number is rewritten in its normal form', ['I17'], {
    wire: (request) => (isEntryPut(request) ? { ...request, body: { ...request.body as JsonObject, tlf: phoneKey(String((request.body as JsonObject)['tlf'])) } } : request),
  }),
  mutant('flags of a number are not sent back', ['I16'], {
    espocrm: (espocrm) => having(espocrm, { update: (entity, id, attributes, seen) => espocrm.update(entity, id, withoutFlags(attributes), seen) }),
  }, [...settled, contacts('crmAddPhone'), contacts('crmFlags'), { do: 'pause', milliseconds: 120_000 }, contacts('awAddPhone', 1, 1), byHand]),
];

const isEntryPut = ({ method, url }: WireRequest): boolean => method === 'PUT' && url.pathname.includes('/Kommunikationen/');

function withRemark(request: WireRequest, change: (remark: string) => string): WireRequest {
  if (!isEntryPut(request)) return request;
  const body = request.body as JsonObject;
  return { ...request, body: { ...body, bemerkung: change(String(body['bemerkung'])) } };
}

function rememberingEntries(change: (base: JsonObject) => JsonObject | null): Safeguards['ledger'] {
  return (ledger) => having<Ledger>(ledger, {
    commit: (run, { link, ...rest }) => {
      const base = link?.state === 'linked' ? link.base?.['kommunikation'] : null;
      return ledger.commit(run, { ...rest, ...(link ? { link: base ? { ...link, base: { ...(link as { base: JsonObject }).base, kommunikation: change(base as JsonObject) } } as Link : link } : {}) });
    },
  });
}

function withoutFlags(attributes: JsonObject): JsonObject {
  const phones = attributes['phoneNumberData'] as readonly JsonObject[] | undefined;
  return phones ? { ...attributes, phoneNumberData: phones.map(({ phoneNumber, type, primary }) => ({ phoneNumber, type, primary })) } : attributes;
}

const eventMutants: readonly BeteiligteMutant[] = [
  mutant('an event is dropped while its predecessor is being worked on', ['I27'], { queue: { whileActive: 'drop' } }),
  mutant('an echo is told by the clock', ['I27', 'I1'], { handler: echoByTimer() }),
  mutant('an event counts as done whatever became of its run', ['I27', 'I4', 'I1'], {
    handler: (handler) => async (event, signal) => {
      await handler(event, signal).catch(() => undefined);
      return { kind: 'done' };
    },
  }),
];

export const mutants: readonly BeteiligteMutant[] = [...ledgerMutants, ...lockMutants, ...clientMutants, ...entryMutants, ...eventMutants];
