import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { leaseHub } from '../../src/hub/lease-hub.js';
import { provide } from '../../src/runtime/lease.js';
import type { HubConfigConfig } from './types.js';

/** Redis, ledger and events of the process, as the environment describes them; opened by the first node that needs them. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('hub-config', function (this: Node, config: HubConfigConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    provide<Hub>(this, async () => {
      const lease = await leaseHub();
      return { value: lease.hub, close: () => lease.release() };
    });
  });
}
