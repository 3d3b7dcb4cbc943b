import { fieldName } from '../../domain/calendar/texts.js';
import { keyText, type Operation } from '../../domain/calendar/plan-types.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { StoredCalendar } from '../../hub/ledger/calendars/calendar-store.js';
import { calendarMarker } from '../../systems/google-calendar/calendars/marker.js';
import type { AuditRow, CalendarAudit, CalendarContext } from './context.js';
import { sidesOf } from './sides.js';

/** What a run would do now: the same readings and the same plan, and no write anywhere, not even to the ledger. */
export async function auditEmployee(context: CalendarContext, { kuerzel }: { readonly kuerzel: string }): Promise<CalendarAudit> {
  const memory = await context.hub.ledger.calendars.read(kuerzel);
  const calendarId = memory.calendar.calendarId ?? await findCalendar(context, kuerzel);
  const sides = sidesOf(context, memory, calendarId ?? '');
  if (calendarId !== undefined) await sides.readGoogle(memory.calendar.cursor);
  await sides.readAdvoware('window');
  const plan = await sides.settledPlan(() => Promise.resolve());
  const operations = plan.kind === 'go' ? plan.operations : plan.held;
  return {
    kuerzel, mode: modeOf(memory.calendar), rows: operations.map(rowOf), guard: plan.guard, hash: plan.hash,
    remarks: [...plan.conflicts, ...plan.asks, ...plan.unreadable].map(({ text }) => text),
  };
}

const modeOf = ({ fullContent }: StoredCalendar): CalendarAudit['mode'] => (fullContent ? 'full' : 'masked');

/** A calendar that is not there yet is an empty one. */
async function findCalendar({ google }: CalendarContext, kuerzel: string): Promise<string | undefined> {
  const found = await google.findCalendar({ marker: calendarMarker(kuerzel), summary: '', quotaUser: kuerzel });
  if (found.kind === 'several') throw new HubError('conflict', `Für ${kuerzel} gibt es mehrere Kalender des Hubs (${found.calendarIds.join(', ')}).`);
  return found.kind === 'found' ? found.calendar.id : undefined;
}

/** Names of fields, no contents: a table is copied, mailed and printed. */
function rowOf(operation: Operation): AuditRow {
  const { kind: what, why } = operation;
  switch (operation.kind) {
    case 'create_google': return { what, why, where: 'google', frNr: operation.frNr, event: operation.eventId, fields: [] };
    case 'create_advoware': return { what, why, where: 'advoware', frNr: null, event: keyText(operation.key), fields: [] };
    case 'update_google': return { what, why, where: 'google', frNr: operation.frNr, event: keyText(operation.target), fields: operation.fields.map(fieldName) };
    case 'update_advoware': return { what, why, where: 'advoware', frNr: operation.frNr, event: null, fields: operation.fields.map(fieldName) };
    case 'delete_google': return { what, why, where: 'google', frNr: operation.frNr, event: keyText(operation.target), fields: [] };
    case 'delete_advoware': return { what, why, where: 'advoware', frNr: operation.frNr, event: null, fields: [] };
    case 'mark_google': return { what, why, where: 'google', frNr: null, event: operation.id, fields: [] };
    case 'link': {
      const [link] = [...operation.puts, ...operation.drops];
      const frNr = operation.settles?.frNr ?? (link && 'frNr' in link ? link.frNr : null);
      return { what, why, where: 'hub', frNr, event: link ? keyText(link.key) : null, fields: [] };
    }
  }
}
