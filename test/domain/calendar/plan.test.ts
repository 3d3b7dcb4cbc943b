import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import type { Operation } from '../../../src/domain/calendar/plan-types.js';
import { IdealWorld } from './support/ideal-world.js';
import { at9, idOf, kinds, live, record, synced, timed } from './support/samples.js';

describe('A new appointment', () => {
  it('in Advoware is made in Google under an id that a repeat makes again', () => {
    const world = new IdealWorld('full');
    const frNr = world.putAdvoware(record);
    assert.deepEqual([kinds(world.plan()), world.plan()], [['create_google'], world.plan()]);
    world.sync();
    assert.deepEqual(live(world), [idOf(frNr)]);
    assert.deepEqual(world.google.events.get(idOf(frNr))?.extendedProperties?.private?.['advowareFrNr'], String(frNr));
  });
  it('in Google is made in Advoware and marked', () => {
    const world = synced(({ google }) => google.insert('g', { summary: 'Zahnarzt', ...at9 }));
    const [made] = world.advoware.values();
    assert.deepEqual([made?.text, made?.uhrzeitVon, world.google.events.get('g')?.extendedProperties?.private?.['advowareFrNr']], ['Zahnarzt', '09:00:00', String(made?.frNr)]);
  });
  it('outside the window is left alone on both sides', () => {
    const world = new IdealWorld('full');
    world.putAdvoware({ ...record, datum: '2020-05-04' });
    world.google.insert('g', { summary: 'Alt', ...timed('2020-05-04T09:00:00', '2020-05-04T10:00:00') });
    assert.deepEqual(kinds(world.plan()), []);
  });
  it('that cannot be read is told and takes part in nothing', () => {
    const world = new IdealWorld('full');
    world.putAdvoware({ ...record, datumBis: '2026-05-03' });
    world.google.events.set('g', { id: 'g', start: { dateTime: 'morgen' }, end: { dateTime: 'dann' } });
    assert.deepEqual([kinds(world.plan()), world.plan().unreadable.map(({ reason }) => reason)], [[], ['ends_before_start', 'bad_time']]);
  });
  it('interrupted on its way to Advoware is found there before it is made again', () => {
    const world = new IdealWorld('full');
    world.google.insert('g', { summary: 'Zahnarzt', ...at9 });
    const plan = world.plan();
    const [creation] = plan.kind === 'go' ? plan.operations : [];
    assert.ok(creation?.kind === 'create_advoware');
    world.links = [creation.link];
    assert.deepEqual(kinds(world.plan()), ['create_advoware']);
    world.putAdvoware(creation.fields);
    assert.deepEqual(kinds(world.plan()), ['link adopt', 'mark_google']);
    world.putAdvoware(creation.fields);
    assert.deepEqual([kinds(world.plan()), world.plan().asks.map(({ kind }) => kind)], [[], ['several_candidates']]);
  });
});

describe('First contact', () => {
  it('links what is equal on both sides', () => {
    const world = new IdealWorld('full');
    world.putAdvoware(record);
    world.google.insert('g', { summary: 'Müller', ...at9 });
    assert.deepEqual(kinds(world.plan()), ['link adopt', 'mark_google']);
  });
  it('writes nothing and asks when more than one could be meant', () => {
    const world = new IdealWorld('full');
    world.putAdvoware(record);
    world.google.insert('g', { summary: 'Müller', ...at9 });
    world.google.insert('h', { summary: 'Müller', ...at9 });
    const plan = world.plan();
    assert.deepEqual([kinds(plan), plan.asks.map(({ kind, events }) => [kind, ...events])], [[], [['several_candidates', 'g', 'h']]]);
  });
});

