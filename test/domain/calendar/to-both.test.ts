import assert from 'node:assert/strict';
import { appointmentOf, type Appointment, type Content } from '../../../src/domain/calendar/appointment.js';
import { advowareChanges, toAdvoware } from '../../../src/domain/calendar/to-advoware.js';
import { googlePatch, toGoogle } from '../../../src/domain/calendar/to-google.js';

const made = (over: Partial<Content>): Appointment => appointmentOf({ time: '2026-05-04T09:00:00/2026-05-04T10:00:00', rule: '', title: 'Termin', notes: '', location: '', private: 'no', ...over });
const schedule = (over: Partial<Content>): unknown => {
  const { datum, uhrzeitVon, uhrzeitBis, datumBis, dauertermin, turnus, turnusArt } = toAdvoware(made(over));
  return [datum, uhrzeitVon, datumBis, uhrzeitBis, dauertermin, turnus, turnusArt];
};

describe('Writing to Advoware', () => {
  const midnight = 'T00:00:00';
  const rows: readonly [string, Partial<Content>, unknown][] = [
    ['a timed appointment has a start and an end', {}, [`2026-05-04${midnight}`, '09:00:00', `2026-05-04${midnight}`, '10:00:00', 0, 0, 0]],
    ['one over midnight ends on its last day', { time: '2026-05-04T22:00:00/2026-05-05T01:00:00' }, [`2026-05-04${midnight}`, '22:00:00', `2026-05-05${midnight}`, '01:00:00', 0, 0, 0]],
    ['a whole day has no times', { time: '2026-05-04/2026-05-05' }, [`2026-05-04${midnight}`, null, `2026-05-04${midnight}`, null, 0, 0, 0]],
    ['several whole days are a Dauertermin without turnus, to the last day inclusive', { time: '2026-05-04/2026-05-07' }, [`2026-05-04${midnight}`, null, `2026-05-06${midnight}`, null, 1, 0, 0]],
    ['a series is a Dauertermin with turnus until its end', { rule: 'monthly/2/2026-12-24' }, [`2026-05-04${midnight}`, '09:00:00', `2026-12-24${midnight}`, '10:00:00', 1, 2, 3]],
    ['a series of whole days has no times', { time: '2026-05-04/2026-05-05', rule: 'yearly/1/2030-12-24' }, [`2026-05-04${midnight}`, null, `2030-12-24${midnight}`, null, 1, 1, 4]],
  ];
  for (const [name, over, wanted] of rows) it(name, () => assert.deepEqual(schedule(over), wanted));

  it('holds only what changes', () => {
    assert.deepEqual(advowareChanges(made({ title: 'Neu', private: 'yes' }), ['title'], { frNr: 1 }), { text: 'Neu' });
    assert.deepEqual(advowareChanges(made({ location: '' }), ['location', 'notes'], { frNr: 1 }), { ort: null, notiz: null });
  });
  it('keeps the form in which the record has its dates and flags', () => {
    const changes = advowareChanges(made({ private: 'yes' }), ['time', 'private'], { frNr: 1, datum: '2026-05-03', dauertermin: false, privat: false });
    assert.deepEqual([changes.datum, changes.datumBis, changes.dauertermin, changes.privat], ['2026-05-04', '2026-05-04', false, true]);
  });
});

describe('Writing to Google', () => {
  it('a new timed event has local times with their zone, and nothing of the other kind', () => {
    assert.deepEqual(toGoogle(made({ notes: 'N', location: 'O', private: 'yes' })), {
      summary: 'Termin', description: 'N', location: 'O', visibility: 'private',
      start: { dateTime: '2026-05-04T09:00:00', timeZone: 'Europe/Berlin' }, end: { dateTime: '2026-05-04T10:00:00', timeZone: 'Europe/Berlin' },
    });
  });
  it('a new series of whole days has dates and a rule that ends on a date', () => {
    const { start, end, recurrence, visibility } = toGoogle(made({ time: '2026-05-04/2026-05-05', rule: 'weekly/1/2026-12-24' }));
    assert.deepEqual([start, end, recurrence, visibility], [{ date: '2026-05-04' }, { date: '2026-05-05' }, ['RRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=20261224'], 'default']);
  });
  it('a change of kind clears the other kind', () => {
    assert.deepEqual(googlePatch(made({ time: '2026-05-04/2026-05-05' }), ['time']), {
      start: { date: '2026-05-04', dateTime: null, timeZone: null }, end: { date: '2026-05-05', dateTime: null, timeZone: null },
    });
    assert.deepEqual(googlePatch(made({}), ['time']).start, { dateTime: '2026-05-04T09:00:00', timeZone: 'Europe/Berlin', date: null });
  });
  it('a PATCH holds only what changes, never attendees and never a sequence', () => {
    assert.deepEqual(googlePatch(made({ title: 'Neu' }), ['title']), { summary: 'Neu' });
    const all = googlePatch(made({}), ['time', 'rule', 'title', 'notes', 'location', 'private']);
    assert.deepEqual(Object.keys(all).sort(), ['description', 'end', 'location', 'recurrence', 'start', 'summary', 'visibility']);
    assert.deepEqual([all.recurrence, all.description], [null, null]);
  });
  it('a moved series gets its rule anew, since the form of UNTIL goes with the start', () => {
    assert.deepEqual(googlePatch(made({ rule: 'weekly/1/2026-12-24' }), ['time']).recurrence, ['RRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=20261224T225959Z']);
  });
});
