import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseBusinessHours, untilOpen } from '../../../src/domain/telephony/business-hours.js';

const weekdays = parseBusinessHours('Mo-Fr 09:00-17:00');
const berlin = (text: string): Temporal.Instant => Temporal.ZonedDateTime.from(`${text}[Europe/Berlin]`).toInstant();

describe('business hours', () => {
  for (const [now, hours] of [
    ['2026-03-02T09:00', 0], ['2026-03-02T16:59', 0], ['2026-03-02T08:00', 1], ['2026-03-02T17:00', 16], ['2026-03-06T17:00', 64], ['2026-03-07T12:00', 45], ['2026-03-08T23:00', 10],
    // The night in which the clocks go forward has an hour less.
    ['2026-03-28T09:00', 47],
  ] as const) {
    it(`open ${hours === 0 ? 'now' : `in ${hours} hours`} at ${now} in Berlin`, () => {
      assert.ok(weekdays);
      assert.equal(untilOpen(weekdays, berlin(now)), hours * 3_600_000);
    });
  }

  it('are open when one has waited that long, at any instant', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 366 * 24 * 60 }), (minutes) => {
      assert.ok(weekdays);
      const now = berlin('2026-01-01T00:00').add({ minutes });
      assert.equal(untilOpen(weekdays, now.add({ milliseconds: untilOpen(weekdays, now) })), 0);
    }));
  });

  it('may be one day or go over the end of the week', () => {
    assert.deepEqual(parseBusinessHours('sa 10:00-12:00')?.days, [6]);
    assert.deepEqual(parseBusinessHours('Sa-Mo 10:00-12:00')?.days, [1, 6, 7]);
  });

  for (const wrong of ['', 'immer', 'Mo-Fr', 'Mo-Fr 17:00-09:00', 'Mo-Fr 09:00-24:30', 'Mon-Fri 09:00-17:00', 'Mo-Fr 9-17']) {
    it(`are not read from „${wrong}“`, () => { assert.equal(parseBusinessHours(wrong), undefined); });
  }
});
