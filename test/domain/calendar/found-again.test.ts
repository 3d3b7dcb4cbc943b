import assert from 'node:assert/strict';
import type { Plan } from '../../../src/domain/calendar/plan-types.js';
import type { IdealWorld } from './support/ideal-world.js';
import { at9, idOf, kinds, live, record, synced, timed } from './support/samples.js';

const outcome = (plan: Plan): unknown => [kinds(plan), plan.asks.map(({ kind }) => kind), plan.conflicts.map(({ kind }) => kind)];
const pair = (mode: 'full' | 'masked' = 'full'): { world: IdealWorld; frNr: number; id: string } => {
  const world = synced((empty) => { empty.putAdvoware(record); }, mode);
  const frNr = world.linked()[0]?.frNr ?? 0;
  return { world, frNr, id: idOf(frNr) };
};
/** A pair whose link the ledger lost. */
const lost = (mode: 'full' | 'masked' = 'full'): ReturnType<typeof pair> => {
  const known = pair(mode);
  known.world.links = [];
  return known;
};

describe('A link that was lost', () => {
  it('is found again by the marker; where the event is as the hub left it, Advoware alone has changed', () => {
    const { world, frNr, id } = lost();
    world.putAdvoware({ text: 'Neu' }, frNr);
    world.google.patch(id, { summary: 'Müller' });
    world.sync();
    assert.deepEqual([world.google.events.get(id)?.summary, world.advoware.size, world.conflicts], ['Neu', 1, []]);
  });
  it('is found again by the id of the event, whose marker is then written again', () => {
    const { world, frNr, id } = lost();
    world.google.events.set(id, { ...world.google.events.get(id), id, extendedProperties: null });
    world.putAdvoware({ text: 'Neu' }, frNr);
    assert.deepEqual(outcome(world.plan()), [['link relink'], [], []]);
    world.sync();
    assert.equal(world.google.events.get(id)?.extendedProperties?.private?.['advowareFrNr'], String(frNr));
  });
  it('leaves a visibility that nobody can tell the past of private on both sides', () => {
    const { world, frNr, id } = lost();
    world.google.patch(id, { visibility: 'private', summary: 'Müller' });
    world.sync();
    assert.deepEqual([world.advoware.get(frNr)?.privat, world.google.events.get(id)?.visibility, world.conflicts.map(({ field, winner }) => [field, winner])], [1, 'private', [['private', 'google']]]);
  });
  it('keeps the privacy of Advoware\'s side as well', () => {
    const { world, frNr, id } = lost();
    world.putAdvoware({ privat: 1 }, frNr);
    world.google.patch(id, { description: 'Neu' });
    world.sync();
    assert.deepEqual([world.advoware.get(frNr)?.privat, world.google.events.get(id)?.visibility], [1, 'private']);
  });
  it('of an appointment that is gone is asked about', () => {
    const { world, frNr } = lost();
    world.advoware.delete(frNr);
    assert.deepEqual([outcome(world.plan()), world.plan().asks[0]?.frNrs], [[[], ['orphan'], []], [frNr]]);
  });
  it('of an appointment whose event lives on with another number is asked about', () => {
    const { world, frNr, id } = lost();
    world.google.patch(id, { extendedProperties: { private: { advowareFrNr: '999999' } } });
    const { asks } = world.plan();
    assert.deepEqual([kinds(world.plan()), asks.map(({ kind, frNrs }) => [kind, ...frNrs])], [[], [['orphan', 999999], ['hands_off', frNr]]]);
  });
  it('of an event that was deleted is asked about, since nobody knows why', () => {
    const { world, id } = lost();
    world.google.remove(id);
    assert.deepEqual(outcome(world.plan()), [[], ['deleted_without_link'], []]);
  });
  it('of an event that was deleted before the appointment was changed is no reason to lose it', () => {
    const { world, frNr, id } = lost();
    world.google.remove(id);
    world.at('2026-05-02T10:00:00');
    world.putAdvoware({ text: 'Neu' }, frNr);
    assert.deepEqual(outcome(world.plan()), [['create_google'], [], ['edit_beats_delete']]);
    world.sync();
    assert.deepEqual(live(world), [idOf(frNr, 1)]);
  });
  it('with no marker left adopts the masked event that nobody else can have made', () => {
    const { world, frNr, id } = lost('masked');
    world.google.events.set('other', { ...world.google.events.get(id), id: 'other', extendedProperties: null });
    world.google.events.delete(id);
    assert.deepEqual(outcome(world.plan()), [['link adopt', 'mark_google'], [], []]);
    world.sync();
    assert.deepEqual([world.linked().map(({ key }) => key), world.advoware.get(frNr)?.text], [[{ kind: 'event', id: 'other' }], 'Müller']);
  });
});

