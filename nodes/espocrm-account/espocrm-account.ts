import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { faultyFields } from '../../src/runtime/completeness.js';
import { provide, providerOf } from '../../src/runtime/lease.js';
import { NodeFault } from '../../src/runtime/node-fault.js';
import { createEspoCrm } from '../../src/systems/espocrm/create-espocrm.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import type { EspoCrmAccountConfig, EspoCrmAccountCredentials } from './types.js';

type AccountNode = Node<EspoCrmAccountCredentials>;

/** What the nodes that use the account get. */
export interface EspoCrmAccount {
  readonly hub: Hub;
  readonly espocrm: EspoCrm;
  /** For somebody whose phone is ringing: many at a time, answered at once or not at all. */
  readonly rings: EspoCrm;
  /** Ends in `/api/v1`. */
  readonly apiUrl: string;
  /** Hears of what has no responsible user. */
  readonly notifyUserId: string;
}

/** An EspoCRM server and its API user: the environment's, with the fields that are filled in here in its place. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType<AccountNode, EspoCrmAccountConfig & NodeDef, unknown, EspoCrmAccountCredentials>('espocrm-account', function (this: AccountNode, config) {
    RED.nodes.createNode(this, config);
    const hubNode = providerOf<Hub>(RED, config.hub);
    const { credentials } = this;
    const faulty = faultyFields({ ...config, ...credentials }, ['hub']);
    if (!hubNode || faulty.length > 0) this.warn(`espocrm-account: Unvollständig eingerichtet, bitte prüfen: ${faulty.join(', ') || 'hub'}`);

    provide<EspoCrmAccount>(this, async () => {
      if (!hubNode || faulty.length > 0) throw new NodeFault('misconfigured', `espocrm-account: Bitte prüfen: ${faulty.join(', ') || 'hub'}`);
      const lease = await hubNode.lease();
      const hub = lease.value;
      const settings = {
        ...hub.settings.espocrm,
        baseUrl: (config.baseUrl || hub.settings.espocrm.baseUrl).replace(/\/+$/, ''),
        apiKey: credentials.apiKey === '' ? hub.settings.espocrm.apiKey : credentials.apiKey ?? hub.settings.espocrm.apiKey,
        notifyUserId: config.notifyUserId || hub.settings.espocrm.notifyUserId,
      };
      const espocrm = createEspoCrm({ settings, effects: hub.effects, log: hub.log });
      const rings = createEspoCrm({ settings, effects: hub.effects, log: hub.log, http: { concurrency: 64, timeoutMs: 3_000, retry: { tries: 1 } } });
      return {
        value: { hub, espocrm, rings, apiUrl: settings.baseUrl, notifyUserId: settings.notifyUserId },
        async close() {
          espocrm.close();
          rings.close();
          await lease.release();
        },
      };
    });
  }, { credentials: { apiKey: { type: 'password' } } });
}
