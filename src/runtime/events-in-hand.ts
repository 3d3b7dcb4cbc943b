/** How the work on an event ended; the shape of the hub's own type, which this layer does not know. */
export type HandedOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'later'; readonly delayMs: number };

interface Entry { readonly owner: object; readonly settle: (outcome: HandedOutcome) => void }

const entries = new Map<string, Entry>();
let deliveries = 0;

/**
 * The events of this process whose messages are on their way through a flow. Kept by the module, not by a node: a redeploy
 * makes new nodes, and a message sent before it may still arrive.
 */
export const eventsInHand = {
  /**
   * Takes an event in hand. The key names this delivery, not the event: the end of a delivery that is over
   * must not end the next one.
   */
  take(owner: object, signal: AbortSignal): { readonly delivery: string; readonly outcome: Promise<HandedOutcome> } {
    deliveries += 1;
    const delivery = String(deliveries);
    const outcome = new Promise<HandedOutcome>((resolve) => {
      const abort = (): void => { eventsInHand.settle(delivery, { kind: 'failed', error: signal.reason instanceof Error ? signal.reason : new Error('aborted') }); };
      entries.set(delivery, {
        owner,
        settle(result) {
          signal.removeEventListener('abort', abort);
          resolve(result);
        },
      });
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    });
    return { delivery, outcome };
  },

  /** Ends a delivery. False when it is not in hand: finished already, timed out, or given back. */
  settle(delivery: string, outcome: HandedOutcome): boolean {
    const entry = entries.get(delivery);
    if (!entry) return false;
    entries.delete(delivery);
    entry.settle(outcome);
    return true;
  },

  /** Gives everything back that an owner has in hand; answers how many that were. */
  giveBack(owner: object, delayMs: number): number {
    const owned = [...entries].filter(([, entry]) => entry.owner === owner).map(([delivery]) => delivery);
    for (const delivery of owned) eventsInHand.settle(delivery, { kind: 'later', delayMs });
    return owned.length;
  },
};