describe('What was deleted', () => {
  it('in Advoware and is there again is made again in Google and announced', () => {
    const { world, frNr } = pair();
    const before = world.advoware.get(frNr);
    world.advoware.delete(frNr);
    world.sync();
    world.advoware.set(frNr, { ...before, frNr });
    assert.deepEqual(outcome(world.plan()), [['create_google'], [], ['came_back']]);
    world.sync();
    assert.deepEqual(live(world), [idOf(frNr, 1)]);
  });
  it('twice gets an event under an id that was never used', () => {
    const { world, frNr } = pair();
    for (const text of ['einmal', 'zweimal']) {
      world.google.remove(live(world)[0] ?? '');
      world.putAdvoware({ text }, frNr);
      world.sync();
    }
    world.links = world.links.map((link) => ({ ...link, generation: 0 }));
    world.google.remove(live(world)[0] ?? '');
    world.putAdvoware({ text: 'dreimal' }, frNr);
    world.sync();
    assert.deepEqual(live(world), [idOf(frNr, 3)]);
  });
  it('in Google does not come back from a stale reading', () => {
    const { world, frNr, id } = pair();
    const before = world.google.events.get(id);
    world.advoware.delete(frNr);
    world.sync();
    world.google.events.set(id, { ...before, id });
    assert.deepEqual(outcome(world.plan()), [[], [], []]);
  });
  it('and made again by a try that was never noted is found by the next one', () => {
    const { world, frNr, id } = pair();
    world.google.remove(id);
    world.putAdvoware({ text: 'Neu' }, frNr);
    const plan = world.plan();
    const [creation] = plan.kind === 'go' ? plan.operations : [];
    assert.ok(creation?.kind === 'create_google');
    world.google.insert(creation.eventId, creation.body);
    const again = world.plan();
    assert.deepEqual([kinds(again), again.asks, again.kind === 'go' && again.operations[0]], [['create_google'], [], creation]);
  });
});

describe('A creation in Advoware that was interrupted', () => {
  const interrupted = (): { world: IdealWorld; made: object } => {
    const world = synced(({ google }) => { google.insert('g', { summary: 'Zahnarzt', ...at9 }); });
    const [made] = world.advoware.values();
    assert.ok(made);
    world.links = world.linked().map(({ key, generation, base }) => ({ state: 'creating', key, generation, base }));
    return { world, made };
  };
  it('is forgotten when its event was deleted and nothing was made', () => {
    const { world } = interrupted();
    world.advoware.clear();
    world.google.remove('g');
    assert.deepEqual(outcome(world.plan()), [['link forget'], [], []]);
  });
  it('after the marker was written needs none', () => assert.deepEqual(outcome(interrupted().world.plan()), [['link adopt'], [], []]));
  it('finds what was made also when the event was deleted meanwhile, and lets both go', () => {
    const { world } = interrupted();
    world.google.remove('g');
    world.sync();
    assert.deepEqual([world.advoware.size, world.links.map(({ state }) => state)], [0, ['closed']]);
  });
});

describe('Instances of a marked series whose links were lost', () => {
  const twice = { summary: 'Jour fixe', ...at9, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4'] };
  it('are found again by time and title, with nothing written', () => {
    const world = synced(({ google }) => { google.insert('g', twice); });
    const numbers = world.linked().map(({ frNr }) => frNr);
    world.links = [];
    world.sync();
    assert.deepEqual([world.linked().map(({ frNr }) => frNr).sort(), world.advoware.size, world.conflicts], [numbers, 4, []]);
  });
  it('are asked about where two could be meant', () => {
    const world = synced(({ google }) => { google.insert('g', twice); });
    const [first] = world.advoware.values();
    assert.ok(first);
    world.links = [];
    world.advoware.set(2000, { ...first, frNr: 2000 });
    const { asks } = world.plan();
    assert.deepEqual(asks.map(({ kind, frNrs }) => [kind, ...frNrs]), [['several_candidates', first.frNr, 2000]]);
  });
  it('of a series that was taken apart are found by the hidden texts that they went on with', () => {
    const world = synced((empty) => { empty.putAdvoware({ ...record, notiz: 'geheim', datumBis: '2026-06-29T00:00:00', dauertermin: 1, turnus: 1, turnusArt: 2 }); }, 'masked');
    const [master] = world.google.events.values();
    assert.ok(master);
    world.google.patch({ kind: 'instance', seriesId: master.id, originalStart: '2026-05-11T09:00:00', id: null }, timed('2026-05-12T14:00:00', '2026-05-12T15:00:00'));
    world.sync();
    const [all, lastOne] = [world.links.length, world.linked().at(-1)];
    world.links = world.links.filter((link) => link !== lastOne);
    world.sync();
    assert.deepEqual([world.links.length, world.linked().at(-1)?.frNr, world.conflicts], [all, lastOne?.frNr, []]);
  });
});

describe('Instances of a series in Google', () => {
  it('of the hub\'s own that Advoware shows alike are linked with nothing written, also where their series stood for another title', () => {
    const world = synced(({ google }) => { google.insert('g', { summary: 'Jour fixe', ...at9, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=2'] }); });
    const [first, second] = world.linked();
    assert.ok(first && second);
    const title = { advoware: 'Besprechung', google: 'Jour fixe', from: 'advoware' } as const;
    const split = { ...first, state: 'closed', frNr: 900, key: { kind: 'event', id: 'g' }, base: { mode: 'masked', fields: { ...first.base.fields, title } }, reason: 'split', seen: null } as const;
    world.links = [first, split];
    assert.deepEqual(outcome(world.plan()), [['link adopt'], [], []]);
    world.sync();
    assert.equal(world.linked().length, 2);
  });
  it('that Advoware has as single appointments are linked to them', () => {
    const world = synced((empty) => {
      empty.putAdvoware(record);
      empty.putAdvoware({ ...record, datum: '2026-05-06T00:00:00' });
      empty.google.insert('g', { summary: 'Müller', ...at9, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=2'] });
    });
    assert.deepEqual([world.advoware.size, live(world), world.google.events.get('g')?.extendedProperties?.private?.['advowareSeries']], [2, ['g'], 'instances']);
  });
});
