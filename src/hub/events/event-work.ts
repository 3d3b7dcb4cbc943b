import { HubError } from '../errors/hub-error.js';
import type { DurableEvent, EventHandler, EventOutcome } from './events.js';

/** How one delivery ended for the queue: the handler's word, or handed back because this process stops. */
export type WorkResult = EventOutcome | { readonly kind: 'handed_back' };

export interface EventWork {
  readonly result: Promise<WorkResult>;
  /** Aborts the handler and ends the work as handed back, unless it has ended already. */
  handBack(): void;
}

/**
 * Runs a handler on one event, bounded in time. When the time is over the handler's signal aborts and the delivery counts
 * as failed with `event_timeout`; what the handler still answers afterwards is ignored.
 */
export function workOn(event: DurableEvent, handler: EventHandler, timeoutMs: number): EventWork {
  const abort = new AbortController();
  let end: (result: WorkResult) => void = () => undefined;
  const stopped = new Promise<WorkResult>((resolve) => { end = resolve; });
  const timer = setTimeout(() => {
    const error = new HubError('event_timeout', `Ereignis ${event.topic} ${event.id} war nach ${timeoutMs} ms nicht fertig.`, { retryable: true });
    end({ kind: 'failed', error });
    abort.abort(error);
  }, timeoutMs);
  const result = Promise.race([stopped, outcomeOf(handler, event, abort.signal)]).finally(() => { clearTimeout(timer); });
  return {
    result,
    handBack() {
      end({ kind: 'handed_back' });
      abort.abort(new HubError('unavailable', 'Der Hub wird beendet; das Ereignis geht an einen anderen Prozess.', { retryable: true }));
    },
  };
}

async function outcomeOf(handler: EventHandler, event: DurableEvent, signal: AbortSignal): Promise<EventOutcome> {
  try {
    return await handler(event, signal);
  } catch (error) {
    return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
  }
}
