import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { appointmentOf, contentOf, type Appointment, type Repetition, type Time } from '../../../src/domain/calendar/appointment.js';
import { shownWall } from '../../../src/domain/calendar/berlin.js';
import { sameContent } from '../../../src/domain/calendar/equality.js';
import { fromAdvoware } from '../../../src/domain/calendar/from-advoware.js';
import { fromGoogle } from '../../../src/domain/calendar/from-google.js';
import { advowareCanHold } from '../../../src/domain/calendar/recurrence.js';
import { advowareChanges, toAdvoware } from '../../../src/domain/calendar/to-advoware.js';
import { googlePatch, toGoogle } from '../../../src/domain/calendar/to-google.js';
import { IdealGoogle } from './support/ideal-google.js';

const base = Temporal.PlainDateTime.from('2026-01-01T00:00');
const minutes = (max: number): fc.Arbitrary<number> => fc.nat(max);
const timed: fc.Arbitrary<Time> = fc.record({ start: minutes(600000), length: fc.oneof(minutes(600), minutes(6000)) }).map(({ start, length }) => {
  const from = shownWall(base.add({ minutes: start }));
  return { kind: 'timed', start: from, end: shownWall(from.add({ minutes: length })) } as const;
});
const allDay: fc.Arbitrary<Time> = fc.record({ start: minutes(400), length: fc.integer({ min: 1, max: 20 }) }).map(({ start, length }) => {
  const from = base.toPlainDate().add({ days: start });
  return { kind: 'allDay', start: from, end: from.add({ days: length }) } as const;
});
const repetition = (time: Time): fc.Arbitrary<Repetition> => fc.oneof(
  fc.constant<Repetition>({ kind: 'single' }),
  fc.record({ freq: fc.constantFrom('daily', 'weekly', 'monthly', 'yearly'), interval: fc.integer({ min: 1, max: 40 }), days: minutes(4000) })
    .map(({ freq, interval, days }): Repetition => ({ kind: 'series', freq, interval, until: (time.kind === 'timed' ? time.start.toPlainDate() : time.start).add({ days }) })),
);
const appointment: fc.Arbitrary<Appointment> = fc.oneof(timed, allDay)
  .chain((time) => fc.record({ time: fc.constant(time), repetition: repetition(time), title: fc.string(), notes: fc.string({ unit: 'grapheme' }), location: fc.string(), isPrivate: fc.boolean() }))
  .filter(({ time, repetition: rule }) => advowareCanHold(time, rule));

function viaGoogle(given: Appointment): Appointment {
  const google = new IdealGoogle();
  google.insert('e', toGoogle(given));
  const read = fromGoogle(google.events.get('e') ?? { id: 'e' });
  assert.equal(read.kind, 'appointment', JSON.stringify([toGoogle(given), read]));
  return read.appointment;
}
function viaAdvoware(given: Appointment): Appointment {
  const read = fromAdvoware({ frNr: 1, ...toAdvoware(given) });
  assert.equal(read.kind, 'appointment', JSON.stringify([toAdvoware(given), read]));
  return read.appointment;
}
const assertSame = (one: Appointment, other: Appointment): void => assert.ok(sameContent(contentOf(one), contentOf(other)), `${JSON.stringify(contentOf(one))} | ${JSON.stringify(contentOf(other))}`);

describe('Round trip', () => {
  it('from Advoware through Google and back changes nothing', () => {
    fc.assert(fc.property(appointment, (given) => assertSame(viaAdvoware(viaGoogle(given)), given)), { numRuns: 500 });
  });
  it('through the normal form changes nothing', () => {
    fc.assert(fc.property(appointment, (given) => assert.deepEqual(contentOf(appointmentOf(contentOf(given))), contentOf(given))));
  });
  it('a change of everything reaches the other side, whatever was there before', () => {
    fc.assert(fc.property(appointment, appointment, (before, after) => {
      const all = ['time', 'rule', 'title', 'notes', 'location', 'private'] as const;
      const record = { frNr: 1, ...toAdvoware(before) };
      const changed = fromAdvoware({ ...record, ...advowareChanges(after, all, record) });
      assert.ok(changed.kind === 'appointment');
      assertSame(changed.appointment, after);
      const google = new IdealGoogle();
      google.insert('e', toGoogle(before));
      google.patch('e', googlePatch(after, all));
      const read = fromGoogle(google.events.get('e') ?? { id: 'e' });
      assert.ok(read.kind === 'appointment');
      assertSame(read.appointment, after);
    }), { numRuns: 300 });
  });
});
