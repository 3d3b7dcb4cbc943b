import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { faultyFields } from '../../src/runtime/completeness.js';
import { provide, providerOf } from '../../src/runtime/lease.js';
import { NodeFault } from '../../src/runtime/node-fault.js';
import type { Advoware } from '../../src/systems/advoware/advoware.js';
import { createAdvoware } from '../../src/systems/advoware/create-advoware.js';
import { accountSettings } from './account-settings.js';
import type { AdvowareAccountConfig, AdvowareAccountCredentials } from './types.js';

type AccountNode = Node<AdvowareAccountCredentials>;

/** What the nodes that use the account get. */
export interface AdvowareAccount { readonly hub: Hub; readonly advoware: Advoware }

/** A login at Advoware: the environment's, with the fields that are filled in here in its place. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType<AccountNode, AdvowareAccountConfig & NodeDef, unknown, AdvowareAccountCredentials>('advoware-account', function (this: AccountNode, config) {
    RED.nodes.createNode(this, config);
    const hubNode = providerOf<Hub>(RED, config.hub);
    const { credentials } = this;
    const faulty = faultyFields({ ...config, ...credentials }, ['hub']);
    if (!hubNode || faulty.length > 0) this.warn(`advoware-account: Unvollständig eingerichtet, bitte prüfen: ${faulty.join(', ') || 'hub'}`);

    provide<AdvowareAccount>(this, async () => {
      if (!hubNode || faulty.length > 0) throw new NodeFault('misconfigured', `advoware-account: Bitte prüfen: ${faulty.join(', ') || 'hub'}`);
      const lease = await hubNode.lease();
      const hub = lease.value;
      const advoware = createAdvoware({
        settings: accountSettings(hub.settings.advoware, config, credentials), effects: hub.effects, cache: hub.cache, log: hub.log,
        tokenLooked: (result) => { hub.metrics.tokenCache(result); },
      });
      return {
        value: { hub, advoware },
        async close() {
          advoware.close();
          await lease.release();
        },
      };
    });
  }, { credentials: { apiKey: { type: 'password' }, password: { type: 'password' } } });
}