describe('A deleted appointment', () => {
  const pair = (): { world: IdealWorld; frNr: number } => {
    const world = synced((empty) => { empty.putAdvoware(record); });
    return { world, frNr: world.linked()[0]?.frNr ?? 0 };
  };
  it('in Google is deleted in Advoware', () => {
    const { world, frNr } = pair();
    world.google.remove(idOf(frNr));
    assert.deepEqual(kinds(world.plan()), ['delete_advoware']);
  });
  it('in Advoware is deleted in Google only when a second complete reading lacks it', () => {
    const { world, frNr } = pair();
    world.advoware.delete(frNr);
    const first = world.plan();
    assert.deepEqual([kinds(first), first.lookAgain.map((look) => look.side === 'advoware' && look.frNr)], [[], [frNr]]);
    world.sync();
    assert.deepEqual(live(world), []);
  });
  it('in Advoware is not taken for deleted by a reading that did not cover it', () => {
    const { world, frNr } = pair();
    world.advoware.delete(frNr);
    world.window = { from: Temporal.PlainDate.from('2026-06-01'), to: Temporal.PlainDate.from('2028-01-01') };
    assert.deepEqual([kinds(world.plan()), world.plan().lookAgain], [[], []]);
  });
  it('missing from a full Google listing without a tombstone is looked at again', () => {
    const { world, frNr } = pair();
    world.google.events.delete(idOf(frNr));
    assert.deepEqual([kinds(world.plan()), world.plan().lookAgain], [[], [{ side: 'google', id: idOf(frNr) }]]);
  });
  it('but edited on the other side is made anew and announced', () => {
    const one = pair();
    one.world.google.remove(idOf(one.frNr));
    one.world.putAdvoware({ text: 'Neu' }, one.frNr);
    one.world.sync();
    assert.deepEqual([live(one.world), one.world.conflicts.map(({ kind }) => kind)], [[idOf(one.frNr, 1)], ['edit_beats_delete']]);
    const other = pair();
    other.world.advoware.delete(other.frNr);
    other.world.google.patch(idOf(other.frNr), { summary: 'Neu' });
    other.world.sync();
    assert.deepEqual([[...other.world.advoware.values()].map(({ text }) => text), other.world.conflicts.map(({ kind }) => kind)], [['Neu'], ['edit_beats_delete']]);
  });
  it('on both sides is let go', () => {
    const { world, frNr } = pair();
    world.advoware.delete(frNr);
    world.google.remove(idOf(frNr));
    world.sync();
    assert.deepEqual(world.links.map(({ state }) => state), ['closed']);
  });
  it('does not come back from a stale reading, but does when Advoware has changed it', () => {
    const { world, frNr } = pair();
    const before = world.advoware.get(frNr);
    world.google.remove(idOf(frNr));
    world.sync();
    world.advoware.set(frNr, { ...before, frNr });
    assert.deepEqual(kinds(world.plan()), []);
    world.putAdvoware({ text: 'Doch' }, frNr);
    assert.deepEqual(kinds(world.plan()), ['create_google']);
  });
  it('brought back by a person from Google\'s bin is made anew in Advoware', () => {
    const { world, frNr } = pair();
    const before = world.google.events.get(idOf(frNr));
    world.google.remove(idOf(frNr));
    world.sync();
    world.at('2026-05-03T09:00:00');
    world.google.restore(before ?? { id: '' });
    world.sync();
    assert.deepEqual([world.advoware.size, world.linked().length], [1, 1]);
  });
});

describe('What has left the window', () => {
  it('is neither updated nor deleted nor looked for, whatever happens to it', () => {
    for (const change of ['edit', 'delete'] as const) {
      const world = synced((empty) => { empty.putAdvoware(record); });
      const id = live(world)[0] ?? '';
      world.window = { from: Temporal.PlainDate.from('2026-06-01'), to: Temporal.PlainDate.from('2028-01-01') };
      if (change === 'edit') world.google.patch(id, { summary: 'Neu' });
      else world.google.remove(id);
      assert.deepEqual([kinds(world.plan()), world.plan().lookAgain], [[], []]);
    }
  });
  it('is looked for by its old days when a person moves it back in', () => {
    const world = synced((empty) => { empty.putAdvoware(record); });
    world.window = { from: Temporal.PlainDate.from('2026-06-01'), to: Temporal.PlainDate.from('2028-01-01') };
    world.google.patch(live(world)[0] ?? '', timed('2026-06-04T09:00:00', '2026-06-04T10:00:00'));
    const [look] = world.plan().lookAgain;
    assert.ok(look?.side === 'advoware');
    assert.deepEqual([kinds(world.plan()), String(look.from), String(look.to)], [[], '2026-05-04', '2026-05-04']);
  });
});

