import { repetitionOf, timeOf } from './appointment.js';
import { advowarePicture } from './advoware-picture.js';
import { convert, isSteppingAside, rekeyMoved, takenApart, unitsOfSeries } from './conversion.js';
import { decided, joined, nothing, type Decision, type World } from './decision.js';
import { googlePicture } from './google-picture.js';
import { guardVerdict } from './guard.js';
import { decideLinked } from './linked.js';
import { continuedFrom } from './marker.js';
import { inOrder, planHash } from './order.js';
import { countsOf, unreadableOf } from './report.js';
import { keyText, type ClosedLink, type CreatingLink, type Link, type LinkChange, type LinkedLink, type Operation, type Plan, type PlanInput } from './plan-types.js';
import { why } from './texts.js';
import { adopt } from './adopt.js';
import { arrived } from './sent.js';
import { recover, relink, relinkInstances } from './found-again.js';
import type { Loose } from './loose.js';
import { createMissing } from './new-ones.js';
import { overlaps } from './window.js';

/**
 * A run for one employee as a pure function of both readings, the links with their base, and the settings: what has to
 * be written where, in order, and what a person has to know (calendar-sync.md, A run; I26). The operations of one plan
 * do not depend on each other, so that one that fails stops no other (I22).
 */
export function plan(input: PlanInput): Plan {
  const world = worldOf(input);
  const links = linksByState(input.links);
  const moved = [...rekeyMoved(links.linked, world), ...followSplits(links.linked, world)];
  const known = links.linked.flatMap((link) => arrived(link, world));
  const busy = new Set([...moved, ...known].flatMap(({ drops }) => drops));
  const steady = links.linked.filter((link) => !busy.has(link));
  const decision = joined([
    { ...decided(...moved, ...known), continues: moved.length + known.length > 0 },
    ...steady.map((link) => decideOne(link, world)),
    decideLoose(links, moved, world),
  ]);
  const operations = inOrder(oncePerEvent(decision.operations));
  const hash = planHash(operations, world.settings.digest);
  const guard = guardVerdict(operations, links.linked, world, hash);
  const report = {
    hash, guard, conflicts: decision.conflicts, asks: decision.asks, lookAgain: unique(decision.looks), continues: decision.continues && operations.length > 0,
    unreadable: unreadableOf(world), counts: countsOf(operations),
  };
  return guard.kind === 'stop' ? { kind: 'stopped', held: operations, ...report } : { kind: 'go', operations, ...report };
}

interface LinksByState { readonly linked: readonly LinkedLink[]; readonly creating: readonly CreatingLink[]; readonly closed: readonly ClosedLink[] }

const linksByState = (links: readonly Link[]): LinksByState => ({
  linked: links.filter((link) => link.state === 'linked'),
  creating: links.filter((link) => link.state === 'creating'),
  closed: links.filter((link) => link.state === 'closed'),
});

function worldOf({ advoware, google, links, settings }: PlanInput): World {
  const apart = takenApart(links, google.events, settings.link);
  return { advoware: advowarePicture(advoware), google: googlePicture(google, settings.window, apart), links, settings };
}

/** A linked event whose series goes on instance by instance is taken apart, everything else is compared. */
function decideOne(link: LinkedLink, world: World): Decision {
  const view = link.key.kind === 'event' ? world.google.series.get(link.key.id) : undefined;
  if (!view) return decideLinked(link, world);
  const taken = new Set(world.links.filter(({ state }) => state !== 'closed').map(({ key }) => keyText(key)));
  const isIn = overlaps(world.settings.window, timeOf(link.base.fields.time.advoware), repetitionOf(link.base.fields.rule.advoware));
  const free = unitsOfSeries(view.master.id, world).filter((unit) => !taken.has(keyText(unit.key)));
  return isIn || free.length > 0 ? convert(link, view, free, world) : nothing;
}

/** A series deleted in favour of its rest ("this and following" from its first day) lives on as `<old>_R<time>`. */
function followSplits(links: readonly LinkedLink[], world: World): readonly LinkChange[] {
  const taken = new Set(links.map(({ key }) => keyText(key)));
  const rests = [...world.google.units.values()].filter(({ key, owner }) => key.kind === 'event' && continuedFrom(owner.id) !== undefined && !taken.has(key.id));
  return links.flatMap((link) => {
    const event = link.key.kind === 'event' ? world.google.events.get(link.key.id) : undefined;
    const [rest, ...more] = rests.filter(({ owner }) => continuedFrom(owner.id) === event?.id);
    if (event?.status !== 'cancelled' || !rest || more.length > 0) return [];
    return [{ kind: 'link', change: 'relink', puts: [{ ...link, key: rest.key }], drops: [link], settles: null, why: why.relink(link.frNr) }];
  });
}

function decideLoose({ linked, creating, closed }: LinksByState, moved: readonly LinkChange[], world: World): Decision {
  const keys = new Set([...linked, ...moved.flatMap(({ puts }) => puts)].map(({ key }) => keyText(key)));
  const numbers = new Set(linked.map(({ frNr }) => frNr));
  const loose: Loose = {
    items: new Map([...world.advoware.items].filter(([frNr]) => !numbers.has(frNr))),
    units: new Map([...world.google.units].filter(([key]) => !keys.has(key))),
    closed, world,
  };
  const waiting = linked.flatMap((link) => {
    if (link.key.kind === 'event') return world.google.series.has(link.key.id) ? [link.key.id] : [];
    return isSteppingAside(link) ? [link.key.seriesId] : [];
  });
  // An instance of a waiting series must not be adopted either: its appointment is about to change.
  const held = new Map([...loose.units].filter(([, { key }]) => key.kind === 'instance' && waiting.includes(key.seriesId)));
  for (const key of held.keys()) loose.units.delete(key);
  return joined([recover(creating, loose), relink(loose), relinkInstances(loose), adopt(loose), createMissing(loose), { ...nothing, continues: held.size > 0 }]);
}

/** The marker of a series is asked for by each of its instances. */
const oncePerEvent = (operations: readonly Operation[]): readonly Operation[] =>
  operations.filter((one, index) => one.kind !== 'mark_google' || operations.findIndex((other) => other.kind === 'mark_google' && other.id === one.id) === index);

const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
