import type { EventOutcome } from '../../src/hub/events/events.js';
import { caughtError } from '../../src/runtime/caught-error.js';
import { numberField } from '../../src/runtime/number-field.js';
import type { EventDoneConfig } from './types.js';

/** How the event ends, read from the message. */
export function outcomeOf(rule: EventDoneConfig['outcome'], msg: { readonly payload?: unknown; readonly error?: unknown }): EventOutcome {
  switch (rule) {
    case 'done': return { kind: 'done' };
    case 'failed': return { kind: 'failed', error: reasonOf(msg.error) };
    case 'by-result': return comesBack(msg.payload) ? { kind: 'later', delayMs: delayOf(msg.payload.delayMs) } : { kind: 'done' };
  }
}

/** Ends up in the dead-letter list, which staff read: the text of a foreign error may quote data, so only its class and place go in. */
function reasonOf(error: unknown): Error {
  const { code, message, errorName, source } = caughtError(error);
  return new Error(code === undefined ? `Unerwarteter Fehler (${errorName}) in ${source || 'unbekanntem Knoten'}` : `${code}: ${message}`);
}

/** Results of a run that has not had its turn, or not done with it. */
function comesBack(payload: unknown): payload is { readonly kind: 'busy' | 'unfinished'; readonly delayMs?: unknown } {
  return typeof payload === 'object' && payload !== null && 'kind' in payload && (payload.kind === 'busy' || payload.kind === 'unfinished');
}

const delayOf = (delayMs: unknown): number =>
  numberField(typeof delayMs === 'number' ? delayMs : '', { fallback: 5_000, min: 0, max: 15 * 60_000 });
