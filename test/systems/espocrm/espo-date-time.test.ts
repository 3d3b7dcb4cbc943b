import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { espoText } from '../../../src/domain/beteiligte/clocks.js';
import { parseEspoDateTime } from '../../../src/systems/espocrm/espo-date-time.js';

describe('datetime of EspoCRM', () => {
  it('is UTC in whole seconds', () => assert.equal(espoText(Temporal.Instant.from('2026-03-29T02:30:00.999+02:00')), '2026-03-29 00:30:00'));
  it('comes back as it was, to the second', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
      assert.ok(parseEspoDateTime(espoText(instant))?.equals(instant));
    }));
  });
  for (const text of ['', '2026-03-01', '2026-03-01T10:00:00.123Z', '01.03.2026 10:00', '2026-13-01 10:00:00', '2026-02-30 10:00:00', 'x2026-03-01 10:00:00']) {
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(parseEspoDateTime(text), undefined));
  }
});
