import { setTimeout as delay } from 'node:timers/promises';
import { HubError } from '../../hub/errors/hub-error.js';
import type { Hub } from '../../hub/hub.js';
import { topics, type Topic } from '../../hub/events/topics.js';

const limitMs = 60_000;
const lookMs = 200;
/** Events settle for half a second before they run: quiet must last longer than that. */
const quietLooks = 4;

/**
 * Runs the Beteiligte sync once, just as the cron does, and waits until its events are worked off.
 * Answers the runs by their result.
 */
export async function firstSync({ events, ledger, effects }: Pick<Hub, 'events' | 'ledger' | 'effects'>, signal: AbortSignal): Promise<Readonly<Record<string, number>>> {
  const begun = effects.now().toString();
  const end = performance.now() + limitMs;
  let emitted = false;
  let quiet = 0;
  while (quiet < quietLooks && performance.now() < end && !signal.aborted) {
    emitted ||= await unlessAway(async () => {
      await events.emit('vmh.beteiligte.cron', [{ source: 'start', timestamp: begun }]);
      return true;
    });
    await delay(lookMs, undefined, { signal }).catch(() => undefined);
    quiet = emitted && await unlessAway(() => isQuiet(events)) ? quiet + 1 : 0;
  }
  return await ledger.runResults('beteiligter', begun);
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
