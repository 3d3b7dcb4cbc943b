import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { isTopic } from '../../src/hub/events/topics.js';
import type { Hub } from '../../src/hub/hub.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import type { EventEmitConfig } from './types.js';

interface Refusal { readonly index: number; readonly reason: string }
interface Message extends NodeMessageInFlow {
  statusCode?: number;
  /** What `webhook-verify` has refused already; belongs into the answer too. */
  refused?: readonly Refusal[];
}

/** Puts durable events on a topic and answers only when Redis has them. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('event-emit', function (this: Node, config: EventEmitConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const hub = useConfig<Hub>(RED, this, config.hub);
    const assertComplete = requireComplete(this, config, ['hub', 'topic']);
    const { topic } = config;

    onInput<Message>(this, async (msg, send) => {
      assertComplete();
      if (!isTopic(topic)) throw new HubError('misconfigured', `event-emit: Das Thema „${topic}“ gibt es nicht.`);
      const payloads: readonly unknown[] = Array.isArray(msg.payload) ? msg.payload : [msg.payload];
      const { accepted, refused } = await (await hub()).events.emit(topic, payloads);
      msg.payload = { accepted: accepted.length, refused: msg.refused?.length ? [...msg.refused, ...refused] : refused };
      msg.statusCode = 200;
      send(msg);
    }, { showsWorking: false });
  });
}
