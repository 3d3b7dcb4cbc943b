import assert from 'node:assert/strict';
import { contentOf } from '../../../src/domain/calendar/appointment.js';
import { fromAdvoware, type AdvowareAppointment } from '../../../src/domain/calendar/from-advoware.js';

type Fields = Omit<AdvowareAppointment, 'frNr'>;
function read(fields: Fields): string {
  const result = fromAdvoware({ frNr: 1, ...fields });
  if (result.kind === 'unreadable') return result.reason;
  const { time, rule } = contentOf(result.appointment);
  return rule === '' ? time : `${time} ${rule}`;
}
const cases = (rows: readonly (readonly [string, Fields, string])[]): void => {
  for (const [name, fields, wanted] of rows) it(name, () => assert.equal(read(fields), wanted));
};
const day = { datum: '2026-05-04' };

describe('An appointment in Advoware', () => {
  cases([
    ['begins and ends on its day', { ...day, uhrzeitVon: '09:00:00', uhrzeitBis: '10:30:00' }, '2026-05-04T09:00:00/2026-05-04T10:30:00'],
    ['may have its date with a midnight', { datum: '2026-05-04T00:00:00', uhrzeitVon: '09:00', uhrzeitBis: '10:00' }, '2026-05-04T09:00:00/2026-05-04T10:00:00'],
    ['lasts 60 minutes without an end', { ...day, uhrzeitVon: '09:00:00', uhrzeitBis: '' }, '2026-05-04T09:00:00/2026-05-04T10:00:00'],
    ['lasts 60 minutes over midnight without an end', { ...day, uhrzeitVon: '23:30:00' }, '2026-05-04T23:30:00/2026-05-05T00:30:00'],
    ['goes over midnight when it ends earlier than it begins', { ...day, datumBis: '2026-05-04', uhrzeitVon: '22:00', uhrzeitBis: '01:00' }, '2026-05-04T22:00:00/2026-05-05T01:00:00'],
    ['ends on its last day', { ...day, datumBis: '2026-05-06', uhrzeitVon: '22:00', uhrzeitBis: '08:00' }, '2026-05-04T22:00:00/2026-05-06T08:00:00'],
    ['may begin at midnight', { ...day, uhrzeitVon: '00:00:00', uhrzeitBis: '00:15:00' }, '2026-05-04T00:00:00/2026-05-04T00:15:00'],
    ['may last no time at all', { ...day, uhrzeitVon: '09:00', uhrzeitBis: '09:00' }, '2026-05-04T09:00:00/2026-05-04T09:00:00'],
    ['is all-day without a time', { ...day, uhrzeitVon: null, uhrzeitBis: null }, '2026-05-04/2026-05-05'],
    ['is all-day to its last day without a time', { ...day, datumBis: '2026-05-06T00:00:00' }, '2026-05-04/2026-05-07'],
    ['is a block of whole days as a Dauertermin without turnus, whatever its times', { ...day, datumBis: '2026-05-06', dauertermin: 1, turnus: 0, uhrzeitVon: '09:00', uhrzeitBis: '10:00' }, '2026-05-04/2026-05-07'],
    ['is a block of one day without a last day', { ...day, dauertermin: 1 }, '2026-05-04/2026-05-05'],
    ['takes the zero date for none', { ...day, datumBis: '0001-01-01T00:00:00', uhrzeitVon: '09:00' }, '2026-05-04T09:00:00/2026-05-04T10:00:00'],
    ['does not repeat when it is no Dauertermin', { ...day, uhrzeitVon: '09:00', dauertermin: 0, turnus: 2, turnusArt: 2 }, '2026-05-04T09:00:00/2026-05-04T10:00:00'],
  ]);
});

