import assert from 'node:assert/strict';
import { contentOf } from '../../../src/domain/calendar/appointment.js';
import { fromGoogle } from '../../../src/domain/calendar/from-google.js';
import type { GoogleEvent, GoogleTime } from '../../../src/domain/calendar/google-event.js';

function read(event: Partial<GoogleEvent>): string {
  const result = fromGoogle({ id: 'e', ...event });
  if (result.kind === 'unreadable') return result.reason;
  if (result.kind === 'instances') return 'instances';
  const { time, rule } = contentOf(result.appointment);
  return rule === '' ? time : `${time} ${rule}`;
}
const timed = (start: string, end: string, timeZone?: string): { start: GoogleTime; end: GoogleTime } =>
  ({ start: { dateTime: start, ...(timeZone ? { timeZone } : {}) }, end: { dateTime: end, ...(timeZone ? { timeZone } : {}) } });
const days = (start: string, end: string): { start: GoogleTime; end: GoogleTime } => ({ start: { date: start }, end: { date: end } });
const cases = (rows: readonly (readonly [string, Partial<GoogleEvent>, string])[]): void => {
  for (const [name, event, wanted] of rows) it(name, () => assert.equal(read(event), wanted));
};

describe('An event in Google', () => {
  cases([
    ['is told with its offset', timed('2026-05-04T09:00:00+02:00', '2026-05-04T10:00:00+02:00', 'Europe/Berlin'), '2026-05-04T09:00:00/2026-05-04T10:00:00'],
    ['is told in UTC', timed('2026-05-04T07:00:00Z', '2026-05-04T08:00:00Z'), '2026-05-04T09:00:00/2026-05-04T10:00:00'],
    ['is told with another offset', timed('2026-05-04T03:00:00-04:00', '2026-05-04T04:00:00-04:00', 'America/New_York'), '2026-05-04T09:00:00/2026-05-04T10:00:00'],
    ['is told in the local time of a zone', timed('2026-05-04T03:00:00', '2026-05-04T04:00:00', 'America/New_York'), '2026-05-04T09:00:00/2026-05-04T10:00:00'],
    ['floats in the calendar\'s zone, Berlin', timed('2026-05-04T09:00:00', '2026-05-04T10:00:00'), '2026-05-04T09:00:00/2026-05-04T10:00:00'],
    ['loses parts of a second', timed('2026-05-04T09:00:00.500+02:00', '2026-05-04T10:00:00.000+02:00'), '2026-05-04T09:00:00/2026-05-04T10:00:00'],
    ['is all-day with an exclusive end', days('2026-05-04', '2026-05-06'), '2026-05-04/2026-05-06'],
    ['is that one day when it ends where it begins', days('2026-05-04', '2026-05-04'), '2026-05-04/2026-05-05'],
    ['keeps its length over the skipped hour', timed('2026-03-29T01:00:00+01:00', '2026-03-29T04:00:00+02:00'), '2026-03-29T01:00:00/2026-03-29T04:00:00'],
    ['may begin at the second of two equal clock times', timed('2026-10-25T02:30:00+01:00', '2026-10-25T03:30:00+01:00'), '2026-10-25T02:30:00/2026-10-25T03:30:00'],
    ['keeps its length where the clocks run backwards', timed('2026-10-25T02:50:00+02:00', '2026-10-25T02:10:00+01:00'), '2026-10-25T02:50:00/2026-10-25T03:10:00'],
    ['written in the skipped hour is shown an hour later', timed('2026-03-29T02:30:00', '2026-03-29T04:00:00', 'Europe/Berlin'), '2026-03-29T03:30:00/2026-03-29T04:00:00'],
  ]);
});

describe('What Google should not hold', () => {
  cases([
    ['is no start', { end: { date: '2026-05-04' } }, 'no_start'],
    ['is no end', { start: { date: '2026-05-04' } }, 'no_end'],
    ['is a mixture', { start: { date: '2026-05-04' }, end: { dateTime: '2026-05-04T10:00:00Z' } }, 'mixed_kinds'],
    ['is an end before the start', timed('2026-05-04T10:00:00Z', '2026-05-04T09:00:00Z'), 'ends_before_start'],
    ['is days backwards', days('2026-05-04', '2026-05-03'), 'ends_before_start'],
    ['is a time in words', timed('heute', 'morgen'), 'bad_time'],
    ['is a day that does not exist', days('2026-02-30', '2026-03-01'), 'bad_time'],
    ['is a zone that nobody knows', timed('2026-05-04T09:00:00', '2026-05-04T10:00:00', 'Mars/Olympus'), 'unknown_zone'],
    ['is a birthday', { ...days('2026-05-04', '2026-05-05'), eventType: 'birthday' }, 'other_event_type'],
  ]);
});

