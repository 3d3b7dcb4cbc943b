import assert from 'node:assert/strict';
import { heldLocks } from '../../nodes/redis-lock/held-locks.js';
import register from '../../nodes/redis-lock/redis-lock.js';
import { DEFAULTS } from '../../nodes/redis-lock/types.js';
import type { HeldLock } from '../../src/hub/locks/locks.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';
import { fakeHub, fakeLocks } from './support/fakes.js';

const config = { ...DEFAULTS, type: 'redis-lock' };
const start = (fields: object, locks = fakeLocks()): Promise<Bench> =>
  bench(register, { ...config, ...fields }, { configs: { hub: { value: fakeHub({ locks }) } }, outputs: 2 });

describe('redis-lock', () => {
  afterEach(clear);

  it('takes a lock under a key of its own kind and passes the message on', async () => {
    const locks = fakeLocks();
    const { send, out } = await start({ key: 'export' }, locks);
    send({ payload: 'kept' });
    const msg = await out(0).next();
    assert.deepEqual([...locks.held], ['flow_lock:export']);
    assert.equal((msg['lock'] as { key: string }).key, 'export');
    assert.equal(msg.payload, 'kept');
  });

  it('sends the message to the second output when somebody else holds the lock', async () => {
    const locks = fakeLocks();
    await locks.acquire('flow_lock:export');
    const { send, out } = await start({ key: 'export' }, locks);
    send({ payload: 1 });
    assert.equal('lock' in await out(1).next(), false);
    assert.equal(out(0).all.length, 0);
  });

  it('takes the key from the message', async () => {
    const locks = fakeLocks();
    const { send, out } = await start({ key: 'payload.name', keyType: 'msg' }, locks);
    send({ payload: { name: 'akte-7' } });
    await out(0).next();
    assert.deepEqual([...locks.held], ['flow_lock:akte-7']);
  });

  it('refuses a message whose key is empty', async () => {
    const { send, caught } = await start({ key: 'payload.name', keyType: 'msg' });
    send({ payload: {} });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
  });

  it('gives back the lock that the message carries', async () => {
    const locks = fakeLocks();
    const lock = await locks.acquire('flow_lock:export');
    const { send, out } = await start({ operation: 'release' }, locks);
    send({ lock: { key: 'export', id: heldLocks.add(lock!) } });
    assert.equal('lock' in await out(0).next(), false);
    assert.equal(locks.held.size, 0);
  });

  it('warns about a lock that is not held any more and goes on', async () => {
    const { send, out, warnings } = await start({ operation: 'release' });
    send({ lock: { key: 'export', id: 'unknown' } });
    await out(0).next();
    assert.equal(warnings().length, 1);
  });

  it('forgets a lock that was lost', async () => {
    const lost = new AbortController();
    const id = heldLocks.add({ key: 'k', lost: lost.signal, assertHeld: () => Promise.resolve(), release: () => Promise.resolve() } satisfies HeldLock);
    lost.abort();
    assert.equal(await heldLocks.release(id), false);
  });

  it('hands a message without a lock to Catch', async () => {
    const { send, caught } = await start({ operation: 'release' });
    send({ payload: 1 });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
  });

  it('fires Complete', async () => {
    const { send, completed } = await start({ key: 'export' });
    send({ _msgid: 'm1' });
    assert.equal((await completed.next())._msgid, 'm1');
  });

  it('shows a red ring and refuses input while its key is missing', async () => {
    const { send, caught, looks } = await start({ key: '' });
    assert.deepEqual(looks(), ['red ring common.status.incomplete']);
    send({ payload: 1 });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });
});
