import { HubError } from '../../hub/errors/hub-error.js';
import { beteiligteEvent, type BeteiligteEvent } from '../../hub/events/topics.js';

/** The event in `msg.payload`. A message made by hand needs `entity_id` only: it is a person's own request then. */
export function readEvent(payload: unknown, now: string): BeteiligteEvent {
  const fields = typeof payload === 'object' && payload !== null ? payload : {};
  const parsed = beteiligteEvent.safeParse({ action: 'sync_check', source: 'manual', timestamp: now, ...fields });
  if (!parsed.success) {
    const where = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'payload'))].join(', ');
    throw new HubError('malformed', `msg.payload ist kein Ereignis eines Beteiligten, bitte prüfen: ${where}`);
  }
  return parsed.data;
}
