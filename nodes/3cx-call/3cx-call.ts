import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import type { BodyRequest } from '../../src/runtime/body.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { readJsonBody } from '../../src/runtime/json-body.js';
import { useConfig } from '../../src/runtime/lease.js';
import { callRecord } from '../../src/sync/telephony/call-record.js';
import { callStatus } from '../../src/sync/telephony/call-status.js';
import { readOrder } from '../../src/sync/telephony/read-order.js';
import { startCall } from '../../src/sync/telephony/start-call.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import type { ThreeCx } from '../../src/systems/threecx/threecx.js';
import type { ThreeCxCallConfig } from './types.js';

interface Message extends NodeMessageInFlow {
  req?: BodyRequest & { readonly params?: Readonly<Record<string, string>> };
  statusCode?: number;
  /** Set by `webhook-verify`. */
  caller?: string;
}

const bodyLimit = { limitBytes: 64 * 1_024 };

/** Has the telephone system call a number, or tells how a call stands. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('3cx-call', function (this: Node, config: ThreeCxCallConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const threecx = useConfig<{ readonly hub: Hub; readonly threecx: ThreeCx | undefined }>(RED, this, config.threecx);
    const espocrm = useConfig<{ readonly espocrm: EspoCrm; readonly notifyUserId: string }>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['threecx', 'espocrm', 'operation']);

    onInput<Message>(this, async (msg, send) => {
      assertComplete();
      const context = { ...await espocrm(), ...await threecx() };
      if (config.operation === 'automatic') {
        const result = await callRecord(context, msg.payload);
        msg.payload = result;
        send(result.kind === 'unknown' || result.kind === 'refused' ? [null, msg] : [msg, null]);
        return;
      }
      if (config.operation === 'status') {
        msg.payload = await callStatus(context, msg.req?.params?.['id'] ?? '');
        msg.statusCode = 200;
      } else {
        const order = readOrder(msg.req ? await readJsonBody(msg.req, bodyLimit) : msg.payload);
        const result = await startCall(context, msg.caller === undefined ? order : { ...order, actor: msg.caller });
        msg.payload = 'id' in result ? { id: result.id } : result;
        msg.statusCode = 202;
      }
      send([msg, null]);
    });
  });
}
