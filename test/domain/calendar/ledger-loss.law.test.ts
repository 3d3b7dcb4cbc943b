import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Mode } from '../../../src/domain/calendar/masking.js';
import type { Operation } from '../../../src/domain/calendar/plan-types.js';
import { acts, People, type Act } from './support/histories.js';
import { IdealWorld } from './support/ideal-world.js';

/** A world in step, whose ledger is lost whole or in part; nobody changes anything meanwhile. */
function lose(mode: Mode, before: readonly Act[], between: readonly Act[], kept: number): void {
  const world = new IdealWorld(mode);
  const people = new People(world);
  for (const phase of [before, between]) {
    for (const act of phase) people.do(act);
    world.sync();
  }
  // What a person was asked about has no settled past that could be found again.
  if (world.plan().asks.length > 0 || world.conflicts.some(({ kind }) => kind === 'unholdable')) return;
  const records = JSON.stringify([...world.advoware.values()]);
  const events = world.google.events.size;
  world.links = world.links.filter((_link, index) => index < kept);
  const done: Operation[] = [];
  world.sync((operations) => { done.push(...operations); return operations; });
  const created = done.filter(({ kind }) => kind.startsWith('create') || kind.startsWith('delete'));
  assert.deepEqual(created.map(({ kind, why }) => [kind, why]), []);
  assert.equal(world.google.events.size, events);
  assert.equal(JSON.stringify([...world.advoware.values()]), records, 'nothing in Advoware was touched');
}

const g = (what: string, pick = 0, n = 0): Act => ({ side: 'google', what, pick, n });
const a = (what: string, pick = 0, n = 0): Act => ({ side: 'advoware', what, pick, n });
const found: [Mode, Act[], Act[], number][] = [
  ['masked', [], [g('new'), g('weekdays')], 0],
  ['masked', [a('new')], [g('aroundMask')], 0],
  ['masked', [a('new')], [g('weekdays')], 1],
  ['full', [g('newWeekdays')], [g('rule', 0, 1)], 0],
  ['masked', [a('new'), a('series')], [g('clear'), g('cancelInstance')], 0],
  ['masked', [a('new')], [g('weekdays'), g('copy')], 0],
  ['masked', [a('new')], [g('aroundMask'), g('weekdays')], 0],
  ['full', [a('new'), a('private', 0, 127)], [a('private'), g('rule', 0, 10), g('moveInstance')], 0],
  ['masked', [g('newSeries'), g('retitleInstance'), a('new')], [a('notes', 9), a('series', 33, 62)], 0],
];

describe('A lost ledger', () => {
  for (const [index, example] of found.entries()) it(`is found again in history ${String(index + 1)} that failed once`, () => { lose(...example); });

  it('is found again from the markers: nothing is made, deleted or changed', () => {
    fc.assert(fc.property(fc.constantFrom<Mode>('full', 'masked'), acts(6), acts(6), fc.nat(3), lose), { numRuns: Number(process.env['CALENDAR_RUNS'] ?? 60) });
  }).timeout(600000);
});
