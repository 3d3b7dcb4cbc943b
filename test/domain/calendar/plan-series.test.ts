import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import type { IdealWorld } from './support/ideal-world.js';
import { at9, idOf, kinds, series, synced, timed } from './support/samples.js';

describe('A series', () => {
  const weekly = (): { world: IdealWorld; frNr: number; id: string } => {
    const world = synced((empty) => { empty.putAdvoware(series); });
    const frNr = world.linked()[0]?.frNr ?? 0;
    return { world, frNr, id: idOf(frNr) };
  };
  it('goes on instance by instance when one is moved, and its record becomes the first of them', () => {
    const { world, frNr, id } = weekly();
    world.google.patch({ kind: 'instance', seriesId: id, originalStart: '2026-05-11T09:00:00', id: null }, timed('2026-05-12T14:00:00', '2026-05-12T15:00:00'));
    world.sync();
    assert.deepEqual([world.advoware.size, world.advoware.get(frNr)?.dauertermin, world.advoware.get(frNr)?.akte], [9, 0, 'A 1']);
    assert.deepEqual([...world.advoware.values()].map(({ datum }) => datum?.slice(0, 10)).sort()[1], '2026-05-12');
  });
  it('that began before the window keeps its past in Advoware', () => {
    const { world, frNr, id } = weekly();
    world.window = { from: Temporal.PlainDate.from('2026-06-01'), to: Temporal.PlainDate.from('2028-01-01') };
    world.google.remove({ kind: 'instance', seriesId: id, originalStart: '2026-06-08T09:00:00', id: null });
    world.sync();
    assert.deepEqual([world.advoware.get(frNr)?.datumBis, world.advoware.get(frNr)?.turnus, world.advoware.size], ['2026-05-25T00:00:00', 1, 5]);
  });
  it('with an instance whose reminder alone was changed stays one series', () => {
    const { world, id } = weekly();
    world.google.patch({ kind: 'instance', seriesId: id, originalStart: '2026-05-11T09:00:00', id: null }, { reminders: { useDefault: true } });
    assert.deepEqual(kinds(world.plan()), []);
  });
  it('split by "this and following" ends early and goes on as a second one, with its hidden texts', () => {
    const world = synced((empty) => { empty.putAdvoware({ ...series, notiz: 'geheim' }); }, 'masked');
    const [master] = world.google.events.values();
    assert.ok(master);
    world.google.patch(master.id, { recurrence: ['RRULE:FREQ=WEEKLY;UNTIL=20260531T215959Z'] });
    world.google.insert(`${master.id}_R20260601T090000`, { ...master, ...timed('2026-06-01T09:00:00', '2026-06-01T10:00:00'), recurrence: ['RRULE:FREQ=WEEKLY;UNTIL=20260629T215959Z'] });
    world.sync();
    const records = [...world.advoware.values()].map(({ text, notiz, datum, datumBis }) => [text, notiz, datum?.slice(0, 10), datumBis?.slice(0, 10)]);
    assert.deepEqual(records, [['Müller', 'geheim', '2026-05-04', '2026-05-31'], ['Müller', 'geheim', '2026-06-01', '2026-06-29']]);
  });
  it('counted in Google and made a single appointment in Advoware loses its rule, which would go along with the start', () => {
    const world = synced(({ google }) => { google.insert('g', { summary: 'Jour fixe', ...at9, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'] }); });
    world.putAdvoware({ datum: '2026-05-06T00:00:00', datumBis: '2026-05-06T00:00:00', dauertermin: 0, turnus: 0, turnusArt: 0 }, world.linked()[0]?.frNr);
    world.sync();
    assert.deepEqual([world.advoware.size, world.advoware.get(1000)?.dauertermin, world.google.events.get('g')?.recurrence ?? null], [1, 0, null]);
  });
  it('replaced by its rest is the same series under a new id', () => {
    const { world, frNr, id } = weekly();
    const master = world.google.events.get(id);
    world.google.remove(id);
    world.google.insert(`${id}_R20260504T090000`, { ...master, summary: 'Neu' });
    world.sync();
    assert.deepEqual([world.advoware.size, world.advoware.get(frNr)?.text, world.linked()[0]?.key], [1, 'Neu', { kind: 'event', id: `${id}_R20260504T090000` }]);
  });
  it('without an end in Google is kept as single appointments within the window', () => {
    const world = synced((empty) => {
      empty.window = { from: Temporal.PlainDate.from('2026-04-01'), to: Temporal.PlainDate.from('2026-06-01') };
      empty.google.insert('g', { summary: 'Jour fixe', ...at9, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO'] });
    });
    assert.equal(world.advoware.size, 5);
    const second = [...world.advoware.values()].find(({ datum }) => datum?.startsWith('2026-05-11'));
    world.putAdvoware({ uhrzeitVon: '11:00:00', uhrzeitBis: '12:00:00' }, second?.frNr);
    world.advoware.delete([...world.advoware.values()].find(({ datum }) => datum?.startsWith('2026-05-18'))?.frNr ?? 0);
    world.sync();
    const changed = [...world.google.events.values()].filter(({ recurringEventId }) => recurringEventId).map(({ status, start }) => `${String(status)} ${String(start?.dateTime)}`);
    assert.deepEqual(changed.sort(), ['cancelled undefined', 'confirmed 2026-05-11T11:00:00+02:00']);
  });
  it('moved in Google to another time of day keeps the appointments of its instances', () => {
    const world = synced((empty) => { empty.google.insert('g', { summary: 'x', ...at9, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4'] }); });
    const before = [...world.advoware.keys()];
    world.google.patch('g', timed('2026-05-04T11:00:00', '2026-05-04T12:00:00'));
    world.sync();
    assert.deepEqual([[...world.advoware.keys()], new Set([...world.advoware.values()].map(({ uhrzeitVon }) => uhrzeitVon))], [before, new Set(['11:00:00'])]);
  });
});
