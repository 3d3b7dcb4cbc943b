import assert from 'node:assert/strict';
import { keyOf } from '../../../src/domain/kommunikation/keys.js';
import { typeFits } from '../../../src/domain/kommunikation/kinds.js';
import { parseMarker, userText } from '../../../src/domain/kommunikation/marker.js';
import { baseAfter } from '../../../src/domain/kommunikation/next-base.js';
import type { Operation, Plan } from '../../../src/domain/kommunikation/plan.js';
import { reconcile } from '../../../src/domain/kommunikation/reconcile.js';
import type { Direction } from '../../../src/domain/kommunikation/records.js';
import { readAdvoware, readCrm, writeAdvoware, writeCrm, type World } from './world.js';

/** A world under observation: what both sides had in common when the hub last looked. */
export interface Watched { readonly world: World; shared: Set<string> }

export function planFor(world: World, direction: Direction = 'both'): Plan {
  return reconcile({ crm: readCrm(world), advoware: readAdvoware(world), base: world.base, direction });
}

/** One run, cut off after `budget` effects; every law that holds at each single run is checked. */
export function run(watched: Watched, direction: Direction = 'both', budget = Infinity): Plan {
  const { world } = watched;
  const plan = planFor(world, direction);
  checkDirection(plan, direction);
  const before = structuredClone(world);
  const created = new Map<number, number>();
  let left = budget;
  if (plan.crm.kind === 'write') {
    if (left-- <= 0) return plan;
    writeCrm(world, plan.crm.data);
    checkFlags(before, world, plan);
  }
  for (const [index, operation] of plan.advoware.entries()) {
    if (left-- <= 0) break;
    checkOperation(world, operation);
    created.set(index, writeAdvoware(world, operation));
  }
  const isDone = left >= 0;
  if (isDone) world.base = JSON.parse(JSON.stringify(baseAfter(plan, created))) as World['base'];
  if (budget === Infinity || isDone) checkNothingLost(watched, before, plan);
  checkNoMultiples(before, world);
  watched.shared = isDone && plan.settled && direction === 'both' ? sharedKeys(world) : new Set([...watched.shared, ...sharedKeys(world)]);
  return plan;
}

/** Lets the world come to rest, then checks that it is agreed, still, and still without the ledger too. */
export function rest(watched: Watched): void {
  const { world } = watched;
  let plan = run(watched);
  for (let more = 0; more < 2 && !plan.settled; more += 1) plan = run(watched);
  const { writes: soFar } = world;
  assert.deepEqual(run(watched).reports, [], 'a report is made once');
  assert.equal(world.writes, soFar, 'a second run writes nothing');
  checkAgreement(world);
  const { base } = world;
  if (onlyTheLedgerKnows(world)) return;
  world.base = undefined;
  const blind = planFor(world);
  world.base = base;
  // Which of two entries of one value or marker is the link may change with the ledger, and with it the tick that counts; no value does.
  const isTick = (operation: Operation) => operation.kind === 'put' && operation.tlf === operation.before.tlf;
  const hasDoubles = base?.reported.some((key) => key.startsWith('duplicate:') || key.startsWith('copied:')) ?? false;
  const writes = hasDoubles ? blind.advoware.filter((operation) => !isTick(operation)) : blind.advoware;
  assert.deepEqual([blind.crm, writes, blind.conflicts], [{ kind: 'unchanged' }, [], []], 'without the ledger it writes nothing either');
}

/** A second, unmarked entry of a deleted value; or a link without a readable marker. */
function onlyTheLedgerKnows({ base, entries }: World): boolean {
  const isWaiting = entries.some(({ id, bemerkung }) => {
    const known = base?.entries[String(id)];
    const marker = parseMarker(bemerkung);
    return known?.role === 'linked' && (marker.kind !== 'synced' || valueKey(marker.value) !== known.key);
  });
  return isWaiting || (base?.reported.some((key) => key.startsWith('kept:')) ?? false);
}

function valueKey(value: string): string {
  return value.includes('@') ? keyOf('email', value) : keyOf('phone', value);
}

function crmKeys(world: World): Set<string> {
  return new Set([...world.phones.map((item) => valueKey(item.phoneNumber)), ...world.emails.map((item) => valueKey(item.emailAddress))]);
}

function advowareKeys(world: World): string[] {
  return world.entries.filter((entry) => entry.tlf.trim() !== '').map((entry) => valueKey(entry.tlf));
}

/** Values whose own entry's marker names them: the CRM had them once, though a damaged remark may have hidden it for a while. */
function markedKeys(world: World): string[] {
  return world.entries.flatMap(({ tlf, bemerkung }) => {
    const marker = parseMarker(bemerkung);
    return marker.kind === 'synced' && valueKey(marker.value) === valueKey(tlf) ? [valueKey(tlf)] : [];
  });
}

/** What a marker or the base names was agreed on, also while its entry holds something that cannot be carried over. */
function sharedKeys(world: World): Set<string> {
  const crm = crmKeys(world);
  const markers = world.entries.flatMap((entry) => {
    const marker = parseMarker(entry.bemerkung);
    return marker.kind === 'synced' ? [valueKey(marker.value)] : [];
  });
  return new Set([...advowareKeys(world).filter((key) => crm.has(key)), ...markers, ...Object.values(world.base?.entries ?? {}).map((entry) => entry.key)]);
}

