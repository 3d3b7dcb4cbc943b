import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { timeText, type Freq, type Time } from '../../../src/domain/calendar/appointment.js';
import { occurrencesBetween, seriesOf } from '../../../src/domain/calendar/google-series.js';
import { firstOccurrences, lastOccurrence, occurrenceDates, rruleLine, sameOccurrences, type SeriesRule } from '../../../src/domain/calendar/recurrence.js';

const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const rule = (freq: Freq, interval: number, until: string): SeriesRule => ({ kind: 'series', freq, interval, until: date(until) });
const at = (start: string): Time => ({ kind: 'timed', start: Temporal.PlainDateTime.from(start), end: Temporal.PlainDateTime.from(start).add({ hours: 1 }) });

describe('Decided once about recurrence', () => {
  it('a monthly 31st skips the months without one', () => {
    assert.deepEqual(firstOccurrences(date('2026-01-31'), rule('monthly', 1, '2026-12-31'), 99).map(String), ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31', '2026-10-31', '2026-12-31']);
  });
  it('a monthly 30th skips February only', () => {
    assert.deepEqual(firstOccurrences(date('2026-01-30'), rule('monthly', 1, '2026-04-30'), 99).map(String), ['2026-01-30', '2026-03-30', '2026-04-30']);
  });
  it('a yearly 29 February happens in leap years only', () => {
    assert.deepEqual(firstOccurrences(date('2024-02-29'), rule('yearly', 1, '2033-12-31'), 99).map(String), ['2024-02-29', '2028-02-29', '2032-02-29']);
  });
  it('a series does not happen before its start or after its end', () => {
    const dates = (from: string, to: string): unknown => occurrenceDates(date('2026-03-27'), rule('daily', 1, '2026-03-29'), { from: date(from), to: date(to) }).map(String);
    assert.deepEqual([dates('2026-03-01', '2026-03-28'), dates('2026-03-29', '2026-12-31'), dates('2026-04-01', '2026-12-31')], [['2026-03-27', '2026-03-28'], ['2026-03-29'], []]);
  });
  it('a series in the hour that is skipped or doubled happens on that day as on every other', () => {
    assert.deepEqual(occurrenceDates(date('2026-03-27'), rule('daily', 1, '2026-03-31'), { from: date('2026-03-28'), to: date('2026-03-30') }).map(String), ['2026-03-28', '2026-03-29', '2026-03-30']);
  });
  it('in Google such a day shows it an hour later in spring and at the first of both times in autumn', () => {
    const shown = (start: string, from: string, to: string): unknown => {
      const series = seriesOf({ id: 'e', start: { dateTime: start, timeZone: 'Europe/Berlin' }, end: { dateTime: start, timeZone: 'Europe/Berlin' }, recurrence: ['RRULE:FREQ=DAILY'] });
      assert.ok(typeof series !== 'string');
      return occurrencesBetween(series, date(from), date(to)).map(({ originalStart }) => originalStart);
    };
    assert.deepEqual(shown('2026-03-20T02:30:00', '2026-03-28', '2026-03-30'), ['2026-03-28T02:30:00', '2026-03-29T03:30:00', '2026-03-30T02:30:00']);
    assert.deepEqual(shown('2026-10-20T02:30:00', '2026-10-24', '2026-10-26'), ['2026-10-24T02:30:00', '2026-10-25T02:30:00', '2026-10-26T02:30:00']);
  });
  it('in Google one that ends before the skipped hour would have begun has no length on that day', () => {
    const series = seriesOf({ id: 'e', start: { dateTime: '2026-03-20T02:30:00', timeZone: 'Europe/Berlin' }, end: { dateTime: '2026-03-20T03:15:00', timeZone: 'Europe/Berlin' }, recurrence: ['RRULE:FREQ=DAILY'] });
    assert.ok(typeof series !== 'string');
    const [skipped] = occurrencesBetween(series, date('2026-03-29'), date('2026-03-29'));
    assert.deepEqual(skipped && timeText(skipped.time), '2026-03-29T03:30:00/2026-03-29T03:30:00');
  });
  it('a weekly time stays put on the clocks over both changes', () => {
    const series = seriesOf({ id: 'e', start: { dateTime: '2026-03-23T09:00:00+01:00', timeZone: 'Europe/Berlin' }, end: { dateTime: '2026-03-23T10:00:00+01:00', timeZone: 'Europe/Berlin' }, recurrence: ['RRULE:FREQ=WEEKLY;INTERVAL=31;COUNT=2'] });
    assert.ok(typeof series !== 'string');
    const found = occurrencesBetween(series, date('2026-01-01'), date('2026-12-31'));
    assert.deepEqual(found.map(({ originalStart }) => originalStart), ['2026-03-23T09:00:00', '2026-10-26T09:00:00']);
  });
});

describe('UNTIL', () => {
  for (const [until, wanted] of [['2025-12-24', '20251224T225959Z'], ['2026-03-28', '20260328T225959Z'], ['2026-03-29', '20260329T215959Z'], ['2026-10-24', '20261024T215959Z'], ['2026-10-25', '20261025T225959Z']] as const) {
    it(`of a timed series until ${until} is the end of that Berlin day in UTC`, () => assert.equal(rruleLine(at('2025-12-01T09:00'), rule('weekly', 1, until)), `RRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=${wanted}`));
  }
  it('of a series of whole days is a date', () => {
    assert.equal(rruleLine({ kind: 'allDay', start: date('2025-12-01'), end: date('2025-12-02') }, rule('yearly', 2, '2031-12-01')), 'RRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20311201');
  });
});

describe('Two series', () => {
  const start = date('2026-05-04');
  const same = (one: SeriesRule, other: SeriesRule | 'single'): boolean => sameOccurrences(one, other === 'single' ? { kind: 'single' } : other, start);
  it('are equal when they end on different days on which nothing happens', () => assert.ok(same(rule('weekly', 1, '2026-12-28'), rule('weekly', 1, '2027-01-03'))));
  it('are equal by the week and by seven days', () => assert.ok(same(rule('weekly', 2, '2028-12-28'), rule('daily', 14, '2028-12-29'))));
  it('are equal by the year and by twelve months', () => assert.ok(same(rule('yearly', 1, '2099-12-28'), rule('monthly', 12, '2099-12-28'))));
  it('differ by one occurrence', () => assert.ok(!same(rule('weekly', 1, '2026-12-28'), rule('weekly', 1, '2026-12-27'))));
  it('differ far in the future as well', () => assert.ok(!same(rule('daily', 1, '2099-12-28'), rule('daily', 1, '2099-12-27'))));
  it('of one occurrence equal a single appointment', () => assert.ok(same(rule('weekly', 1, '2026-05-10'), 'single')));
  it('end on their last occurrence', () => assert.equal(String(lastOccurrence(start, rule('weekly', 2, '2026-06-14'))), '2026-06-01'));
  it('never happen when they end before they begin', () => assert.equal(lastOccurrence(start, rule('weekly', 2, '2026-05-03')), undefined));
});
