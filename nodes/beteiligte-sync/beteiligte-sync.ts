import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { dueBeteiligte } from '../../src/sync/beteiligte/due-beteiligte.js';
import { forStaff } from '../../src/sync/beteiligte/for-staff.js';
import { readEvent } from '../../src/sync/beteiligte/read-event.js';
import { syncBeteiligter } from '../../src/sync/beteiligte/sync-beteiligter.js';
import type { Advoware } from '../../src/systems/advoware/advoware.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import type { BeteiligteSyncConfig } from './types.js';

/** Runs the sync of one Beteiligter, or lists those that are due. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('beteiligte-sync', function (this: Node, config: BeteiligteSyncConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const advoware = useConfig<{ readonly advoware: Advoware }>(RED, this, config.advoware);
    const espocrm = useConfig<{ readonly hub: Hub; readonly espocrm: EspoCrm; readonly notifyUserId: string }>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['advoware', 'espocrm', 'operation']);

    onInput<NodeMessageInFlow>(this, async (msg, send) => {
      assertComplete();
      const world = { ...await espocrm(), ...await advoware(), stammdaten: 'both', kommunikation: 'both' } as const;
      if (config.operation === 'due') {
        msg.payload = await dueBeteiligte(world);
        send([msg, null]);
        return;
      }
      const result = await syncBeteiligter(world, readEvent(msg.payload, world.hub.effects.now().toString()));
      msg.payload = result;
      send(forStaff(result) ? [null, msg] : [msg, null]);
    });
  });
}
