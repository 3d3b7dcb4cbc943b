import { HubError } from '../../src/hub/errors/hub-error.js';
import { beteiligteEvent, type BeteiligteEvent } from '../../src/hub/events/topics.js';

/** The event in `msg.payload`. A hand-made message needs `entity_id` only; the run treats it like the cron's. */
export function readEvent(payload: unknown, now: string): BeteiligteEvent {
  const fields = typeof payload === 'object' && payload !== null ? payload : {};
  const parsed = beteiligteEvent.safeParse({ action: 'sync_check', source: 'flow', timestamp: now, ...fields });
  if (!parsed.success) {
    const where = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'payload'))].join(', ');
    throw new HubError('malformed', `beteiligte-sync: msg.payload ist kein Ereignis eines Beteiligten, bitte prüfen: ${where}`);
  }
  return parsed.data;
}
