import { setTimeout as delay } from 'node:timers/promises';
import { HubError } from '../../hub/errors/hub-error.js';
import type { Hub } from '../../hub/hub.js';
import { topics, type Topic } from '../../hub/events/topics.js';
import type { Settings } from '../../hub/settings/settings.js';

/** Google takes ten calls a second: a few hundred appointments need their time. */
const limitMs = 180_000;
const lookMs = 200;
/** Events settle for half a second before they run: quiet must last longer than that. */
const quietLooks = 4;

type Results = Readonly<Record<string, number>>;
/** Runs by their result. */
export interface FirstSync { readonly beteiligte: Results; readonly calendars: Results }

/** Runs both syncs once, just as their crons do, and waits until their events are worked off. A cron that is turned off starts nothing here either. */
export async function firstSync(hub: Pick<Hub, 'events' | 'ledger' | 'effects' | 'settings'>, signal: AbortSignal): Promise<FirstSync> {
  const { events, ledger, effects } = hub;
  const begun = effects.now().toString();
  const end = performance.now() + limitMs;
  let emitted = false;
  let quiet = 0;
  while (quiet < quietLooks && performance.now() < end && !signal.aborted) {
    emitted ||= await unlessAway(async () => {
      await Promise.all(crons(hub.settings).map((topic) => events.emit(topic, [{ source: 'start', timestamp: begun }])));
      return true;
    });
    await delay(lookMs, undefined, { signal }).catch(() => undefined);
    quiet = emitted && await unlessAway(() => isQuiet(events)) ? quiet + 1 : 0;
  }
  return { beteiligte: await ledger.runResults('beteiligter', begun), calendars: await ledger.runResults('calendar', begun) };
}

function crons({ syncCron, google }: Settings): readonly Topic[] {
  return [...(syncCron === '' ? [] : ['vmh.beteiligte.cron'] as const), ...(google.cron === '' ? [] : ['calendar_sync_all'] as const)];
}

/** False while Redis is away. The hub runs already and bears that; its first sync must not end it. */
async function unlessAway(ask: () => Promise<boolean>): Promise<boolean> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HubError && error.code === 'unavailable') return false;
    throw error;
  }
}

async function isQuiet(events: Hub['events']): Promise<boolean> {
  const busy = await Promise.all((Object.keys(topics) as Topic[]).map(async (topic) => {
    const { waiting, active, delayed } = await events.counts(topic);
    // The next tick of a schedule is always waiting in its queue.
    return waiting + active + ('entity' in topics[topic] ? delayed : 0);
  }));
  return busy.every((count) => count === 0);
}