describe('A series in Advoware', () => {
  const series = { ...day, datumBis: '2026-12-24', dauertermin: 1, uhrzeitVon: '09:00:00', uhrzeitBis: '10:00:00' };
  const first = '2026-05-04T09:00:00/2026-05-04T10:00:00';
  cases([
    ['repeats by days', { ...series, turnus: 3, turnusArt: 1 }, `${first} daily/3/2026-12-24`],
    ['repeats by weeks', { ...series, turnus: 2, turnusArt: 2 }, `${first} weekly/2/2026-12-24`],
    ['repeats by months', { ...series, turnus: 1, turnusArt: 3 }, `${first} monthly/1/2026-12-24`],
    ['repeats by years', { ...series, turnus: 1, turnusArt: 4 }, `${first} yearly/1/2026-12-24`],
    ['repeats whole days without a time', { ...series, uhrzeitVon: null, uhrzeitBis: null, turnus: 1, turnusArt: 2 }, '2026-05-04/2026-05-05 weekly/1/2026-12-24'],
    ['may go over midnight each time', { ...series, uhrzeitVon: '22:00', uhrzeitBis: '02:00', turnus: 1, turnusArt: 2 }, '2026-05-04T22:00:00/2026-05-05T02:00:00 weekly/1/2026-12-24'],
    ['takes numbers as text and flags as truth values', { ...series, dauertermin: true, turnus: '2', turnusArt: '2' }, `${first} weekly/2/2026-12-24`],
    ['needs an end', { ...series, datumBis: null, turnus: 1, turnusArt: 2 }, 'series_without_end'],
    ['needs a known kind', { ...series, turnus: 1, turnusArt: 5 }, 'bad_turnus'],
    ['needs a kind at all', { ...series, turnus: 1 }, 'bad_turnus'],
    ['may not begin in the hour that the clocks skip', { ...series, datum: '2026-03-29', uhrzeitVon: '02:30', uhrzeitBis: '03:30', turnus: 1, turnusArt: 2 }, 'series_starts_in_skipped_hour'],
    ['may not end its first time in the hour that the clocks skip', { ...series, datum: '2026-03-29', uhrzeitVon: '01:30', uhrzeitBis: '02:30', turnus: 1, turnusArt: 2 }, 'series_starts_in_skipped_hour'],
    ['may begin in the hour that the clocks show twice', { ...series, datum: '2026-10-25', uhrzeitVon: '02:30', uhrzeitBis: '03:30', turnus: 1, turnusArt: 2 }, '2026-10-25T02:30:00/2026-10-25T03:30:00 weekly/1/2026-12-24'],
  ]);
});

describe('Over a change of the clocks, an appointment in Advoware', () => {
  cases([
    ['that begins in the skipped hour is shown an hour later', { datum: '2026-03-29', uhrzeitVon: '02:30', uhrzeitBis: '05:00' }, '2026-03-29T03:30:00/2026-03-29T05:00:00'],
    ['takes its end along where it would end before it begins', { datum: '2026-03-29', uhrzeitVon: '02:30', uhrzeitBis: '03:15' }, '2026-03-29T03:30:00/2026-03-29T04:15:00'],
    ['that ends in the skipped hour ends an hour later', { datum: '2026-03-29', uhrzeitVon: '01:30', uhrzeitBis: '02:30' }, '2026-03-29T01:30:00/2026-03-29T03:30:00'],
    ['keeps its clock in the doubled hour', { datum: '2026-10-25', uhrzeitVon: '02:30', uhrzeitBis: '02:45' }, '2026-10-25T02:30:00/2026-10-25T02:45:00'],
    ['keeps its wall-clock times around the spring change', { datum: '2026-03-29', uhrzeitVon: '01:00', uhrzeitBis: '04:00' }, '2026-03-29T01:00:00/2026-03-29T04:00:00'],
    ['keeps its wall-clock times around the autumn change', { datum: '2026-10-25', uhrzeitVon: '01:00', uhrzeitBis: '04:00' }, '2026-10-25T01:00:00/2026-10-25T04:00:00'],
  ]);
});

describe('What Advoware should not hold', () => {
  cases([
    ['is no date', {}, 'no_date'],
    ['is a day that does not exist', { datum: '2026-02-29' }, 'bad_date'],
    ['is a date with a time', { datum: '2026-05-04T09:00:00' }, 'bad_date'],
    ['is a German date', { datum: '04.05.2026' }, 'bad_date'],
    ['is a last day that does not exist', { ...day, datumBis: '2026-13-01' }, 'bad_date'],
    ['is an end before the beginning', { ...day, datumBis: '2026-05-03' }, 'ends_before_start'],
    ['is 24:00', { ...day, uhrzeitVon: '24:00:00' }, 'bad_time'],
    ['is a time in words', { ...day, uhrzeitVon: 'neun' }, 'bad_time'],
    ['is a bad end', { ...day, uhrzeitVon: '09:00', uhrzeitBis: '9:5' }, 'bad_time'],
    ['is a flag of 2', { ...day, dauertermin: 2 }, 'bad_flag'],
    ['is a privacy in words', { ...day, privat: 'ja' }, 'bad_flag'],
    ['is a turnus below zero', { ...day, dauertermin: 1, turnus: -1 }, 'bad_turnus'],
  ]);
  it('never throws, whatever the fields hold', () => {
    for (const value of ['', ' ', '0', 'null', '\u0000', '9999-99-99', '+010000-01-01']) {
      assert.doesNotThrow(() => fromAdvoware({ frNr: 1, datum: value, uhrzeitVon: value, uhrzeitBis: value, datumBis: value, dauertermin: value, turnus: value, turnusArt: value, privat: value }));
    }
  });
});

describe('The texts of an appointment in Advoware', () => {
  it('are empty when empty, null or absent, and stay as typed otherwise', () => {
    const read = fromAdvoware({ frNr: 1, ...day, text: ' Müller ', notiz: null, privat: 1 });
    assert.equal(read.kind, 'appointment');
    const { title, notes, location, isPrivate } = read.appointment;
    assert.deepEqual([title, notes, location, isPrivate], [' Müller ', '', '', true]);
    assert.equal(contentOf(read.appointment).title, 'Müller');
  });
});