describe('Hands off', () => {
  it('a user\'s copy is a new event of its own', () => {
    const world = synced((empty) => { empty.putAdvoware(record); });
    const [original] = world.google.events.values();
    world.google.insert('copy', { ...original, ...timed('2026-05-05T09:00:00', '2026-05-05T10:00:00') });
    world.sync();
    assert.deepEqual([world.advoware.size, live(world).length], [2, 2]);
    world.google.remove('copy');
    world.sync();
    assert.deepEqual([world.advoware.size, live(world).length], [1, 1]);
  });
  it('an event whose marker names another living appointment is neither changed nor deleted', () => {
    const world = synced((empty) => { empty.putAdvoware(record); empty.putAdvoware({ ...record, text: 'Meier' }); });
    const [one, other] = world.linked();
    assert.ok(one && other && one.key.kind === 'event');
    world.google.patch(one.key.id, { extendedProperties: { private: { advowareFrNr: String(other.frNr) } } });
    world.putAdvoware({ text: 'Neu' }, one.frNr);
    assert.deepEqual([kinds(world.plan()), world.plan().asks.map(({ kind }) => kind)], [[], ['hands_off']]);
  });
  it('an unmarked event is not deleted', () => {
    const world = synced((empty) => { empty.putAdvoware(record); });
    const [link] = world.linked();
    assert.ok(link?.key.kind === 'event');
    const event = world.google.events.get(link.key.id);
    world.google.events.set(link.key.id, { ...event, id: link.key.id, extendedProperties: null });
    world.advoware.delete(link.frNr);
    const { last } = world.sync();
    assert.deepEqual([last.asks.map(({ kind }) => kind), live(world)], [['hands_off'], [link.key.id]]);
  });
  it('a missing marker is written again before anything is changed', () => {
    const world = synced((empty) => { empty.putAdvoware(record); });
    const [link] = world.linked();
    assert.ok(link?.key.kind === 'event');
    world.google.events.set(link.key.id, { ...world.google.events.get(link.key.id), id: link.key.id, extendedProperties: null });
    world.putAdvoware({ text: 'Neu' }, link.frNr);
    assert.deepEqual([kinds(world.plan()), world.plan().continues], [['mark_google'], true]);
    world.sync();
    assert.equal(world.google.events.get(link.key.id)?.summary, 'Neu');
  });
  it('what the hub does not manage survives bit for bit', () => {
    const world = synced((empty) => { empty.google.insert('g', { summary: 'x', ...at9, attendees: [{ email: 'a@b.example' }], reminders: { useDefault: false } }); });
    const [link] = world.linked();
    world.putAdvoware({ text: 'y', akte: 'A 9' }, link?.frNr);
    world.google.patch('g', { location: 'Saal' });
    world.sync();
    const event = world.google.events.get('g');
    assert.deepEqual([event?.summary, event?.attendees, event?.reminders, world.advoware.get(link?.frNr ?? 0)?.akte], ['y', [{ email: 'a@b.example' }], { useDefault: false }, 'A 9']);
  });
});

