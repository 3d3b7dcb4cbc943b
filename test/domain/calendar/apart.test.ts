import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import type { GoogleEvent } from '../../../src/domain/calendar/google-event.js';
import { googlePicture, type GooglePicture } from '../../../src/domain/calendar/google-picture.js';
import type { Plan } from '../../../src/domain/calendar/plan-types.js';
import { windowAround, type Window } from '../../../src/domain/calendar/window.js';
import type { IdealWorld } from './support/ideal-world.js';
import { at9, idOf, kinds, series, synced, timed } from './support/samples.js';

const from = (day: string): Window => ({ from: Temporal.PlainDate.from(day), to: Temporal.PlainDate.from('2028-01-01') });
const outcome = (plan: Plan): unknown => [kinds(plan), plan.asks.map(({ kind }) => kind), plan.conflicts.map(({ kind }) => kind)];
const instance = (seriesId: string, day: string): { kind: 'instance'; seriesId: string; originalStart: string; id: null } => ({ kind: 'instance', seriesId, originalStart: `${day}T09:00:00`, id: null });
const weekly = (): { world: IdealWorld; frNr: number; id: string } => {
  const world = synced((empty) => { empty.putAdvoware(series); });
  const frNr = world.linked()[0]?.frNr ?? 0;
  return { world, frNr, id: idOf(frNr) };
};
/** The Mondays and Wednesdays of two weeks, each an appointment of its own in Advoware. */
const apart = (): IdealWorld => synced(({ google }) => { google.insert('g', { summary: 'x', ...at9, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4'] }); });
const onDay = (world: IdealWorld, day: string): number => [...world.advoware.values()].find(({ datum }) => datum?.startsWith(day))?.frNr ?? 0;

describe('A series that Google takes apart', () => {
  it('is left alone while Advoware\'s record cannot be read', () => {
    const { world, frNr, id } = weekly();
    world.google.remove(instance(id, '2026-05-11'));
    world.putAdvoware({ turnusArt: 9 }, frNr);
    assert.deepEqual(outcome(world.plan()), [[], [], []]);
  });
  it('is made anew instance by instance where Advoware has deleted it, and that is announced', () => {
    const { world, frNr, id } = weekly();
    world.google.remove(instance(id, '2026-05-11'));
    world.advoware.delete(frNr);
    world.sync();
    assert.deepEqual([world.advoware.size, world.conflicts.map(({ kind }) => kind)], [8, ['edit_beats_delete']]);
  });
  it('until nothing is left of it is asked about, and its record stays', () => {
    const { world, id } = weekly();
    for (let day = Temporal.PlainDate.from('2026-05-04'); day.toString() <= '2026-06-29'; day = day.add({ weeks: 1 })) world.google.remove(instance(id, day.toString()));
    assert.deepEqual(outcome(world.plan()), [[], ['no_instance_left'], []]);
  });
  it('and that Advoware has changed as well keeps its past there with the change, which is announced', () => {
    const { world, frNr, id } = weekly();
    world.window = from('2026-06-01');
    world.google.remove(instance(id, '2026-06-08'));
    world.putAdvoware({ text: 'Neu' }, frNr);
    world.sync();
    assert.deepEqual([world.advoware.get(frNr)?.text, world.advoware.get(frNr)?.datumBis, world.conflicts.map(({ kind, advowareValue }) => [kind, advowareValue])], ['Neu', '2026-05-25T00:00:00', [['split', 'title']]]);
  });
  it('after Advoware has ended it before the window keeps that end', () => {
    const { world, frNr, id } = weekly();
    world.window = from('2026-06-01');
    world.asked = windowAround(Temporal.PlainDate.from('2026-05-01'));
    world.google.remove(instance(id, '2026-06-08'));
    world.putAdvoware({ datumBis: '2026-05-18T00:00:00' }, frNr);
    world.sync();
    assert.equal(world.advoware.get(frNr)?.datumBis, '2026-05-18T00:00:00');
  });
  it('after it has left the window is left alone', () => {
    const { world, id } = weekly();
    world.google.remove(instance(id, '2026-05-11'));
    world.window = from('2027-01-01');
    assert.deepEqual(outcome(world.plan()), [[], [], []]);
  });
});

describe('An instance', () => {
  it('cancelled in Google is deleted in Advoware', () => {
    const world = apart();
    const frNr = onDay(world, '2026-05-06');
    world.google.remove(instance('g', '2026-05-06'));
    world.sync();
    assert.deepEqual([world.advoware.has(frNr), world.advoware.size], [false, 3]);
  });
  it('moved into the window from before it and then cancelled is deleted in Advoware', () => {
    const world = synced((empty) => {
      empty.window = from('2026-05-06');
      empty.google.insert('g', { summary: 'x', ...at9, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4'] });
      empty.google.patch(instance('g', '2026-05-04'), timed('2026-05-08T09:00:00', '2026-05-08T10:00:00'));
    });
    assert.notEqual(onDay(world, '2026-05-08'), 0);
    world.google.remove(instance('g', '2026-05-04'));
    world.sync();
    assert.deepEqual([onDay(world, '2026-05-08'), world.advoware.size], [0, 3]);
  });
  it('whose series no longer happens on its day is deleted in Advoware', () => {
    const world = apart();
    world.google.patch('g', { recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3'] });
    world.sync();
    assert.deepEqual([onDay(world, '2026-05-13'), world.advoware.size], [0, 3]);
  });
  it('of a series that was made a single event on another day is deleted in Advoware', () => {
    const world = apart();
    world.google.patch('g', { recurrence: null });
    world.sync();
    assert.deepEqual([...world.advoware.values()].map(({ datum }) => datum?.slice(0, 10)), ['2026-05-04']);
  });
  it('of a series that cannot be read stays in Advoware', () => {
    const world = apart();
    world.google.patch('g', { recurrence: ['RRULE:FREQ=SOMETIMES'] });
    assert.deepEqual(outcome(world.plan()), [[], [], []]);
  });
  it('of a series that is not listed is looked for by its series', () => {
    const world = apart();
    world.google.events.delete('g');
    assert.deepEqual([kinds(world.plan()), new Set(world.plan().lookAgain.map((look) => look.side === 'google' && look.id))], [[], new Set(['g'])]);
  });
  it('that has left the window stays, though Google\'s series is not looked at there', () => {
    const world = apart();
    world.window = from('2026-06-01');
    assert.deepEqual(outcome(world.plan()), [[], [], []]);
  });
  it('deleted in Advoware does not come back while its series is as it was', () => {
    const world = apart();
    world.advoware.delete(onDay(world, '2026-05-06'));
    world.sync();
    for (const event of [...world.google.events.values()]) if (event.recurringEventId) world.google.events.delete(event.id);
    assert.deepEqual(outcome(world.plan()), [[], [], []]);
  });
  it('of a series that a person copied is written to after its series is marked as the hub\'s own', () => {
    const world = apart();
    world.google.patch('g', { extendedProperties: { private: { advowareEvent: 'original' } } });
    world.putAdvoware({ text: 'Neu' }, onDay(world, '2026-05-06'));
    assert.deepEqual(kinds(world.plan()), ['mark_google']);
  });
});

describe('The instances that a calendar shows', () => {
  const window = windowAround(Temporal.PlainDate.from('2026-05-01'));
  const master: GoogleEvent = { id: 'g', ...at9, recurrence: ['RRULE:FREQ=WEEKLY;UNTIL=20260518T070000Z'] };
  const part = (fields: Partial<GoogleEvent>): GoogleEvent => ({ id: 'g_1', recurringEventId: 'g', originalStartTime: { dateTime: '2026-05-11T09:00:00+02:00' }, ...at9, ...fields });
  const picture = (...events: readonly GoogleEvent[]): GooglePicture => googlePicture({ completeness: 'complete', events, alreadyMissed: new Set() }, window, new Set());
  const shown = (...events: readonly GoogleEvent[]): unknown => { const { units, unreadable } = picture(...events); return [[...units.keys()], [...unreadable]]; };
  const days = (...names: readonly string[]): string[] => names.map((day) => `g#2026-05-${day}T09:00:00`);

  it('are one series while a part shows nothing else', () => assert.deepEqual(shown(master, part(timed('2026-05-11T09:00:00', '2026-05-11T10:00:00'))), [['g'], []]));
  it('are each their own when one of them cannot be read, which is told', () => {
    assert.deepEqual(shown(master, part({ end: null })), [days('04', '18'), [['g#2026-05-11T09:00:00', 'no_end']]]);
  });
  it('are each their own when a part repeats by itself, which Google does not have', () => {
    assert.deepEqual(shown(master, part({ recurrence: ['RRULE:FREQ=WEEKLY'] })), [days('04', '18'), [['g#2026-05-11T09:00:00', 'bad_recurrence']]]);
  });
  it('are all there when a part does not tell which it is, and that part is told', () => {
    assert.deepEqual(shown(master, part({ originalStartTime: null })), [days('04', '11', '18'), [['g_1', 'no_start']]]);
    assert.deepEqual(shown(master, part({ originalStartTime: null, status: 'cancelled' })), [days('04', '11', '18'), []]);
  });
  it('are one series while only a day on which nothing happens is cancelled', () => {
    assert.deepEqual(shown(master, part({ status: 'cancelled', originalStartTime: { dateTime: '2026-05-12T09:00:00+02:00' } })), [['g'], []]);
  });
  it('without their series are told, unless they are cancelled', () => {
    assert.deepEqual(shown(part({}), part({ id: 'g_2', status: 'cancelled' })), [[], [['g_1', 'unknown_series']]]);
  });
  it('are none of a series that happens too often, or never ends to be counted', () => {
    const reason = (rule: string): unknown => picture({ ...master, recurrence: [`RRULE:${rule}`] }).unreadable.get('g');
    assert.deepEqual([reason('FREQ=HOURLY;COUNT=6000'), reason('FREQ=MINUTELY')], ['too_many_occurrences', 'bad_recurrence']);
  });
});
