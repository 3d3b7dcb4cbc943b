import type { NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { readBody, type BodyRequest } from '../../src/runtime/body.js';
import { assertEmployee } from '../../src/sync/calendar/assert-employee.js';
import { auditCsv } from '../../src/sync/calendar/audit-csv.js';
import { auditEmployee } from '../../src/sync/calendar/audit-employee.js';
import { clearLocks } from '../../src/sync/calendar/clear-locks.js';
import type { CalendarContext } from '../../src/sync/calendar/context.js';
import { dueCalendars } from '../../src/sync/calendar/due-calendars.js';
import { forStaff } from '../../src/sync/calendar/for-staff.js';
import { giveGoAhead } from '../../src/sync/calendar/give-go-ahead.js';
import { readAudit, readDue, readEvent, readGoAhead, readRequest, readUnlock } from '../../src/sync/calendar/read-input.js';
import { receivePush } from '../../src/sync/calendar/receive-push.js';
import { syncEmployee } from '../../src/sync/calendar/sync-employee.js';
import type { CalendarSyncConfig } from './types.js';

export interface CalendarMessage extends NodeMessageInFlow {
  req?: BodyRequest;
  /** Name of the key that `webhook-verify` has accepted. */
  caller?: string;
  headers?: Readonly<Record<string, string>>;
}

/** What a message becomes; `aside`: it leaves by the second output. */
interface Outcome { readonly payload: unknown; readonly aside?: true; readonly headers?: Readonly<Record<string, string>> }
type Operation = (context: CalendarContext, msg: CalendarMessage, now: string) => Promise<Outcome>;

/** A request that starts a run is a line of JSON. */
const requestBytes = 16 * 1_024;

export const operations: Readonly<Record<CalendarSyncConfig['operation'], Operation>> = {
  async sync(context, msg, now) {
    const result = await syncEmployee(context, readEvent(msg.payload, now));
    return forStaff(result) ? { payload: result, aside: true } : { payload: result };
  },
  due: async (context, msg, now) => ({ payload: await dueCalendars(context, readDue(msg.payload, now)) }),
  async request(context, msg, now) {
    const event = readRequest(await readBody(requestOf(msg), { limitBytes: requestBytes }), now);
    if ('kuerzel' in event) await assertEmployee(context, event.kuerzel);
    return { payload: event };
  },
  async push(context, msg) {
    const answer = await receivePush(context, requestOf(msg).headers);
    context.hub.metrics.webhook('google', answer.kind === 'run' || answer.kind === 'ignored' ? 'accepted' : 'refused');
    switch (answer.kind) {
      case 'run': return { payload: answer.event };
      case 'ignored': return { payload: '', aside: true };
      case 'malformed': throw new HubError('malformed', 'Das ist keine Meldung von Google Kalender.');
      case 'forged': throw new HubError('forbidden', 'Die Meldung trägt nicht das Kennwort ihres Kanals.');
    }
  },
  async audit(context, msg) {
    const { kuerzel, format } = readAudit(msg.payload);
    await assertEmployee(context, kuerzel);
    const audit = await auditEmployee(context, { kuerzel });
    return format === 'json' ? { payload: audit } : { payload: auditCsv(audit), headers: csvHeaders(kuerzel) };
  },
  async 'go-ahead'(context, msg) {
    const answer = await giveGoAhead(context, { ...readGoAhead(msg.payload), actor: msg.caller ?? 'editor' });
    if (answer.kind === 'accepted') return { payload: answer.event };
    throw new HubError('conflict', 'Dieser Plan steht nicht (mehr) still: Bitte die Unterschiede neu ansehen.');
  },
  'clear-locks': async (context, msg) => ({ payload: await clearLocks(context, readUnlock(msg.payload)) }),
};

function requestOf({ req }: CalendarMessage): BodyRequest {
  if (!req) throw new HubError('misconfigured', 'calendar-sync: Die Nachricht kommt nicht von einem „http in“.');
  return req;
}

const csvHeaders = (kuerzel: string): Readonly<Record<string, string>> => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="kalender.csv"; filename*=UTF-8''${encodeURIComponent(`kalender-${kuerzel}.csv`)}`,
});