describe('The mass-change guard', () => {
  const many = (count: number): IdealWorld => synced((world) => { for (let n = 0; n < count; n += 1) world.putAdvoware({ ...record, text: `T ${String(n)}` }); });
  const removed = (world: IdealWorld, count: number): void => { for (const id of live(world).slice(0, count)) world.google.remove(id); };
  it('lets five deletions pass, whatever their share', () => {
    const world = many(8);
    removed(world, 5);
    assert.equal(world.plan().guard.kind, 'clear');
  });
  it('lets a fifth pass, however many', () => {
    const world = many(40);
    removed(world, 8);
    assert.equal(world.plan().guard.kind, 'clear');
    removed(world, 1);
    assert.equal(world.plan().kind, 'stopped');
  });
  it('goes on with a person\'s go-ahead for this very plan and no other', () => {
    const world = many(10);
    removed(world, 6);
    const stopped = world.plan();
    assert.deepEqual([stopped.kind, stopped.guard.kind === 'stop' && [stopped.guard.wouldGo, stopped.guard.of]], ['stopped', [6, 10]]);
    assert.equal(world.plan(stopped.hash).kind, 'go');
    world.google.patch(live(world)[0] ?? '', { reminders: null });
    assert.equal(world.plan(stopped.hash).kind, 'go', 'a new version alone changes no plan');
    removed(world, 1);
    assert.equal(world.plan(stopped.hash).kind, 'stopped');
  });
  it('does not bind a go-ahead to the versions of what would be deleted in Google', () => {
    const world = many(10);
    for (const { frNr } of world.linked().slice(0, 6)) world.advoware.delete(frNr);
    assert.throws(() => world.sync((operations) => { if (operations.length > 0) throw new Error('carried out'); return operations; }), /carried out/);
    const { hash, kind } = world.plan();
    for (const id of live(world)) world.google.patch(id, { reminders: null });
    assert.deepEqual([kind, world.plan(hash).kind], ['stopped', 'go']);
  });
  it('stops when a side is suddenly empty, also with few links', () => {
    const world = many(3);
    world.advoware.clear();
    const instead = (operations: readonly Operation[]): readonly Operation[] => {
      if (operations.length > 0) throw new Error('carried out');
      return operations;
    };
    assert.throws(() => world.sync(instead), /carried out/);
    const { kind, guard } = world.plan();
    assert.deepEqual([kind, guard.kind === 'stop' && guard.reason], ['stopped', 'side_empty']);
  });
  it('raises no alarm when both sides are empty', () => {
    const world = many(10);
    removed(world, 10);
    world.advoware.clear();
    world.sync();
    assert.deepEqual([world.plan().guard.kind, world.linked().length], ['clear', 0]);
  });
});

describe('A conflict', () => {
  it('keeps its key from plan to plan, and merges what does not collide', () => {
    const world = synced((empty) => { empty.putAdvoware(record); });
    const frNr = world.linked()[0]?.frNr ?? 0;
    world.at('2026-05-02T10:00:00');
    world.putAdvoware({ text: 'Aus Advoware', ort: 'Saal 1' }, frNr);
    world.at('2026-05-02T11:00:00');
    world.google.patch(idOf(frNr), { summary: 'Aus Google', description: 'Notiz' });
    assert.deepEqual(world.plan().conflicts.map(({ key }) => key), world.plan().conflicts.map(({ key }) => key));
    world.sync();
    const { text, ort, notiz } = world.advoware.get(frNr) ?? {};
    assert.deepEqual([text, ort, notiz, world.google.events.get(idOf(frNr))?.location], ['Aus Google', 'Saal 1', 'Notiz', 'Saal 1']);
    assert.deepEqual(world.conflicts.map(({ kind, field, winner, advowareValue }) => [kind, field, winner, advowareValue]), [['collision', 'title', 'google', 'Aus Advoware']]);
  });
  it('is none when both sides changed to the same', () => {
    const world = synced((empty) => { empty.putAdvoware(record); });
    const frNr = world.linked()[0]?.frNr ?? 0;
    world.putAdvoware({ text: 'Gleich' }, frNr);
    world.google.patch(idOf(frNr), { summary: 'Gleich' });
    assert.deepEqual([kinds(world.plan()), world.plan().conflicts], [['link settle'], []]);
  });
});
