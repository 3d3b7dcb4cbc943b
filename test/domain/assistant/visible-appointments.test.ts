import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { privateTitle, visibleAppointments } from '../../../src/domain/assistant/visible-appointments.js';
import { repetitionOf, timeOf, type Appointment } from '../../../src/domain/calendar/appointment.js';

const appointment = (time: string, more: Partial<Appointment> = {}): Appointment =>
  ({ time: timeOf(time), repetition: { kind: 'single' }, title: 'Besprechung', notes: 'vertraulich', location: 'Raum 1', isPrivate: false, ...more });
const days = { from: Temporal.PlainDate.from('2026-12-01'), to: Temporal.PlainDate.from('2026-12-07') };

describe('The appointments that Y sees', () => {
  it('show time, title and place, never the notes', () => {
    const [shown] = visibleAppointments([{ frNr: 1, appointment: appointment('2026-12-01T10:00:00/2026-12-01T11:00:00') }], days);
    assert.deepEqual(shown, {
      frNr: 1, title: 'Besprechung', location: 'Raum 1', start: '2026-12-01T10:00:00', end: '2026-12-01T11:00:00', allDay: false, private: false, recurring: false,
    });
  });

  it('show of a private one the time alone', () => {
    const [shown] = visibleAppointments([{ frNr: 1, appointment: appointment('2026-12-01T10:00:00/2026-12-01T11:00:00', { isPrivate: true }) }], days);
    assert.equal(shown?.title, privateTitle);
    assert.equal(shown.location, '');
  });

  it('list a series as what happens in the days, in order with the others', () => {
    const series = appointment('2026-11-03T09:00:00/2026-11-03T09:30:00', { repetition: repetitionOf('weekly/1/2026-12-31') });
    const shown = visibleAppointments([{ frNr: 2, appointment: series }, { frNr: 1, appointment: appointment('2026-12-01T08:00:00/2026-12-01T08:30:00') }], days);
    assert.deepEqual(shown.map(({ frNr, start }) => [frNr, start]), [[1, '2026-12-01T08:00:00'], [2, '2026-12-01T09:00:00']]);
  });

  it('list a series of whole days as days', () => {
    const series = appointment('2026-11-30/2026-12-01', { repetition: repetitionOf('daily/2/2026-12-31') });
    assert.deepEqual(visibleAppointments([{ frNr: 1, appointment: series }], days).map(({ start, end, allDay, recurring }) => [start, end, allDay, recurring]), ['02', '04', '06'].map((day) => [`2026-12-${day}`, `2026-12-${day}`, true, true]));
  });

  it('stand by their numbers where they begin alike', () => {
    const shown = visibleAppointments([2, 1].map((frNr) => ({ frNr, appointment: appointment('2026-12-01T10:00:00/2026-12-01T11:00:00') })), days);
    assert.deepEqual(shown.map(({ frNr }) => frNr), [1, 2]);
  });

  it('count an all-day end as the last day, and leave out what does not touch the days', () => {
    const shown = visibleAppointments([
      { frNr: 1, appointment: appointment('2026-11-28/2026-12-02') }, { frNr: 2, appointment: appointment('2026-11-20/2026-11-21') },
      { frNr: 3, appointment: appointment('2026-12-08T00:00:00/2026-12-08T01:00:00') },
    ], days);
    assert.deepEqual(shown.map(({ frNr, start, end, allDay }) => [frNr, start, end, allDay]), [[1, '2026-11-28', '2026-12-01', true]]);
  });
});
