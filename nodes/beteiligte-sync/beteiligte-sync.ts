import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { dueBeteiligte } from '../../src/sync/beteiligte/due-beteiligte.js';
import { syncBeteiligter } from '../../src/sync/beteiligte/sync-beteiligter.js';
import type { SyncContext } from '../../src/sync/beteiligte/context.js';
import type { Advoware } from '../../src/systems/advoware/advoware.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import type { Hub } from '../../src/hub/hub.js';
import { readEvent } from './read-event.js';
import { forStaff } from './for-staff.js';
import { sendPages } from './send-pages.js';
import type { BeteiligteSyncConfig } from './types.js';

/** Runs the sync of one Beteiligter, or lists those that are due. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('beteiligte-sync', function (this: Node, config: BeteiligteSyncConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const advoware = useConfig<{ readonly advoware: Advoware }>(RED, this, config.advoware);
    const espocrm = useConfig<{ readonly hub: Hub; readonly espocrm: EspoCrm; readonly notifyUserId: string }>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['advoware', 'espocrm', 'operation']);
    const context = async (): Promise<SyncContext> => ({ ...await espocrm(), ...await advoware(), stammdaten: 'both', kommunikation: 'both' });

    onInput<NodeMessageInFlow>(this, async (msg, send) => {
      assertComplete();
      if (config.operation === 'due') {
        await sendPages(RED, dueBeteiligte(await context()), msg, send);
        return;
      }
      const hubContext = await context();
      const result = await syncBeteiligter(hubContext, readEvent(msg.payload, hubContext.hub.effects.now().toString()));
      msg.payload = result;
      send(forStaff(result) ? [null, msg] : [msg, null]);
    });
  });
}
