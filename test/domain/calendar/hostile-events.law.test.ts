import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { fromGoogle } from '../../../src/domain/calendar/from-google.js';
import type { GoogleEvent, GoogleTime } from '../../../src/domain/calendar/google-event.js';
import { occurrencesBetween } from '../../../src/domain/calendar/google-series.js';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const orText = (...choices: readonly string[]): fc.Arbitrary<string> => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...choices) }, { weight: 1, arbitrary: text });

const time: fc.Arbitrary<GoogleTime> = fc.record({
  date: orText('2026-05-04', '2026-02-29', '0000-00-00', '9999-12-31', '+275760-09-13'),
  dateTime: orText('2026-05-04T09:00:00+02:00', '2026-10-25T02:30:00', '2026-05-04T25:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59-18:00'),
  timeZone: orText('Europe/Berlin', 'America/New_York', 'Etc/GMT+12', 'Mars/Olympus', '../etc/passwd', ''),
}, { requiredKeys: [] });

const number = orText('0', '1', '2', '-1', '31', '53', '366', '999999999999', '1e9', 'NaN', '1,2,3', '');
const part = fc.oneof(
  orText('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'HOURLY', 'SECONDLY', 'NEVER').map((value) => `FREQ=${value}`),
  fc.tuple(fc.constantFrom('INTERVAL', 'COUNT', 'BYMONTHDAY', 'BYMONTH', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS', 'BYHOUR', 'BYMINUTE', 'BYSECOND'), number).map(([name, value]) => `${name}=${value}`),
  orText('20271231T225959Z', '20271231', '99991231T235959Z', '20260230', '19700101T000000Z').map((value) => `UNTIL=${value}`),
  orText('MO', 'MO,TU,WE', '-1FR', '5SU', '99MO', 'XX').map((value) => `BYDAY=${value}`),
  fc.constantFrom('WKST=SU', 'RSCALE=GREGORIAN;SKIP=FORWARD', 'X-BOESE=1', '='),
);
const line = fc.oneof(
  { weight: 8, arbitrary: fc.array(part, { maxLength: 5 }).map((parts) => `RRULE:${parts.join(';')}`) },
  { weight: 2, arbitrary: orText('EXDATE:20260511T070000Z', 'EXDATE;VALUE=DATE:20260511', 'RDATE:20260601T070000Z,20260230', 'EXDATE;TZID=Mars/Olympus:20260511T090000', 'EXRULE:FREQ=DAILY') },
  { weight: 1, arbitrary: text },
);
const event: fc.Arbitrary<GoogleEvent> = fc.record({
  id: fc.constant('e'), start: time, end: time, summary: text, recurrence: fc.array(line, { maxLength: 4 }), eventType: orText('default', 'birthday'),
}, { requiredKeys: ['id'] });

const from = Temporal.PlainDate.from('2026-01-01');
const to = Temporal.PlainDate.from('2028-01-01');
/** Far above what the slowest takes: a rule that is searched for ever would not come back at all. */
const limitMs = 2_000;

describe('Whatever stands in a Google calendar', function () {
  this.timeout(60_000);

  it('is read as an appointment, as instances, or told to be unreadable, and soon', () => {
    const kinds = new Set<string>();
    fc.assert(fc.property(event, (given) => {
      const begun = performance.now();
      const read = fromGoogle(given);
      kinds.add(read.kind);
      if (read.kind === 'instances') {
        const found = occurrencesBetween(read.series, from, to);
        assert.ok(found.every((each) => each.originalStart !== ''));
      }
      assert.ok(performance.now() - begun < limitMs, `${Math.round(performance.now() - begun)} ms`);
    }), { numRuns: 5_000 });
    assert.deepEqual([...kinds].sort(), ['appointment', 'instances', 'unreadable']);
  });
});
