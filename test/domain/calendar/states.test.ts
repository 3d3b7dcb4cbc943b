import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { linkOfEarlierTry, missedIn, showsTheSame } from '../../../src/domain/calendar/readings.js';
import type { CreateGoogle } from '../../../src/domain/calendar/plan-types.js';
import { windowAround, type Window } from '../../../src/domain/calendar/window.js';
import { sha256 } from './support/digest.js';
import type { IdealWorld } from './support/ideal-world.js';
import { idOf, kinds, live, record, synced, timed } from './support/samples.js';

const june: Window = { from: Temporal.PlainDate.from('2026-06-01'), to: Temporal.PlainDate.from('2028-01-01') };
const pair = (fields: object = {}): { world: IdealWorld; frNr: number; id: string } => {
  const world = synced((empty) => { empty.putAdvoware({ ...record, ...fields }); });
  const frNr = world.linked()[0]?.frNr ?? 0;
  return { world, frNr, id: idOf(frNr) };
};
const quiet = (world: IdealWorld): unknown => { const plan = world.plan(); return [kinds(plan), plan.lookAgain, plan.asks, plan.conflicts]; };
const nothing = [[], [], [], []];

describe('A linked appointment', () => {
  it('that cannot be read in Advoware is left as it is in Google', () => {
    const { world, frNr, id } = pair();
    world.putAdvoware({ uhrzeitVon: 'neun' }, frNr);
    world.google.patch(id, { summary: 'Neu' });
    assert.deepEqual([quiet(world), world.plan().unreadable.map(({ reason }) => reason)], [nothing, ['bad_time']]);
  });
  it('that cannot be read in Google is left as it is in Advoware', () => {
    const { world, frNr, id } = pair();
    world.google.events.set(id, { ...world.google.events.get(id), id, end: null });
    world.putAdvoware({ text: 'Neu' }, frNr);
    assert.deepEqual([quiet(world), world.plan().unreadable.map(({ reason }) => reason)], [nothing, ['no_end']]);
  });
  it('that cannot be read in Google is kept there also when Advoware deleted it', () => {
    const { world, frNr, id } = pair();
    world.google.events.set(id, { ...world.google.events.get(id), id, end: null });
    world.advoware.delete(frNr);
    world.sync();
    assert.deepEqual([kinds(world.plan()), live(world), world.linked().length], [[], [id], 1]);
  });
  it('missing on both sides is looked for on both before it is let go', () => {
    const { world, frNr, id } = pair();
    world.advoware.delete(frNr);
    world.google.events.delete(id);
    world.sync();
    assert.deepEqual([world.links.map(({ state }) => state), quiet(world)], [['closed'], nothing]);
  });
  it('listed twice with different content is not trusted', () => {
    const { world, frNr } = pair();
    const twice = { ...record, frNr: frNr + 1, text: 'Anders' };
    world.advoware.set(frNr + 1, { ...twice, frNr });
    assert.deepEqual([quiet(world), world.plan().unreadable.map(({ reason }) => reason)], [nothing, ['listed_twice']]);
  });
  it('listed twice alike is that one appointment', () => {
    const { world, frNr } = pair();
    const listed = world.advoware.get(frNr);
    assert.ok(listed);
    world.advoware.set(frNr + 1, listed);
    assert.deepEqual([quiet(world), world.plan().unreadable], [nothing, []]);
  });
  it('without a version is written without one', () => {
    const { world, frNr, id } = pair();
    world.advoware.set(frNr, { ...record, frNr });
    world.google.patch(id, { summary: 'Neu' });
    const plan = world.plan();
    assert.deepEqual(plan.kind === 'go' && plan.operations.map((operation) => operation.kind === 'update_advoware' && operation.rowId), [null]);
  });
});

describe('At the edge of the window an appointment', () => {
  it('that began before it is not taken for deleted, since a reading may not list it', () => {
    const { world, frNr } = pair({ datum: '2026-05-30T00:00:00', datumBis: '2026-06-02T00:00:00', dauertermin: 1, uhrzeitVon: null, uhrzeitBis: null });
    world.window = june;
    world.advoware.delete(frNr);
    assert.deepEqual(quiet(world), nothing);
  });
  it('that ends at its first midnight is not new', () => {
    const world = synced((empty) => { empty.window = june; empty.putAdvoware({ ...record, datum: '2026-05-31', datumBis: '2026-06-01', uhrzeitBis: '00:00:00' }); });
    assert.deepEqual([live(world), quiet(world)], [[], nothing]);
  });
  it('moved out of it on both sides is left alone', () => {
    const { world, frNr, id } = pair();
    world.asked = windowAround(Temporal.PlainDate.from('2026-01-01'));
    world.putAdvoware({ datum: '2025-11-04T00:00:00' }, frNr);
    world.google.patch(id, timed('2025-11-05T09:00:00', '2025-11-05T10:00:00'));
    assert.deepEqual(quiet(world), nothing);
  });
  it('moved out of it in Advoware and deleted in Google is left alone', () => {
    const { world, frNr, id } = pair();
    world.asked = windowAround(Temporal.PlainDate.from('2026-01-01'));
    world.putAdvoware({ datum: '2025-11-04T00:00:00' }, frNr);
    world.google.remove(id);
    assert.deepEqual(quiet(world), nothing);
  });
});

