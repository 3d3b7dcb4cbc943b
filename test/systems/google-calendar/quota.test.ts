import assert from 'node:assert/strict';
import type { Redis } from 'ioredis';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { createSharedState } from '../../../src/systems/google-calendar/quota/shared-state.js';
import { createTokenBucket, type TokenBucket } from '../../../src/systems/google-calendar/quota/token-bucket.js';
import { createWriteSlots } from '../../../src/systems/google-calendar/quota/write-slots.js';
import { startRedis, type PrivateRedis } from '../support/private-redis.js';
import { recordingLog, type RecordingLog } from '../support/recording-log.js';
import { virtualEffects } from '../support/virtual-effects.js';
import { virtualTime, type VirtualTime } from './support/virtual-time.js';

describe("Google's quota", () => {
  let server: PrivateRedis;
  let redis: Redis;
  let time: VirtualTime;
  let log: RecordingLog;
  const bucketOf = (connection = redis, onWait?: (seconds: number) => void): TokenBucket =>
    createTokenBucket({ shared: createSharedState(connection, time.effects, log), effects: time.effects, onWait, clockMs: time.now });

  before(async () => { server = await startRedis(); });
  after(async () => { await server.stop(); });
  beforeEach(async () => {
    redis = server.connect();
    await redis.flushall();
    time = virtualTime();
    log = recordingLog();
  });

  /** Calls by several workers, each call of the given length, until so many were made; when each was let through. */
  async function work(buckets: readonly TokenBucket[], workers: number, calls: number, callMs: number): Promise<number[]> {
    const at: number[] = [];
    let left = calls;
    const one = async (bucket: TokenBucket): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await bucket.take();
        at.push(time.now());
        await time.effects.sleep(callMs);
      }
    };
    await time.run(Promise.all(Array.from({ length: workers }, (_unused, index) => one(buckets[index % buckets.length]!))));
    return at.sort((left_, right) => left_ - right);
  }

  const mostInAMinute = (at: readonly number[]): number => {
    let most = 0;
    for (let first = 0, last = 0; last < at.length; last += 1) {
      while ((at[last] ?? 0) - (at[first] ?? 0) >= 60_000) first += 1;
      most = Math.max(most, last - first + 1);
    }
    return most;
  };

  it('lets at most 600 calls through in any minute and uses at least 95 % of them, over 6,000 calls of two processes', async () => {
    const buckets = [bucketOf(), bucketOf(server.connect())];
    const at = await work(buckets, 8, 6_000, 120);
    assert.equal(at.length, 6_000);
    assert.ok(mostInAMinute(at) <= 600, `${mostInAMinute(at)} in a minute`);
    const minutes = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 60_000;
    const used = 6_000 / minutes / 600;
    assert.ok(used >= 0.95 && used <= 1, `used ${used}`);
  });

  it('lets seven calls through at once, and the eighth a tenth of a second later', async () => {
    const at = await work([bucketOf()], 10, 10, 0);
    const waits = at.map((one) => one - (at[0] ?? 0));
    assert.deepEqual(waits.slice(0, 7), Array(7).fill(0));
    assert.deepEqual(waits.slice(7), [102, 203, 304]);
  });

  it('fills up again while nobody calls, but not beyond seven', async () => {
    await work([bucketOf()], 7, 7, 0);
    time.advance(3_600_000);
    const at = await work([bucketOf()], 9, 9, 0);
    assert.equal(at.filter((one) => one === at[0]).length, 7);
  });

  it('tells how long each call waited', async () => {
    const waits: number[] = [];
    const bucket = bucketOf(redis, (seconds) => { waits.push(seconds); });
    await work([bucket], 9, 9, 0);
    assert.deepEqual(waits, [0, 0, 0, 0, 0, 0, 0, 0.102, 0.203]);
  });

  it("goes by Redis' own clock unless told otherwise", async () => {
    const bucket = createTokenBucket({ shared: createSharedState(redis, time.effects, log), effects: time.effects });
    await bucket.take();
    const full = Number(await redis.get('google_calendar_api_tokens'));
    assert.ok(Math.abs(full / 1_000 - Date.now()) < 10_000);
  });

  it('leaves no key behind when nobody calls any more', async () => {
    await bucketOf().take();
    assert.ok(await redis.pttl('google_calendar_api_tokens') > 0);
  });

  it('does not let a call wait for hours', async () => {
    await redis.set('google_calendar_api_tokens', String((time.now() + 15 * 60_000 + 650) * 1_000));
    await assert.rejects(bucketOf().take(), (error) => error instanceof HubError && error.code === 'overloaded' && error.retryable);
  });

  it('starts anew when the clock of Redis was set back by hours', async () => {
    await redis.set('google_calendar_api_tokens', String((time.now() + 3_600_000) * 1_000));
    const at = await work([bucketOf()], 7, 7, 0);
    assert.equal((at.at(-1) ?? 0) - (at[0] ?? 0), 0);
  });

  it('goes on slowly while Redis is away, says so once, and comes back', async () => {
    const broken = server.connect();
    broken.disconnect();
    const bucket = bucketOf(broken);
    const at = await work([bucket], 4, 40, 0);
    const perMinute = 39 / (((at.at(-1) ?? 0) - (at[0] ?? 0)) / 60_000);
    assert.ok(perMinute > 140 && perMinute <= 150, `${perMinute} a minute`);
    assert.equal(log.lines.filter(({ event }) => event === 'google.shared_state_away').length, 1);
    await broken.connect();
    time.advance(6_000);
    await bucket.take();
    assert.equal(log.lines.filter(({ event }) => event === 'google.shared_state_back').length, 1);
  });

  it('starts anew when the own clock was set back by hours while Redis is away, and asks it again', async () => {
    const broken = server.connect();
    broken.disconnect();
    const bucket = bucketOf(broken);
    await bucket.take();
    time.advance(-7_200_000);
    const from = time.now();
    await bucket.take();
    assert.equal(time.now() - from, 0);
    await broken.connect();
    time.advance(-7_200_000);
    await bucket.take();
    assert.equal(log.lines.filter(({ event }) => event === 'google.shared_state_back').length, 1);
  });
});

describe('the slots of writes', () => {
  it('keeps one write at a time and calendar, with a pause of 100 ms from the end of one to the next', async () => {
    const time = virtualTime();
    const slots = createWriteSlots(time.effects);
    const spans: [string, number, number][] = [];
    const write = (calendar: string) => slots.run(calendar, async () => {
      const from = time.now();
      await time.effects.sleep(40);
      spans.push([calendar, from, time.now()]);
    });
    const start = time.now();
    await time.run(Promise.all([write('a'), write('a'), write('b'), write('a')]));
    assert.deepEqual(spans.map(([calendar, from, to]) => [calendar, from - start, to - start]), [['a', 0, 40], ['b', 0, 40], ['a', 140, 180], ['a', 280, 320]]);
  });
  it('does not wait for a clock that was set back', async () => {
    const time = virtualTime();
    const slots = createWriteSlots(time.effects);
    await slots.run('a', () => Promise.resolve());
    time.advance(-7_200_000);
    const from = time.now();
    await time.run(slots.run('a', () => Promise.resolve()));
    assert.equal(time.now() - from, 100);
  });
  it('goes on after a write that failed', async () => {
    const slots = createWriteSlots(virtualEffects());
    await assert.rejects(slots.run('a', () => Promise.reject(new Error('no'))));
    assert.equal(await slots.run('a', () => Promise.resolve('done')), 'done');
  });
});
