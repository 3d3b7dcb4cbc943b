import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import type { CalendarContext } from '../../src/sync/calendar/context.js';
import type { AdvowareClient } from '../../src/systems/advoware/create-advoware.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import type { GoogleCalendar } from '../../src/systems/google-calendar/google-calendar.js';
import { operations, type CalendarMessage } from './operations.js';
import type { CalendarSyncConfig } from './types.js';

/** Everything flows do with calendars: runs, lists, audits, and what lets a held one go on. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('calendar-sync', function (this: Node, config: CalendarSyncConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const advoware = useConfig<{ readonly hub: Hub; readonly advoware: AdvowareClient }>(RED, this, config.advoware);
    const google = useConfig<{ readonly google: GoogleCalendar }>(RED, this, config.google);
    const espocrm = useConfig<{ readonly espocrm: EspoCrm; readonly notifyUserId: string }>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['advoware', 'google', 'espocrm', 'operation']);
    const operation = operations[config.operation];

    onInput<CalendarMessage>(this, async (msg, send) => {
      assertComplete();
      const context = { ...await espocrm(), ...await google(), ...await advoware() };
      const { payload, aside, headers } = await operation(worldOf(context), msg, context.hub.effects.now().toString());
      msg.payload = payload;
      if (headers) msg.headers = headers;
      send(aside ? [null, msg] : [msg, null]);
    });
  });
}

function worldOf(accounts: Omit<CalendarContext, 'hub' | 'window' | 'publicUrl'> & { readonly hub: Hub }): CalendarContext {
  const { google, http } = accounts.hub.settings;
  return { ...accounts, window: { pastDays: google.pastDays, futureDays: google.futureDays }, publicUrl: http.publicUrl };
}
