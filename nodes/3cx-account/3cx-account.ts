import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import type { ThreeCxApiSettings } from '../../src/hub/settings/settings.js';
import { faultyFields } from '../../src/runtime/completeness.js';
import { provide, providerOf } from '../../src/runtime/lease.js';
import { NodeFault } from '../../src/runtime/node-fault.js';
import { createThreeCx } from '../../src/systems/threecx/create-threecx.js';
import type { ThreeCx } from '../../src/systems/threecx/threecx.js';
import type { ThreeCxAccountConfig, ThreeCxAccountCredentials } from './types.js';

type AccountNode = Node<ThreeCxAccountCredentials>;

/** What the nodes that use the account get. */
export interface ThreeCxAccount {
  readonly hub: Hub;
  /** Undefined: no telephone system is set up. */
  readonly threecx: ThreeCx | undefined;
}

/** The telephone system: the environment's, with the fields that are filled in here in its place. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType<AccountNode, ThreeCxAccountConfig & NodeDef, unknown, ThreeCxAccountCredentials>('3cx-account', function (this: AccountNode, config) {
    RED.nodes.createNode(this, config);
    const hubNode = providerOf<Hub>(RED, config.hub);
    const { credentials } = this;
    const faulty = faultyFields({ ...config, ...credentials }, ['hub']);
    if (!hubNode || faulty.length > 0) this.warn(`3cx-account: Unvollständig eingerichtet, bitte prüfen: ${faulty.join(', ') || 'hub'}`);

    provide<ThreeCxAccount>(this, async () => {
      if (!hubNode || faulty.length > 0) throw new NodeFault('misconfigured', `3cx-account: Bitte prüfen: ${faulty.join(', ') || 'hub'}`);
      const lease = await hubNode.lease();
      const hub = lease.value;
      const settings = apiSettings(hub.settings.threecx.api, config, credentials);
      const threecx = settings && createThreeCx({ settings, effects: hub.effects, cache: hub.cache, log: hub.log });
      return {
        value: { hub, threecx },
        async close() {
          threecx?.close();
          await lease.release();
        },
      };
    });
  }, { credentials: { apiKey: { type: 'password' } } });
}

/** Undefined without an address or without its key. */
function apiSettings(environment: ThreeCxApiSettings | undefined, config: ThreeCxAccountConfig, { apiKey }: ThreeCxAccountCredentials): ThreeCxApiSettings | undefined {
  const baseUrl = config.baseUrl || environment?.baseUrl;
  const key = apiKey === undefined || apiKey === '' ? environment?.apiKey : apiKey;
  if (baseUrl === undefined || key === undefined) return undefined;
  return {
    dialect: environment?.dialect ?? 'callcontrol', baseUrl: baseUrl.replace(/\/*$/, '/'), apiKey: key,
    clientId: config.clientId || environment?.clientId, dn: config.dn || environment?.dn,
  };
}
