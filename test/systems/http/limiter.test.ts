import assert from 'node:assert/strict';
import { createLimiter } from '../../../src/systems/http/limiter.js';
import { failureOf } from '../support/failure-of.js';

describe('limiter', () => {
  it('runs no more than its bound at a time and everything in the end', async () => {
    const limiter = createLimiter(3);
    let active = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      active += 1;
      most = Math.max(most, active);
      await new Promise(setImmediate);
      active -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => limiter.run(work)));
    assert.equal(most, 3);
  });
  it('keeps the order of those who wait', async () => {
    const limiter = createLimiter(1);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((one) => limiter.run(async () => {
      await new Promise(setImmediate);
      order.push(one);
    })));
    assert.deepEqual(order, [1, 2, 3]);
  });
  it('gives the slot back when the work fails', async () => {
    const limiter = createLimiter(1);
    await assert.rejects(limiter.run(() => Promise.reject(new Error('broken'))), /broken/);
    assert.equal(await limiter.run(() => Promise.resolve('next')), 'next');
  });
  it('refuses as overloaded when too many wait', async () => {
    const limiter = createLimiter(1, 1);
    const gate = Promise.withResolvers<undefined>();
    const first = limiter.run(() => gate.promise);
    const second = limiter.run(() => Promise.resolve());
    assert.equal((await failureOf(limiter.run(() => Promise.resolve()))).code, 'overloaded');
    gate.resolve(undefined);
    await Promise.all([first, second]);
  });
  it('lets one who gives up leave the queue', async () => {
    const limiter = createLimiter(1);
    const gate = Promise.withResolvers<undefined>();
    const first = limiter.run(() => gate.promise);
    const leaving = new AbortController();
    let ran = false;
    const second = limiter.run(() => { ran = true; return Promise.resolve(); }, leaving.signal);
    leaving.abort(new Error('gone'));
    await assert.rejects(second, /gone/);
    gate.resolve(undefined);
    await first;
    assert.equal(await limiter.run(() => Promise.resolve(1)), 1);
    assert.equal(ran, false);
  });
});
