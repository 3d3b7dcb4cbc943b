import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { faultyFields } from '../../src/runtime/completeness.js';
import { provide, providerOf } from '../../src/runtime/lease.js';
import { NodeFault } from '../../src/runtime/node-fault.js';
import { createGoogleCalendar } from '../../src/systems/google-calendar/create-google-calendar.js';
import type { GoogleCalendar } from '../../src/systems/google-calendar/google-calendar.js';
import { accountSettings } from './account-settings.js';
import type { GoogleAccountConfig } from './types.js';

/** What the nodes that use the account get. */
export interface GoogleAccount { readonly hub: Hub; readonly google: GoogleCalendar }

/** The service account at Google Calendar: the environment's, with the fields that are filled in here in its place. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('google-account', function (this: Node, config: GoogleAccountConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const hubNode = providerOf<Hub>(RED, config.hub);
    const faulty = faultyFields(config, ['hub']);
    if (!hubNode || faulty.length > 0) this.warn(`google-account: Unvollständig eingerichtet, bitte prüfen: ${faulty.join(', ') || 'hub'}`);

    provide<GoogleAccount>(this, async () => {
      if (!hubNode || faulty.length > 0) throw new NodeFault('misconfigured', `google-account: Bitte prüfen: ${faulty.join(', ') || 'hub'}`);
      const lease = await hubNode.lease();
      try {
        return opened(lease.value, config, () => lease.release());
      } catch (error) {
        await lease.release();
        throw error;
      }
    });
  });
}

function opened(hub: Hub, config: GoogleAccountConfig, release: () => Promise<void>): { readonly value: GoogleAccount; close(): Promise<void> } {
  const google = createGoogleCalendar({
    settings: accountSettings(hub.settings.google, config), effects: hub.effects, cache: hub.calendarCache, log: hub.log,
    onQuotaWait: (seconds) => { hub.metrics.rateLimitWait('google', seconds); },
  });
  return {
    value: { hub, google },
    async close() {
      google.close();
      await release();
    },
  };
}
