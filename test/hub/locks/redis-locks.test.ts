import assert from 'node:assert/strict';
import type { Redis } from 'ioredis';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { withLock, type Locks } from '../../../src/hub/locks/locks.js';
import { redisLocks } from '../../../src/hub/locks/redis-locks.js';
import { keys } from '../../../src/hub/redis/keys.js';
import { eventually } from '../support/eventually.js';
import { manualEffects } from '../support/manual-effects.js';
import { TestRedis } from '../support/redis-server.js';

const key = keys.beteiligteLock('a');
const isLost = (error: unknown): boolean => error instanceof HubError && error.code === 'lock_lost';

describe('a lock on Redis', function () {
  this.timeout(20_000);
  let server: TestRedis;
  let redis: Redis;
  before(async () => { server = await TestRedis.start(); });
  after(() => server.stop());
  beforeEach(async () => {
    await server.flush();
    redis = await server.connect();
  });
  const standard = (): Locks => redisLocks({ redis, effects: realEffects() });

  it('is held by one owner only, for a minute', async () => {
    const [one, two] = await Promise.all([standard().acquire(key), standard().acquire(key)]);
    assert.equal([one, two].filter((lock) => lock !== undefined).length, 1);
    const ttl = await redis.pttl(key);
    assert.ok(ttl > 59_000 && ttl <= 60_000);
    await (one ?? two)?.release();
  });

  it('can be taken again after its release', async () => {
    await (await standard().acquire(key))?.release();
    const again = await standard().acquire(key);
    assert.ok(again);
    await again.release();
  });

  it('is not released or renewed by somebody who is no longer its owner', async () => {
    const lock = await standard().acquire(key);
    await redis.set(key, 'stranger');
    await lock?.release();
    assert.equal(await redis.get(key), 'stranger');
  });

  it('tells before a write that a stranger has it', async () => {
    const lock = await standard().acquire(key);
    assert.ok(lock);
    await lock.assertHeld();
    await redis.set(key, 'stranger');
    await assert.rejects(lock.assertHeld(), isLost);
    assert.ok(lock.lost.aborted && isLost(lock.lost.reason));
  });

  it('can be taken away by force; its owner finds out before the next write', async () => {
    const lock = await standard().acquire(key);
    assert.ok(lock);
    assert.equal(await standard().clear(key), true);
    assert.equal(await standard().clear(key), false);
    await assert.rejects(lock.assertHeld(), isLost);
    const next = await standard().acquire(key);
    assert.ok(next);
    await next.release();
  });

  it('outlives its time to live while it is renewed', async () => {
    const lock = await redisLocks({ redis, effects: realEffects(), ttlMs: 300 }).acquire(key);
    assert.ok(lock);
    const taken = Date.now();
    await eventually('three lives are over', () => Date.now() - taken > 900);
    await lock.assertHeld();
    await lock.release();
    assert.equal(await redis.exists(key), 0);
  });

  it('is lost when its longest time is over, and its owner hears of it', async () => {
    const effects = manualEffects();
    const lock = await redisLocks({ redis, effects }).acquire(key);
    assert.ok(lock);
    await effects.advance(299_000);
    await lock.assertHeld();
    await effects.advance(1_000);
    assert.ok(isLost(lock.lost.reason));
    assert.equal(effects.timers, 0);
  });

  it('ends in Redis by its longest time at the latest', async () => {
    const effects = manualEffects();
    const lock = await redisLocks({ redis, effects, ttlMs: 60_000, longestMs: 70_000 }).acquire(key);
    await effects.advance(30_000);
    await eventually('it was renewed for what is left', async () => await redis.pttl(key) <= 40_000);
    await lock?.release();
  });

  it('is lost at once when a stranger has it at renewal', async () => {
    const effects = manualEffects();
    const lock = await redisLocks({ redis, effects }).acquire(key);
    assert.ok(lock);
    await redis.set(key, 'stranger');
    await effects.advance(30_000);
    await eventually('it is lost', () => lock.lost.aborted);
    assert.ok(isLost(lock.lost.reason));
    assert.equal(await redis.get(key), 'stranger');
  });

  it('is lost when its renewal fails', async () => {
    const effects = manualEffects();
    let fail = false;
    const failing = { ...effects, run: <T>(effect: { operation: string }, action: () => Promise<T>) =>
      (fail && effect.operation === 'lock renew' ? Promise.reject(new Error('away')) : action()) };
    const lock = await redisLocks({ redis, effects: failing }).acquire(key);
    assert.ok(lock);
    fail = true;
    await effects.advance(30_000);
    await eventually('it is lost', () => lock.lost.aborted);
    await assert.rejects(lock.assertHeld(), isLost);
  });

  it('counts as lost after a pause longer than its life, whatever Redis says', async () => {
    const effects = manualEffects();
    const asleep = { ...effects, every: () => () => undefined };
    const lock = await redisLocks({ redis, effects: asleep }).acquire(key);
    await effects.advance(60_000);
    await assert.rejects(async () => lock?.assertHeld(), isLost);
  });

  it('releases without a failure when it is lost already or Redis is away', async () => {
    const lock = await standard().acquire(key);
    redis.disconnect();
    await lock?.release();
    await lock?.release();
  });

  it('answers busy at once and releases after work that throws', async () => {
    const locks = standard();
    const outcome = await withLock(locks, key, () => withLock(locks, key, () => Promise.resolve(1)));
    assert.deepEqual(outcome, { kind: 'done', value: { kind: 'busy' } });
    await assert.rejects(withLock(locks, key, () => Promise.reject(new Error('no'))));
    assert.equal(await redis.exists(key), 0);
  });
});
