import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyOf } from '../../../src/domain/kommunikation/keys.js';
import { rest, run, type Watched } from './laws.js';
import { newWorld, withPrimary, type World } from './world.js';

/** What may have happened to one value since both sides agreed on it, and what must come of it. */
type Fate = (at: Value, world: World) => { readonly becomes: string | null; readonly type?: string; readonly isConflict?: true };
interface Value { readonly index: number; readonly id: number; readonly now: string; readonly inCrm: string; readonly inAdvoware: string; readonly type: string; readonly newType: string }

const crmSet = (world: World, at: Value, phoneNumber: string) => {
  world.phones = world.phones.map((item) => (item.phoneNumber === at.now ? { ...item, phoneNumber } : item));
};
const crmRetype = (world: World, at: Value) => {
  world.phones = world.phones.map((item) => (item.phoneNumber === at.now ? { ...item, type: at.newType } : item));
};
const crmDelete = (world: World, at: Value) => {
  world.phones = withPrimary(world.phones.filter((item) => item.phoneNumber !== at.now));
};
const awSet = (world: World, at: Value, tlf: string) => {
  for (const entry of world.entries) if (entry.id === at.id) entry.tlf = tlf;
};

const fates: Readonly<Record<string, Fate>> = {
  'nothing (1)': (at) => ({ becomes: at.now }),
  'deleted in the CRM (4)': (at, world) => { crmDelete(world, at); return { becomes: null }; },
  'changed in Advoware (6)': (at, world) => { awSet(world, at, at.inAdvoware); return { becomes: at.inAdvoware }; },
  'changed in the CRM (7)': (at, world) => { crmSet(world, at, at.inCrm); return { becomes: at.inCrm }; },
  'changed differently on both sides (8)': (at, world) => {
    crmSet(world, at, at.inCrm);
    awSet(world, at, at.inAdvoware);
    return { becomes: at.inCrm, isConflict: true };
  },
  'changed to the same on both sides': (at, world) => { crmSet(world, at, at.inCrm); awSet(world, at, at.inCrm); return { becomes: at.inCrm }; },
  'changed in Advoware, deleted in the CRM (9)': (at, world) => {
    crmDelete(world, at);
    awSet(world, at, at.inAdvoware);
    return { becomes: at.inAdvoware, isConflict: true };
  },
  'emptied in Advoware (10)': (at, world) => { awSet(world, at, ''); return { becomes: null }; },
  'emptied in Advoware, deleted in the CRM': (at, world) => { awSet(world, at, ''); crmDelete(world, at); return { becomes: null }; },
  'emptied in Advoware, changed in the CRM': (at, world) => { awSet(world, at, ''); crmSet(world, at, at.inCrm); return { becomes: at.inCrm, isConflict: true }; },
  'retyped in the CRM (11)': (at, world) => { crmRetype(world, at); return { becomes: at.now, type: at.newType }; },
  'retyped in the CRM, changed in Advoware': (at, world) => {
    crmRetype(world, at);
    awSet(world, at, at.inAdvoware);
    return { becomes: at.inAdvoware, type: at.newType };
  },
  'retyped in the CRM, emptied in Advoware': (at, world) => { crmRetype(world, at); awSet(world, at, ''); return { becomes: at.now, type: at.newType, isConflict: true }; },
};

const types = ['Office', 'Fax', 'Mobile', 'Home', 'Other'];
const number = (index: number, version: number) => `+4951170${index}${version}00`;

/** Five values, each of its own type so that it is clear which new value follows which old one. */
function synced(): { readonly watched: Watched; readonly values: readonly Value[] } {
  const world = newWorld();
  world.phones = withPrimary(types.map((type, index) => ({ phoneNumber: number(index, 0), type, primary: false, optOut: index % 2 === 0, invalid: false })));
  const watched: Watched = { world, shared: new Set() };
  run(watched);
  for (const entry of world.entries) entry.bemerkung += ` Notiz ${entry.id}`;
  const values = types.map((type, index) => ({
    index, id: world.entries[index]!.id, now: number(index, 0), inCrm: number(index, 1), inAdvoware: number(index, 2), type, newType: types[(index + 1) % types.length]!,
  }));
  return { watched, values };
}

function checkFates(names: readonly string[], ledger: 'kept' | 'lost', cut: number): void {
  const { watched, values } = synced();
  const { world } = watched;
  const expected = values.map((value, index) => ({ type: value.type, ...fates[names[index]!]!(value, world) }));
  const before = world.entries.length;
  if (ledger === 'lost') world.base = undefined;
  const conflicts = new Set(run(watched, 'both', cut).conflicts.map((conflict) => conflict.key));
  if (cut !== Infinity) run(watched);
  assert.equal(conflicts.size, expected.filter((fate) => fate.isConflict).length);
  rest(watched);
  const alive = expected.filter((fate) => fate.becomes !== null);
  assert.deepEqual(world.phones.map((item) => `${item.phoneNumber} ${item.type ?? ''}`).sort(), alive.map((fate) => `${fate.becomes ?? ''} ${fate.type}`).sort());
  const stored = world.entries.flatMap((entry) => (entry.tlf === '' ? [] : [keyOf('phone', entry.tlf)]));
  assert.deepEqual(stored.sort(), alive.map((fate) => fate.becomes).sort());
  assert.ok(world.entries.length <= before + names.filter((name) => name.startsWith('retyped')).length, 'no entry more than needed');
}

describe('kommunikation: every combination of the cases in one record', () => {
  const name = fc.constantFrom(...Object.keys(fates));
  const combination = fc.array(name, { minLength: 5, maxLength: 5 });

  it('gives every value what its own case says, with the ledger and from the markers alone', () => {
    fc.assert(fc.property(combination, fc.constantFrom('kept' as const, 'lost' as const), (names, ledger) => checkFates(names, ledger, Infinity)), { numRuns: 2_000 });
  });

  it('ends the same when the plan is cut off after any effect and run again', () => {
    fc.assert(fc.property(combination, fc.nat({ max: 12 }), fc.constantFrom('kept' as const, 'lost' as const), (names, cut, ledger) => checkFates(names, ledger, cut)), { numRuns: 2_000 });
  });
});
