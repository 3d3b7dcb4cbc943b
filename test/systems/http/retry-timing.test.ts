import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultRetryPolicy, parseRetryAfter, retryDelayMs } from '../../../src/systems/http/retry-timing.js';

describe('retry timing', () => {
  it('never waits longer than the exponential bound or the cap, whatever the jitter', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 0.999999, noNaN: true }), (failed, random) => {
      const delay = retryDelayMs(defaultRetryPolicy, failed, random, undefined);
      assert.ok(delay >= 0 && delay <= Math.min(defaultRetryPolicy.capMs, defaultRetryPolicy.baseMs * 2 ** (failed - 1)));
    }));
  });
  it('doubles the bound with every failure', () => {
    const policy = { tries: 9, baseMs: 100, capMs: 100_000, retryAfterCapMs: 0 };
    assert.deepEqual([1, 2, 3, 4].map((failed) => retryDelayMs(policy, failed, 0.5, undefined)), [50, 100, 200, 400]);
  });
  it('puts the wish of the server before its own timing', () => {
    assert.equal(retryDelayMs(defaultRetryPolicy, 1, 0.5, 7_000), 7_000);
  });
  it('caps the wish of the server', () => {
    assert.equal(retryDelayMs(defaultRetryPolicy, 1, 0.5, 3_600_000), defaultRetryPolicy.retryAfterCapMs);
  });
  it('reads Retry-After in seconds', () => assert.equal(parseRetryAfter(' 12 ', 0), 12_000));
  it('reads Retry-After as an HTTP date', () => {
    assert.equal(parseRetryAfter('Wed, 21 Oct 2015 07:28:00 GMT', Date.UTC(2015, 9, 21, 7, 27, 30)), 30_000);
  });
  it('takes a date in the past for now', () => assert.equal(parseRetryAfter('Wed, 21 Oct 2015 07:28:00 GMT', Date.now()), 0));
  for (const value of [undefined, '', 'soon', '-5', '1.5', '99999999999999']) {
    it(`ignores Retry-After ${String(value)}`, () => assert.equal(parseRetryAfter(value, 0), undefined));
  }
});
