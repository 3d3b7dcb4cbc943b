import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { retryDelayMs, standardRetry } from '../../../src/hub/events/retry.js';

describe('the delay before a retry', () => {
  const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it('lies between five seconds and ten minutes for every try', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000 }), unit, (tries, random) => {
      const delay = retryDelayMs(standardRetry, tries, random);
      return delay >= 5_000 && delay <= 600_000 && Number.isInteger(delay);
    }));
  });

  it('never shrinks from one try to the next', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), unit, unit, (tries, random, other) =>
      retryDelayMs(standardRetry, tries + 1, other) >= retryDelayMs(standardRetry, tries, random)));
  });

  it('waits at least as long as the upstream asked for, within the longest', () => {
    const asked = (retryAfterMs: number): number => retryDelayMs(standardRetry, 1, 0, new HubError('upstream_failed', 'x', { retryAfterMs }));
    assert.equal(asked(60_000), 60_000);
    assert.equal(asked(86_400_000), 600_000);
    assert.equal(asked(10), 5_000);
  });
});
