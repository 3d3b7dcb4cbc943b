import assert from 'node:assert/strict';
import { contentOf, textFields } from '../../../../src/domain/calendar/appointment.js';
import { advowarePicture } from '../../../../src/domain/calendar/advoware-picture.js';
import { takenApart } from '../../../../src/domain/calendar/conversion.js';
import { sameField } from '../../../../src/domain/calendar/equality.js';
import { googlePicture, type GooglePicture } from '../../../../src/domain/calendar/google-picture.js';
import type { AdvowareAppointment } from '../../../../src/domain/calendar/from-advoware.js';
import { isTombstone, type GoogleEvent } from '../../../../src/domain/calendar/google-event.js';
import { markerOf } from '../../../../src/domain/calendar/marker.js';
import type { Mode } from '../../../../src/domain/calendar/masking.js';
import { keyText, type Link, type Plan } from '../../../../src/domain/calendar/plan-types.js';
import { overlaps, type Window } from '../../../../src/domain/calendar/window.js';
import type { Typed } from './histories.js';
import type { IdealWorld } from './ideal-world.js';

/** Both sides of one employee's calendar and the hub's memory of them, as they are at rest. */
export interface AtRest {
  readonly appointments: readonly AdvowareAppointment[];
  readonly events: readonly GoogleEvent[];
  readonly links: readonly Link[];
  /** Names the employee's link. */
  readonly link: string;
  readonly window: Window;
  readonly mode: Mode;
}

/** What must hold once both sides are quiet and the plans are empty. */
export function assertInvariants(world: IdealWorld, last: Plan, typed: Iterable<Typed>): void {
  assertQuiet(world, last);
  assertAlike({
    appointments: [...world.advoware.values()], events: [...world.google.events.values()], links: world.links, link: 'MX', window: world.window, mode: world.mode,
  }, last);
  assertNoLostText(world, typed);
}

/** I1 and I6: both sides show the same, each thing once, apart from what a person was asked about. */
export function assertAlike(rest: AtRest, last: Plan): void {
  const google = googlePicture({ completeness: 'complete', events: rest.events, alreadyMissed: new Set() }, rest.window, takenApart(rest.links, rest.events, rest.link));
  assertConverged(rest, last, google);
  assertNothingForgotten(rest, last, google);
  assertOneCopy(rest);
}

/** I2: one more plan is empty and tells nothing new. */
function assertQuiet(world: IdealWorld, last: Plan): void {
  assert.equal(last.continues, false, 'a quiet plan promises no more');
  const again = world.plan();
  assert.deepEqual([again.kind, again.kind === 'go' ? again.operations : again.held, again.conflicts], ['go', [], []]);
}

/** I1: both sides equal in every mapped field, apart from what is masked and from what a person was asked about. */
function assertConverged(world: AtRest, last: Plan, google: GooglePicture): void {
  const asked = askedAbout(last);
  const advoware = advowarePicture({ completeness: 'complete', appointments: world.appointments, covers: [], alreadyMissed: new Set() });
  for (const link of linked(world)) {
    const item = advoware.items.get(link.frNr);
    const unit = google.units.get(keyText(link.key));
    if (!item || !unit || asked.has(keyText(link.key)) || !overlaps(world.window, item.appointment.time, item.appointment.repetition)) continue;
    const a = contentOf(item.appointment);
    const g = contentOf(unit.appointment);
    assert.equal(a.time, g.time, `time of ${String(link.frNr)}`);
    if (link.key.kind === 'event') assert.ok(sameField('rule', a.rule, g.rule, a.time), `rule of ${String(link.frNr)}: ${a.rule} | ${g.rule}`);
    for (const field of textFields) {
      const isHidden = world.mode === 'masked' && link.base.fields[field].from === 'advoware';
      if (!isHidden) assert.equal(g[field], a[field], `${field} of ${String(link.frNr)}`);
      else assert.ok(!g[field].includes('geheim'), `${field} of ${String(link.frNr)} is masked: ${g[field]}`);
    }
    if (world.mode === 'full' && link.key.kind === 'event') assert.equal(g.private, a.private, `private of ${String(link.frNr)}`);
  }
}

/** Everything in the window has its counterpart, unless a person was asked. */
function assertNothingForgotten(world: AtRest, last: Plan, google: GooglePicture): void {
  const asked = askedAbout(last);
  const numbers = new Set(world.links.filter((link) => link.state === 'linked' || (link.state === 'closed' && link.reason === 'split')).map((link) => String('frNr' in link ? link.frNr : '')));
  const keys = new Set(linked(world).map(({ key }) => keyText(key)));
  const advoware = advowarePicture({ completeness: 'complete', appointments: world.appointments, covers: [], alreadyMissed: new Set() });
  for (const item of advoware.items.values()) {
    const isExpected = overlaps(world.window, item.appointment.time, item.appointment.repetition) && !asked.has(String(item.frNr));
    if (isExpected) assert.ok(numbers.has(String(item.frNr)), `appointment ${String(item.frNr)} has a link`);
  }
  // A series is taken apart when its appointment can be read again.
  const waiting = new Set(linked(world).filter(({ frNr }) => advoware.unreadable.has(frNr)).map(({ key }) => keyText(key)));
  for (const [key, unit] of google.units) {
    const isExpected = overlaps(world.window, unit.appointment.time, unit.appointment.repetition) && !asked.has(key) && !waiting.has(unit.owner.id);
    if (isExpected) assert.ok(keys.has(key), `event ${key} has a link`);
  }
}

/** I6: one appointment, one event. */
function assertOneCopy(world: AtRest): void {
  const numbers = linked(world).map(({ frNr }) => frNr);
  const keys = linked(world).map(({ key }) => keyText(key));
  assert.equal(new Set(numbers).size, numbers.length, 'no number is linked twice');
  assert.equal(new Set(keys).size, keys.length, 'no event is linked twice');
  const marked = world.events.filter((event) => !isTombstone(event) && !event.recurringEventId).flatMap((event) => {
    const marker = markerOf(event);
    return marker?.event === event.id && marker.frNr !== undefined && keys.includes(event.id) ? [marker.frNr] : [];
  });
  assert.equal(new Set(marked).size, marked.length, 'no number is marked on two events');
}

const askedAbout = ({ asks }: Plan): ReadonlySet<string> => new Set(asks.flatMap(({ frNrs, events }) => [...frNrs.map(String), ...events]));
const linked = ({ links }: AtRest): readonly Extract<Link, { state: 'linked' }>[] => links.filter((link) => link.state === 'linked');

/** I3: what a person typed and nobody took away is on a side, or kept with an announced conflict. */
function assertNoLostText(world: IdealWorld, typed: Iterable<Typed>): void {
  const everywhere = JSON.stringify([[...world.advoware.values()], [...world.google.events.values()], world.conflicts]);
  for (const { text, side, where } of typed) assert.ok(new RegExp(`${text}(?!\\d)`).test(everywhere), `${text}, typed in ${side} at ${where}, is lost`);
}
