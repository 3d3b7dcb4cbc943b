import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { HubError } from '../../../hub/errors/hub-error.js';
import type { EventBody } from '../google-calendar.js';

const writable: ReadonlySet<string> = new Set<keyof EventBody>([
  'summary', 'description', 'location', 'visibility', 'transparency', 'start', 'end', 'recurrence', 'extendedProperties',
]);

/**
 * The body as it goes out. Attendees would be invited or lost, an older `sequence` is refused, and what else is not
 * the hub's must survive (invariants.md, I16, I24): a body that holds more is a fault of the program.
 */
export function eventBody(body: EventBody): calendar_v3.Schema$Event {
  const foreign = Object.keys(body).find((field) => !writable.has(field));
  if (foreign !== undefined) throw new HubError('internal', `Der Hub schreibt in Google Kalender nie das Feld ${foreign}.`);
  // Google's types know neither null in times nor read-only lists.
  return body as unknown as calendar_v3.Schema$Event;
}
