import { nameOf } from '../../../src/sync/calendar/memory.js';
import { isTombstone } from '../../../src/domain/calendar/google-event.js';
import { markerOf } from '../../../src/domain/calendar/marker.js';
import type { FaultKind } from '../engine/faults.js';
import type { AdvowareAct, GoogleAct, History, Installation, Step } from './history.js';
import type { Scene } from './scene.js';
import { simulate, type Played } from './simulate.js';
import { contentIn } from './typed-values.js';

/** Something to be done, from a settled beginning on. */
export interface Scenario { readonly name: string; readonly before: readonly Step[]; readonly then: readonly Step[]; readonly installation?: Partial<Installation> }

const inAdvoware = (act: AdvowareAct, n = 1): Step => ({ do: 'advoware', who: 'KL', act, pick: 0, n });
const inGoogle = (act: GoogleAct, n = 1): Step => ({ do: 'google', who: 'KL', act, pick: 0, n });
const sync: Step = { do: 'sync', who: 'KL' };
const settled: Step = { do: 'pause', milliseconds: 1_000_000 };
const fromAdvoware: readonly Step[] = [inAdvoware('new'), settled];
const fromGoogle: readonly Step[] = [inGoogle('new'), settled];

export const scenarios: readonly Scenario[] = [
  { name: 'making a calendar', before: [], then: [], installation: { calendars: 'none' } },
  { name: 'a new appointment in Advoware', before: [], then: [inAdvoware('new'), sync] },
  { name: 'a new event in Google', before: [], then: [inGoogle('new')] },
  { name: 'adopting what is on both sides', before: [], then: [{ do: 'both', who: 'KL', n: 3 }] },
  { name: 'a change in Advoware', before: fromAdvoware, then: [inAdvoware('title'), sync] },
  { name: 'a change in Google', before: fromGoogle, then: [inGoogle('title')] },
  { name: 'changes to different fields on both sides', before: fromGoogle, then: [inAdvoware('place'), inGoogle('move')] },
  { name: 'a conflict', before: fromGoogle, then: [inAdvoware('title'), inGoogle('title')] },
  { name: 'deleting in Google', before: fromAdvoware, then: [inGoogle('delete')] },
  { name: 'deleting in Advoware', before: fromGoogle, then: [inAdvoware('delete'), sync] },
  { name: 'an edit against a deletion', before: fromAdvoware, then: [inAdvoware('move'), inGoogle('delete')] },
  { name: 'switching to full texts', before: fromAdvoware, then: [{ ...sync, fullContent: true }] },
  { name: 'a series taken apart', before: [inAdvoware('new'), inAdvoware('series', 2), settled], then: [inGoogle('cancelInstance', 1)] },
];

const usual: Installation = { employees: ['KL'], processes: 1, writeProtected: false, haste: 0, calendars: 'made', full: [], skew: { advoware: 0, google: 0 } };
const seed = 1;
/** No scenario has more effects. */
const mostEffects = 400;

export interface Sweep { readonly crashes: number; readonly faults: readonly string[] }

/** Kills the process before and after each effect of a scenario: every time it has to end as if nothing had happened. */
export async function sweep(scenario: Scenario): Promise<Sweep> {
  const wanted = stateOf((await simulate(historyOf(scenario, []))).scene);
  const faults: string[] = [];
  let crashes = 0;
  for (const kind of ['crash_before', 'crash_after'] as const) {
    for (let effect = 0; effect < mostEffects; effect += 1) {
      const outcome = await simulate(historyOf(scenario, [crashAt(kind, effect)]));
      if (outcome.scene.world.faults.struck.size === 0) break;
      crashes += 1;
      const fault = faultOf(outcome, wanted);
      if (fault !== undefined) faults.push(`${scenario.name}, ${kind} effect ${effect}: ${fault}`);
    }
  }
  return { crashes, faults };
}

const crashAt = (kind: FaultKind, skip: number): Step => ({ do: 'fault', fault: { kind, system: 'any', calls: 'all', skip, times: 1 } });
const historyOf = ({ before, then, installation }: Scenario, crash: readonly Step[]): History =>
  ({ seed, installation: { ...usual, ...installation }, steps: [...before, ...crash, ...then, { do: 'pause', milliseconds: 600_000 }] });

function faultOf({ violation, scene }: Played, wanted: string): string | undefined {
  if (violation) return violation.message;
  const state = stateOf(scene);
  return state === wanted ? undefined : `ends as ${state} instead of ${wanted}`;
}

/** What both systems and the ledger hold, without what tells only when, how often and from where. */
function stateOf(scene: Scene): string {
  return JSON.stringify(scene.employees.map((who) => ({
    advoware: scene.advoware.all.filter(({ fields }) => fields['anwalt'] === who).map(({ frNr, fields }) => [frNr, fields]),
    google: scene.eventsOf(who).filter((event) => !isTombstone(event)).map((event) => [event.id, markerOf(event)?.frNr, contentIn('google', event), event['attendees']]),
    links: scene.links(who).map((link) => JSON.stringify([nameOf(link), Object.values(link.base.fields).map(({ advoware, google }) => [advoware, google])])).sort(),
    notices: scene.espocrm.notes.map((post) => post.split('\n')[0]),
  })));
}
