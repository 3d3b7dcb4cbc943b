import assert from 'node:assert/strict';
import type { Operation, Plan, UpdateAdvoware, UpdateGoogle } from '../../../src/domain/calendar/plan-types.js';
import { sentToAdvoware, sentToGoogle } from '../../../src/domain/calendar/sent.js';
import { IdealWorld } from './support/ideal-world.js';

const record = { datum: '2026-05-04T00:00:00', uhrzeitVon: '09:00:00', uhrzeitBis: '10:00:00', text: 'Müller', notiz: 'Akte 12' };
const operationsOf = (plan: Plan): readonly Operation[] => (plan.kind === 'go' ? plan.operations : plan.held);
const kinds = (plan: Plan): string[] => operationsOf(plan).map((operation) => (operation.kind === 'link' ? `link ${operation.change}` : operation.kind));

/** Both sides in step and shown in full, with the texts about to be masked: what is noted before the write, and what is written. */
function aboutToBeMasked(): { readonly world: IdealWorld; readonly id: string; readonly frNr: number; readonly write: UpdateGoogle } {
  const world = new IdealWorld('full');
  const frNr = world.putAdvoware(record);
  world.sync();
  world.mode = 'masked';
  const [write] = operationsOf(world.plan());
  assert.ok(write?.kind === 'update_google' && write.target.kind === 'event');
  const { id } = write.target;
  const event = world.google.events.get(id);
  assert.ok(event);
  world.links = world.links.map((link) => (link.state === 'linked' ? { ...link, sent: sentToGoogle(write, event) } : link));
  return { world, id, frNr, write };
}

describe('A write to Google of whose end nobody heard', () => {
  it('is known by the marker that came along, so that the mask is no deleted text', () => {
    const { world, id, frNr, write } = aboutToBeMasked();
    world.google.patch(id, write.patch);
    assert.deepEqual(kinds(world.plan()), ['link settle']);
    world.sync();
    assert.equal(world.advoware.get(frNr)?.notiz, 'Akte 12');
  });
  it('is known also when a person has changed the event since, whose change goes over as ever', () => {
    const { world, id, frNr, write } = aboutToBeMasked();
    world.google.patch(id, write.patch);
    world.google.patch(id, { location: 'Saal 3' });
    world.sync();
    assert.deepEqual([world.advoware.get(frNr)?.notiz, world.advoware.get(frNr)?.ort], ['Akte 12', 'Saal 3']);
  });
  it('is repeated where it never arrived', () => {
    const { world } = aboutToBeMasked();
    assert.deepEqual(kinds(world.plan()), ['update_google']);
  });
  it('is not taken for arrived where the event was deleted since', () => {
    const { world, id, write } = aboutToBeMasked();
    world.google.patch(id, write.patch);
    world.google.remove(id);
    assert.deepEqual(kinds(world.plan()), ['delete_advoware']);
  });
  it('has no sign of its own where the marker says what it said before', () => {
    const world = new IdealWorld('masked');
    world.putAdvoware(record);
    world.sync();
    const [id = ''] = world.google.events.keys();
    world.google.patch(id, { visibility: 'default' });
    const [write] = operationsOf(world.plan());
    const event = world.google.events.get(id);
    assert.ok(event && write?.kind === 'update_google');
    assert.deepEqual([write.fields, 'hash' in sentToGoogle(write, event)], [['private'], false]);
  });
  it('leaves nothing behind once it is settled', () => {
    const { world, id, write } = aboutToBeMasked();
    world.google.patch(id, write.patch);
    world.sync();
    assert.deepEqual([kinds(world.plan()), world.links.map((link) => 'sent' in link)], [[], [false]]);
  });
});

describe('A write to Advoware of whose end nobody heard', () => {
  it('is known by what it changed, so that a later change in Google is no conflict', () => {
    const world = new IdealWorld('full');
    const frNr = world.putAdvoware(record);
    world.sync();
    const [id = ''] = world.google.events.keys();
    world.google.patch(id, { location: 'Saal 3' });
    const [write] = operationsOf(world.plan()) as readonly [UpdateAdvoware];
    assert.equal(write.kind, 'update_advoware');
    world.links = world.links.map((link) => (link.state === 'linked' ? { ...link, sent: sentToAdvoware(write) } : link));
    world.putAdvoware(write.changes, frNr);
    world.google.patch(id, { location: 'Saal 5' });
    world.sync();
    assert.deepEqual([world.advoware.get(frNr)?.ort, world.conflicts], ['Saal 5', []]);
  });
});
