import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { readCallId } from '../../src/sync/telephony/read-call-id.js';
import { recordCall } from '../../src/sync/telephony/record-call.js';
import { sweepCalls } from '../../src/sync/telephony/sweep-calls.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import type { ThreeCx } from '../../src/systems/threecx/threecx.js';
import type { CallJournalConfig } from './types.js';

/** Records a finished call in the CRM, or searches for those that were missed. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('call-journal', function (this: Node, config: CallJournalConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const threecx = useConfig<{ readonly hub: Hub; readonly threecx: ThreeCx | undefined }>(RED, this, config.threecx);
    const espocrm = useConfig<{ readonly espocrm: EspoCrm; readonly notifyUserId: string }>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['threecx', 'espocrm', 'operation']);

    onInput<NodeMessageInFlow>(this, async (msg, send) => {
      assertComplete();
      const context = { ...await espocrm(), ...await threecx() };
      if (config.operation === 'sweep') {
        const { ended, recordings } = await sweepCalls(context);
        send([Object.assign(msg, { payload: ended, recordings }), null]);
        return;
      }
      const result = await recordCall(context, readCallId(msg.payload));
      const hasRecording = 'recording' in result && result.recording;
      msg.payload = hasRecording ? { call_id: result.call_id } : result;
      send(hasRecording ? [null, msg] : [msg, null]);
    });
  });
}
