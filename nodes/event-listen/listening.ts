import { setTimeout as delay } from 'node:timers/promises';
import type { Node } from 'node-red';
import type { DurableEvent, EventOutcome } from '../../src/hub/events/events.js';
import type { Topic } from '../../src/hub/events/topics.js';
import type { Hub } from '../../src/hub/hub.js';
import { scheduleTimes } from '../../src/hub/settings/named-schedules.js';
import { eventsInHand } from '../../src/runtime/events-in-hand.js';
import type { Lease, Provider } from '../../src/runtime/lease.js';
import { numberField } from '../../src/runtime/number-field.js';
import type { EventInHand, EventListenConfig } from './types.js';

export interface ListeningSteps {
  started(): void;
  taken(): void;
  finished(): void;
  /** Called once per outage, not per try. */
  waiting(error: unknown): void;
}

/** How soon an event whose message a redeploy has dropped comes back. */
const giveBackMs = 1_000;
const longestPauseMs = 30_000;

/**
 * Listens until stopped. While the hub cannot be opened it tries again, ever more slowly.
 * Stopping gives back what is in hand at once: the redeploy has cut its way to `event-done` already.
 */
export function startListening(
  node: Node, provider: Provider<Hub>, config: EventListenConfig & { readonly topic: Topic }, steps: ListeningSteps,
): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const owner = {};
  const listening = connect();
  return {
    async stop() {
      stopped.abort();
      const open = await listening;
      const closing = open?.listener.close();
      eventsInHand.giveBack(owner, giveBackMs);
      await closing;
      await open?.lease.release();
    },
  };

  async function connect(): Promise<{ readonly lease: Lease<Hub>; readonly listener: { close(): Promise<void> } } | undefined> {
    for (let attempt = 0; !stopped.signal.aborted; attempt += 1) {
      const lease = await provider.lease().catch((error: unknown) => { if (attempt === 0) steps.waiting(error); });
      try {
        if (lease) return { lease, listener: await listen(lease.value) };
      } catch (error) {
        await lease?.release();
        if (attempt === 0) steps.waiting(error);
      }
      const ceiling = Math.min(longestPauseMs, 1_000 * 2 ** attempt);
      await delay(Math.random() * ceiling, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
    return undefined;
  }

  async function listen(hub: Hub): Promise<{ close(): Promise<void> }> {
    await hub.events.schedule(config.topic, scheduleTimes(config.schedule, hub.settings));
    const listener = await hub.events.listen(config.topic, {
      concurrency: numberField(config.concurrency, { fallback: 8, min: 1, max: 256 }),
      timeoutMs: 1_000 * numberField(config.timeoutSeconds, { fallback: 300, min: 1, max: 3_600 }),
    }, start);
    steps.started();
    return listener;
  }

  async function start(event: DurableEvent, signal: AbortSignal): Promise<EventOutcome> {
    if (stopped.signal.aborted) return { kind: 'later', delayMs: giveBackMs };
    steps.taken();
    const { delivery, outcome } = eventsInHand.take(owner, signal);
    const inHand: EventInHand = { id: event.id, topic: event.topic, attempt: event.attempt, delivery };
    node.send({ topic: event.topic, payload: event.payload, event: inHand });
    const result = await outcome;
    steps.finished();
    return result;
  }
}
