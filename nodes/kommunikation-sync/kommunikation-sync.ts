import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { numberField } from '../../src/runtime/number-field.js';
import type { SyncResult } from '../../src/sync/beteiligte/context.js';
import { reportEmptySlots } from '../../src/sync/beteiligte/empty-slots.js';
import { forStaff } from '../../src/sync/beteiligte/for-staff.js';
import { readEvent } from '../../src/sync/beteiligte/read-event.js';
import { syncBeteiligter } from '../../src/sync/beteiligte/sync-beteiligter.js';
import type { Advoware } from '../../src/systems/advoware/advoware.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { DEFAULTS, type KommunikationSyncConfig } from './types.js';

/** Runs phones and e-mails of one Beteiligter alone, or the nightly count of empty entries. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('kommunikation-sync', function (this: Node, config: KommunikationSyncConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const advoware = useConfig<{ readonly advoware: Advoware }>(RED, this, config.advoware);
    const espocrm = useConfig<{ readonly hub: Hub; readonly espocrm: EspoCrm; readonly notifyUserId: string }>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['advoware', 'espocrm', 'operation', 'direction']);

    onInput<NodeMessageInFlow>(this, async (msg, send) => {
      assertComplete();
      const world = { ...await espocrm(), ...await advoware(), stammdaten: 'off', kommunikation: config.direction } as const;
      if (config.operation === 'slots') {
        msg.payload = await reportEmptySlots(world, numberField(config.limit, { fallback: Number(DEFAULTS.limit), min: 1, max: 1_000 }));
        send([msg, null]);
        return;
      }
      const result = await syncBeteiligter(world, readEvent(msg.payload, world.hub.effects.now().toString()));
      msg.payload = payloadOf(result);
      send(forStaff(result) ? [null, msg] : [msg, null]);
    });
  });
}

/** What the run did to phones and e-mails, beside its kind; a run that did not come to them has its own result. */
const payloadOf = (result: SyncResult): unknown =>
  'kommunikation' in result ? { kind: result.kind, ...result.kommunikation } : result;