describe('A series in Google', () => {
  const at9 = timed('2026-05-04T09:00:00+02:00', '2026-05-04T10:00:00+02:00', 'Europe/Berlin');
  const first = '2026-05-04T09:00:00/2026-05-04T10:00:00';
  const rule = (text: string): Partial<GoogleEvent> => ({ ...at9, recurrence: [`RRULE:${text}`] });
  const whole = (text: string): Partial<GoogleEvent> => ({ ...days('2026-05-04', '2026-05-05'), recurrence: [`RRULE:${text}`] });
  cases([
    ['is one Dauertermin with FREQ, INTERVAL and an end', rule('FREQ=WEEKLY;INTERVAL=2;UNTIL=20261224T225959Z'), `${first} weekly/2/2026-12-24`],
    ['may end with the instant of its last occurrence', rule('FREQ=WEEKLY;UNTIL=20260518T070000Z'), `${first} weekly/1/2026-05-18`],
    ['ends the day before when it ends in the morning of an afternoon', rule('FREQ=WEEKLY;UNTIL=20260518T065959Z'), `${first} weekly/1/2026-05-17`],
    ['may end with a date', rule('FREQ=DAILY;UNTIL=20260510'), `${first} daily/1/2026-05-10`],
    ['may end with a local time', rule('FREQ=DAILY;UNTIL=20260510T235959'), `${first} daily/1/2026-05-10`],
    ['of whole days ends with a date', whole('FREQ=WEEKLY;UNTIL=20260525'), '2026-05-04/2026-05-05 weekly/1/2026-05-25'],
    ['of whole days may end with the last second of a day', whole('FREQ=WEEKLY;UNTIL=20260525T215959Z'), '2026-05-04/2026-05-05 weekly/1/2026-05-25'],
    ['of whole days may end with a midnight in UTC', whole('FREQ=WEEKLY;UNTIL=20260525T000000Z'), '2026-05-04/2026-05-05 weekly/1/2026-05-25'],
    ['of whole days may end with a midnight in Berlin', whole('FREQ=WEEKLY;UNTIL=20260524T220000Z'), '2026-05-04/2026-05-05 weekly/1/2026-05-25'],
    ['turns COUNT into an end date', rule('FREQ=WEEKLY;COUNT=3'), `${first} weekly/1/2026-05-18`],
    ['turns COUNT into an end date over months that are skipped', { ...timed('2026-01-31T09:00:00', '2026-01-31T10:00:00', 'Europe/Berlin'), recurrence: ['RRULE:FREQ=MONTHLY;COUNT=3'] }, '2026-01-31T09:00:00/2026-01-31T10:00:00 monthly/1/2026-05-31'],
    ['may name the weekday it begins on', rule('FREQ=WEEKLY;BYDAY=MO;UNTIL=20260601T215959Z'), `${first} weekly/1/2026-06-01`],
    ['may name the day of the month it begins on', rule('FREQ=MONTHLY;BYMONTHDAY=4;COUNT=3'), `${first} monthly/1/2026-07-04`],
    ['with several weekdays is not expressible', rule('FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4'), 'instances'],
    ['on another weekday than its start is not expressible', rule('FREQ=WEEKLY;BYDAY=TU;COUNT=4'), 'instances'],
    ['on the last day of the month is not expressible', rule('FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;COUNT=4'), 'instances'],
    ['without an end is not expressible', rule('FREQ=WEEKLY'), 'instances'],
    ['by the hour is not expressible', rule('FREQ=HOURLY;COUNT=4'), 'instances'],
    ['with an excluded day is not expressible', { ...at9, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Berlin:20260511T090000'] }, 'instances'],
    ['with an added day is not expressible', { ...at9, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4', 'RDATE;TZID=Europe/Berlin:20260512T090000'] }, 'instances'],
    ['of added days alone is not expressible', { ...at9, recurrence: ['RDATE;TZID=Europe/Berlin:20260512T090000'] }, 'instances'],
    ['of blocks of days is not expressible', { ...days('2026-05-04', '2026-05-06'), recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] }, 'instances'],
    ['longer than a day each time is not expressible', { ...timed('2026-05-04T09:00:00+02:00', '2026-05-05T10:00:00+02:00', 'Europe/Berlin'), recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] }, 'instances'],
    ['in a zone with the same clocks is expressible', { ...timed('2026-10-19T09:00:00', '2026-10-19T10:00:00', 'Europe/Vienna'), recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] }, '2026-10-19T09:00:00/2026-10-19T10:00:00 weekly/1/2026-11-09'],
    ['in a zone whose clocks change on other days is not', { ...timed('2026-10-19T03:00:00', '2026-10-19T04:00:00', 'America/New_York'), recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] }, 'instances'],
    ['in such a zone is, where the changes do not matter', { ...timed('2026-06-01T03:00:00', '2026-06-01T04:00:00', 'America/New_York'), recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] }, '2026-06-01T09:00:00/2026-06-01T10:00:00 weekly/1/2026-06-22'],
    ['that ends before it begins is not expressible', rule('FREQ=WEEKLY;BYDAY=MO;UNTIL=20260401T215959Z'), 'instances'],
    ['of more occurrences than a person has is not expressible', rule('FREQ=DAILY;COUNT=5001'), 'instances'],
    ['counted on days that never come is unreadable', rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3'), 'bad_recurrence'],
    ['whose weeks begin on no day is unreadable', rule('FREQ=DAILY;WKST=XX;UNTIL=20260510'), 'bad_recurrence'],
    ['with no start is unreadable', { end: at9.end, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'] }, 'no_start'],
    ['with a rule that nobody knows is unreadable', rule('FREQ=SOMETIMES'), 'bad_recurrence'],
    ['with a count of nothing is unreadable', rule('FREQ=DAILY;COUNT=0'), 'bad_recurrence'],
    ['with an end that is no time is unreadable', rule('FREQ=DAILY;UNTIL=20261399'), 'bad_recurrence'],
    ['with lines that nobody knows is unreadable', { ...at9, recurrence: ['DTSTART:20260504T090000'] }, 'bad_recurrence'],
  ]);
});

describe('The visibility of an event', () => {
  it('is private for private and confidential, open for default and public', () => {
    const isPrivate = (visibility: string | undefined): boolean => {
      const result = fromGoogle({ id: 'e', ...days('2026-05-04', '2026-05-05'), visibility });
      return result.kind === 'appointment' && result.appointment.isPrivate;
    };
    assert.deepEqual(['private', 'confidential', 'default', 'public', undefined].map(isPrivate), [true, true, false, false, false]);
  });
});
