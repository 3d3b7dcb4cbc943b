import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { countedSince, tooManyGone } from '../../../src/domain/beteiligte/gone-guard.js';

describe('The guard against records that are gone in Advoware', () => {
  it('holds from the sixth on', () => assert.deepEqual([0, 5, 6].map(tooManyGone), [false, false, true]));
  it('counts those of the day before the one that was missed', () => {
    assert.equal(countedSince(Temporal.Instant.from('2026-05-04T10:00:00Z')).toString(), '2026-05-03T10:00:00Z');
  });
});