describe('Hands off an event whose marker', () => {
  const marked = (properties: Readonly<Record<string, string>>): IdealWorld => {
    const { world, frNr, id } = pair();
    world.google.patch(id, { extendedProperties: { private: properties } });
    world.putAdvoware({ text: 'Neu' }, frNr);
    return world;
  };
  const asked = (world: IdealWorld): unknown => { const plan = world.plan(); return [kinds(plan), plan.asks.map(({ kind }) => kind)]; };
  it('names another employee', () => assert.deepEqual(asked(marked({ advowareLink: 'MY' })), [[], ['hands_off']]));
  it('was written on another event', () => assert.deepEqual(asked(marked({ advowareEvent: 'other' })), [[], ['hands_off']]));
  it('names a number that is gone it is not: that marker is written again', () => assert.deepEqual(asked(marked({ advowareFrNr: '999999' })), [['mark_google'], []]));
});

describe('Two versions of an event', () => {
  const event = { id: 'g', status: 'confirmed', eventType: 'default', summary: '', description: '', location: '', visibility: 'default', start: { date: '2026-05-04' }, end: { date: '2026-05-05' }, recurrence: [] };
  it('show the same where one tells what the other leaves to the default', () => {
    assert.ok(showsTheSame({ ...event, etag: '1', extendedProperties: { private: {} } }, { id: 'g', etag: '2', start: event.start, end: event.end }));
  });
  it('show the same in whatever order their properties are told', () => {
    const properties = (...names: readonly string[]): object => ({ extendedProperties: { private: Object.fromEntries(names.map((name) => [name, name])) } });
    assert.ok(showsTheSame({ ...event, ...properties('a', 'b') }, { ...event, ...properties('b', 'a') }));
  });
  it('differ by any part of their times, and by a property', () => {
    const timedAt = { ...event, start: { dateTime: '2026-05-04T09:00:00Z', timeZone: 'Europe/Berlin' } };
    for (const other of [{ ...event, end: { date: '2026-05-06' } }, { ...event, end: null }, timedAt, { ...event, extendedProperties: { private: { a: 'a' } } }]) assert.ok(!showsTheSame(event, other));
    assert.ok(!showsTheSame(timedAt, { ...timedAt, start: { ...timedAt.start, timeZone: 'Europe/Vienna' } }));
  });
});

describe('A creation that finds its event already there', () => {
  function tried(mode: 'full' | 'masked' = 'full'): { creation: CreateGoogle; world: IdealWorld; id: string } {
    const world = synced(() => { /* Empty on both sides. */ }, mode);
    const frNr = world.putAdvoware(record);
    const plan = world.plan();
    const [creation] = plan.kind === 'go' ? plan.operations : [];
    assert.ok(creation?.kind === 'create_google');
    world.google.insert(creation.eventId, creation.body);
    return { creation, world, id: idOf(frNr) };
  }
  const settings = { link: 'MX', window: windowAround(Temporal.PlainDate.from('2026-05-01')), mode: 'full', digest: sha256 } as const;
  const found = (creation: CreateGoogle, event: object | undefined): unknown => linkOfEarlierTry(creation, { id: creation.eventId, ...event }, settings);
  it('takes up the link of the earlier try', () => {
    const { creation, world, id } = tried();
    assert.deepEqual(found(creation, world.google.events.get(id)), creation.link);
  });
  it('keeps apart what a person changed in the event meanwhile', () => {
    const { creation, world, id } = tried();
    world.google.patch(id, { summary: 'Neu' });
    const link = linkOfEarlierTry(creation, world.google.events.get(id) ?? { id }, settings);
    assert.deepEqual([link?.base.fields.title, link?.base.fields.time], [{ advoware: 'Müller', google: 'Neu', from: 'advoware', unsettled: true }, creation.link.base.fields.time]);
  });
  it('leaves to the plan what is deleted, unreadable or somebody else\'s', () => {
    const { creation, world, id } = tried();
    const event = world.google.events.get(id);
    for (const other of [{ status: 'cancelled' }, { end: null }, { extendedProperties: null }]) assert.equal(found(creation, { ...event, ...other }), undefined);
  });
});

describe('What a reading missed', () => {
  it('is what it should have listed and did not, of linked appointments alone', () => {
    const { world, frNr } = pair();
    const reading = { completeness: 'complete', appointments: [], covers: [world.window], alreadyMissed: new Set<number>() } as const;
    const closed = world.linked().map((link) => ({ ...link, state: 'closed' as const, reason: 'deleted_in_google' as const, seen: null }));
    assert.deepEqual([missedIn(reading, world.links), missedIn({ ...reading, alreadyMissed: new Set([frNr]) }, world.links), missedIn({ ...reading, covers: [june] }, world.links), missedIn(reading, closed)], [[frNr], [frNr], [], []]);
  });
});
