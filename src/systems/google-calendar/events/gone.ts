import type { CalendarPlace } from '../google-calendar.js';
import { GoogleCalendarError, type CallFacts } from '../google-error.js';
import { calendarSchema } from '../records.js';
import { readJson, type Refusal } from '../wire/answer.js';
import type { GoogleCalls } from '../wire/google-calls.js';

/**
 * A 404 for an event says the same as one for its calendar, and a calendar whose access was taken away has lost no event.
 * Throws GoogleCalendarError `calendar_not_found`.
 */
export async function goneOrLost(calls: GoogleCalls, { calendarId, quotaUser }: CalendarPlace, about: CallFacts): Promise<{ readonly kind: 'gone' }> {
  const facts: CallFacts = { operation: 'GET calendars', record: calendarId };
  const calendar = await calls.read<'there' | 'lost'>({
    ...facts,
    send: (api, options) => api.calendars.get({ calendarId, quotaUser }, options),
    read: (answer) => {
      readJson(answer, calendarSchema, facts);
      return 'there';
    },
    refused: ({ status }) => (status === 404 ? 'lost' : undefined),
  });
  if (calendar === 'there') return { kind: 'gone' };
  throw new GoogleCalendarError('upstream_rejected', { ...about, fault: 'calendar_not_found', status: 404, retryable: true });
}

/** The event is not there: never was, or was deleted. */
export function saysGone({ status, reason }: Refusal): boolean {
  return (status === 404 && reason === 'notFound') || (status === 410 && reason === 'deleted');
}
