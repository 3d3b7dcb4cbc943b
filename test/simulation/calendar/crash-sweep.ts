import { nameOf } from '../../../src/sync/calendar/memory.js';
import { isTombstone } from '../../../src/domain/calendar/google-event.js';
import { markerOf } from '../../../src/domain/calendar/marker.js';
import type { Scenario, Swept } from '../engine/crash-sweep.js';
import type { AdvowareAct, GoogleAct, History, Installation, Step } from './history.js';
import type { Scene } from './scene.js';
import { simulate } from './simulate.js';
import { contentIn } from './typed-values.js';

const inAdvoware = (act: AdvowareAct, n = 1): Step => ({ do: 'advoware', who: 'KL', act, pick: 0, n });
const inGoogle = (act: GoogleAct, n = 1): Step => ({ do: 'google', who: 'KL', act, pick: 0, n });
const sync: Step = { do: 'sync', who: 'KL' };
const settled: Step = { do: 'pause', milliseconds: 1_000_000 };
const fromAdvoware: readonly Step[] = [inAdvoware('new'), settled];
const fromGoogle: readonly Step[] = [inGoogle('new'), settled];

export const scenarios: readonly Scenario<Step, Installation>[] = [
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
  { name: 'masking what was shown in full', before: [inAdvoware('new'), inAdvoware('notes'), settled], then: [{ ...sync, fullContent: false }], installation: { full: ['KL'] } },
  { name: 'a series taken apart', before: [inAdvoware('new'), inAdvoware('series', 2), settled], then: [inGoogle('cancelInstance', 1)] },
];

const usual: Installation = { employees: ['KL'], processes: 1, writeProtected: false, haste: 0, calendars: 'made', full: [], skew: { advoware: 0, google: 0 } };

export const swept: Swept<History, Scene> = { usual, mostEffects: 400, simulate, stateOf };

/** What both systems and the ledger hold, without what tells only when, how often and from where. */
function stateOf(scene: Scene): string {
  return JSON.stringify(scene.employees.map((who) => ({
    advoware: scene.advoware.all.filter(({ fields }) => fields['anwalt'] === who).map(({ frNr, fields }) => [frNr, fields]),
    google: scene.eventsOf(who).filter((event) => !isTombstone(event)).map((event) => [event.id, markerOf(event)?.frNr, contentIn('google', event), event['attendees']]),
    links: scene.links(who).map((link) => JSON.stringify([nameOf(link), Object.values(link.base.fields).map(({ advoware, google }) => [advoware, google])])).sort(),
    notices: scene.espocrm.notes.map((post) => post.split('\n')[0]),
  })));
}