/** I3: what stood on one side only, and not on both before, is someone's work: it is still there, or its loss was announced. */
function checkNothingLost({ world, shared }: Watched, before: World, plan: Plan): void {
  const crm = crmKeys(before);
  const advoware = new Set(advowareKeys(before));
  const after = new Set([...crmKeys(world), ...advowareKeys(world)]);
  const announced = new Set(plan.conflicts.flatMap((conflict) => [conflict.espocrmValue, conflict.advowareValue]).map((value) => valueKey(value ?? '')));
  const agreed = new Set([...shared, ...markedKeys(before)]);
  for (const key of [...crm, ...advoware]) {
    if (after.has(key) || announced.has(key)) continue;
    assert.ok(agreed.has(key) && !(crm.has(key) && advoware.has(key)), `${key} is lost`);
  }
}

function checkNoMultiples(before: World, after: World): void {
  const counts = (world: World) => advowareKeys(world).reduce((all, key) => all.set(key, (all.get(key) ?? 0) + 1), new Map<string, number>());
  const had = counts(before);
  for (const [key, count] of counts(after)) assert.ok(count <= Math.max(1, had.get(key) ?? 0), `${key} was multiplied`);
}

function checkOperation(world: World, operation: Operation): void {
  if (operation.kind === 'post' || operation.kind === 'reuse_slot') return;
  const mine = userText(parseMarker(operation.before.bemerkung));
  assert.equal(userText(parseMarker(operation.bemerkung)), mine, 'the user’s words stay');
  assert.ok(world.entries.find((entry) => entry.id === operation.entryId)?.kommKz !== 5 || parseMarker(operation.before.bemerkung).kind !== 'none', 'kind 5 is not touched');
}

function checkDirection(plan: Plan, direction: Direction): void {
  if (direction === 'to_advoware') assert.equal(plan.crm.kind, 'unchanged');
  if (direction !== 'to_espocrm') return;
  for (const operation of plan.advoware) {
    assert.ok(operation.kind !== 'post' && operation.kind !== 'reuse_slot');
    assert.ok(operation.tlf === operation.before.tlf || operation.before.tlf.trim() === '', operation.why);
  }
}

/** `optOut` and `invalid` belong to the value; the type changes only where Advoware moved the value to another kind. */
function checkFlags(before: World, after: World, plan: Plan): void {
  for (const item of after.phones) {
    const was = before.phones.find((other) => other.phoneNumber === item.phoneNumber);
    if (was === undefined) continue;
    assert.deepEqual([item.optOut, item.invalid], [was.optOut, was.invalid]);
    if (item.type !== was.type) assert.ok(plan.crm.kind === 'write' && plan.crm.why.some((why) => why.includes('in Advoware geändert')));
  }
  for (const item of after.emails) {
    const was = before.emails.find((other) => other.emailAddress === item.emailAddress);
    if (was !== undefined) assert.deepEqual([item.optOut, item.invalid], [was.optOut, was.invalid]);
  }
}

/** I1: every value is on both sides, or a report says why not; kinds and the primary fit. */
export function checkAgreement(world: World): void {
  const { base } = world;
  assert.ok(base !== undefined);
  const isReported = (id: number) => base.reported.some((key) => key.includes(`:${id}:`));
  const advoware = new Set(advowareKeys(world));
  const crm = crmKeys(world);
  for (const key of crm) {
    const waits = world.entries.some((entry) => isReported(entry.id) && base.entries[String(entry.id)]?.key === key);
    assert.ok(advoware.has(key) || waits, `${key} is only in EspoCRM`);
  }
  for (const entry of world.entries) {
    if (entry.tlf.trim() === '' || entry.tlf.startsWith('www.')) continue;
    assert.ok(crm.has(valueKey(entry.tlf)) || isReported(entry.id), `${entry.tlf} is only in Advoware`);
  }
  checkPrimary(world);
}

function checkPrimary(world: World): void {
  const linked = world.entries.map((entry) => ({ entry, base: world.base?.entries[String(entry.id)] })).filter(({ base }) => base?.role === 'linked');
  for (const [list, medium] of [[world.phones.map((item) => ({ ...item, key: valueKey(item.phoneNumber) })), 'phone'], [world.emails.map((item) => ({ ...item, type: '', key: valueKey(item.emailAddress) })), 'email']] as const) {
    const seats = linked.filter(({ base }) => list.some((item) => item.key === base?.key));
    for (const item of list) {
      const seat = seats.find(({ base }) => base?.key === item.key);
      if (seat !== undefined && seat.base?.key === valueKey(seat.entry.tlf)) assert.ok(typeFits(seat.base.kommKz, item.type ?? null), `${item.key} has the wrong type`);
    }
    const ticked = seats.filter(({ entry }) => entry.online);
    const primary = list.find((item) => item.primary);
    assert.equal(list.filter((item) => item.primary).length, Math.min(1, list.length), medium);
    const ofPrimary = seats.find(({ base }) => base?.key === primary?.key);
    if (ticked.length > 0 && ofPrimary !== undefined) assert.ok(ofPrimary.entry.online, `the primary ${medium} is not ticked`);
  }
}
