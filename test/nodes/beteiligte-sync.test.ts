import assert from 'node:assert/strict';
import register from '../../nodes/beteiligte-sync/beteiligte-sync.js';
import { forStaff } from '../../src/sync/beteiligte/for-staff.js';
import { DEFAULTS } from '../../nodes/beteiligte-sync/types.js';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { memoryLedger } from '../../src/hub/ledger/memory-ledger.js';
import type { SyncResult } from '../../src/sync/beteiligte/context.js';
import type { Advoware } from '../../src/systems/advoware/advoware.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { bench, clear, errorOf, look, type Bench } from './support/bench.js';
import { fakeHub, fakeLocks, recordingMetrics } from './support/fakes.js';

const config = { ...DEFAULTS, type: 'beteiligte-sync' };
const ledger = () => memoryLedger(realEffects());
const gone = { readBeteiligter: () => Promise.resolve({ kind: 'gone' }) } as unknown as EspoCrm;

interface Parts { readonly espocrm?: EspoCrm; readonly locks?: ReturnType<typeof fakeLocks>; readonly metrics?: ReturnType<typeof recordingMetrics> }
function start(operation: 'sync' | 'due', { espocrm = gone, locks = fakeLocks(), metrics = recordingMetrics() }: Parts = {}): Promise<Bench> {
  const hub = fakeHub({ locks, ledger: ledger(), metrics });
  const advoware = { writeProtected: false } as Advoware;
  return bench(register, { ...config, operation }, {
    configs: { espocrm: { value: { hub, espocrm, notifyUserId: 'u1' } }, advoware: { value: { hub, advoware } } }, outputs: 2,
  });
}

/** EspoCRM's list as pages of rows. */
const listing = (...pages: readonly (readonly { id: string }[])[]): EspoCrm =>
  ({ async* list() { await Promise.resolve(); yield* pages; } }) as unknown as EspoCrm;
const ids = (payload: unknown): string[] => (payload as { entity_id: string }[]).map((event) => event.entity_id);

describe('beteiligte-sync, one Beteiligter', () => {
  afterEach(clear);

  it('sends the result of a run on the first output, in the message that came in', async () => {
    const { send, out } = await start('sync');
    send({ _msgid: 'm1', payload: { entity_id: 'a1' }, event: 'kept' });
    const msg = await out(0).next();
    assert.equal((msg.payload as SyncResult).kind, 'closed');
    assert.deepEqual([msg._msgid, msg['event']], ['m1', 'kept']);
  });

  it('answers busy while another run holds the record', async () => {
    const locks = fakeLocks();
    await locks.acquire('sync_lock:cbeteiligte:a1');
    const { send, out } = await start('sync', { locks });
    send({ payload: { entity_id: 'a1' } });
    assert.equal(((await out(0).next()).payload as SyncResult).kind, 'busy');
  });

  it('counts a run by its result, and no run that found the record busy', async () => {
    const metrics = recordingMetrics();
    const locks = fakeLocks();
    await locks.acquire('sync_lock:cbeteiligte:b2');
    const { send, out } = await start('sync', { locks, metrics });
    send({ payload: { entity_id: 'b2' } });
    await out(0).next();
    send({ payload: { entity_id: 'a1' } });
    await out(0).next();
    assert.deepEqual(metrics.told.filter(([name]) => name === 'syncRun').map(([, kind, result]) => [kind, result]), [['beteiligter', 'closed']]);
  });

  it('shows that it works, then that it is well', async () => {
    const read = Promise.withResolvers<{ kind: 'gone' }>();
    const { send, statuses } = await start('sync', { espocrm: { readBeteiligter: () => read.promise } as unknown as EspoCrm });
    send({ payload: { entity_id: 'a1' } });
    assert.equal(look(await statuses.next()), 'blue dot common.status.working');
    read.resolve({ kind: 'gone' });
    assert.equal(look(await statuses.next()), 'green dot common.status.ok');
  });

  it('hands an outcome that could not be noted to Catch', async () => {
    const failing = { readBeteiligter: () => Promise.reject(new HubError('unavailable', 'EspoCRM')), update: () => Promise.reject(new HubError('unavailable', 'EspoCRM')) };
    const { send, caught } = await start('sync', { espocrm: failing as unknown as EspoCrm });
    send({ payload: { entity_id: 'a1' } });
    assert.equal(errorOf(await caught.next()).code, 'unavailable');
  });

  it('hands a payload that names nobody to Catch', async () => {
    const { send, caught } = await start('sync');
    send({ payload: { entity_id: '../x' } });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
  });

  it('refuses input and shows a red ring without its accounts', async () => {
    const { send, caught, looks } = await bench(register, config, { outputs: 2 });
    assert.deepEqual(looks(), ['red ring common.status.incomplete']);
    send({ payload: { entity_id: 'a1' } });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });

  const written = { betNr: 1, toAdvoware: [], toEspocrm: [] } as const;
  for (const [what, result, expected] of [
    ['a conflict', { kind: 'conflict', code: 'c', message: 'm' }, true], ['a failure', { kind: 'failed', code: 'c', message: 'm', permanently: false }, true],
    ['a decided conflict', { kind: 'updated', ...written, conflicts: ['name'] }, true], ['an update', { kind: 'updated', ...written, conflicts: [] }, false],
    ['nothing to do', { kind: 'unchanged' }, false], ['a busy record', { kind: 'busy', delayMs: 1 }, false],
  ] as const satisfies readonly (readonly [string, SyncResult, boolean])[]) {
    it(`${expected ? 'shows staff' : 'spares staff'} ${what}`, () => { assert.equal(forStaff(result), expected); });
  }
});

describe('beteiligte-sync, those that are due', () => {
  afterEach(clear);

  it('sends them all in one message, so that they go into the queue in one batch', async () => {
    const { send, out } = await start('due', { espocrm: listing([{ id: 'a1' }, { id: 'b2' }], [{ id: 'c3' }]) });
    send({ _msgid: 'm1', event: 'kept' });
    const msg = await out(0).next();
    assert.deepEqual([ids(msg.payload), msg['event']], [['a1', 'b2', 'c3'], 'kept']);
  });

  it('sends one empty list when nobody is due', async () => {
    const { send, out, completed } = await start('due', { espocrm: listing() });
    send({});
    await completed.next();
    assert.deepEqual(out(0).all.map((msg) => msg.payload), [[]]);
  });

  it('hands a list that breaks off to Catch and sends none of it', async () => {
    const broken = { async* list() { await Promise.resolve(); yield [{ id: 'a1' }]; throw new HubError('upstream_failed', 'EspoCRM'); } };
    const { send, out, caught } = await start('due', { espocrm: broken as unknown as EspoCrm });
    send({});
    assert.equal(errorOf(await caught.next()).code, 'upstream_failed');
    assert.deepEqual(out(0).all, []);
  });
});
