import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import type { BodyRequest } from '../../src/runtime/body.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { readJsonBody } from '../../src/runtime/json-body.js';
import { useConfig } from '../../src/runtime/lease.js';
import { readJournal, readWebhook } from '../../src/sync/telephony/read-reports.js';
import { tellOfCall } from '../../src/sync/telephony/tell-of-call.js';
import type { CallReportConfig } from './types.js';

interface Message extends NodeMessageInFlow {
  req?: BodyRequest;
  call?: { readonly id: string };
  statusCode?: number;
}

const bodyLimit = { limitBytes: 256 * 1_024 };
const outputs = ['started', 'ended', 'transferred', 'nothing'] as const;

/** Puts the report of a call into the ledger and tells which event follows from it. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('call-report', function (this: Node, config: CallReportConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const hub = useConfig<Hub>(RED, this, config.hub);
    const assertComplete = requireComplete(this, config, ['hub', 'source']);

    onInput<Message>(this, async (msg, send) => {
      assertComplete();
      const opened = await hub();
      const body = msg.req ? await readJsonBody(msg.req, bodyLimit) : msg.payload;
      const report = config.source === 'webhook' ? readWebhook(body, opened.effects.now()) : readJournal(body);
      const { id, news } = await tellOfCall({ hub: opened }, report);
      msg.payload = { call_id: id };
      msg.call = { id };
      msg.statusCode = 200;
      send(outputs.map((output) => (output === news ? msg : null)));
    }, { showsWorking: false });
  });
}
