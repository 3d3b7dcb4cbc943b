import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { eventsInHand } from '../../src/runtime/events-in-hand.js';
import { onInput } from '../../src/runtime/input.js';
import type { EventInHand } from '../event-listen/types.js';
import { outcomeOf } from './outcome.js';
import type { EventDoneConfig } from './types.js';

interface Message extends NodeMessageInFlow {
  event?: EventInHand;
  error?: unknown;
}

/** Ends an event that `event-listen` has started. One that is not in hand any more (timed out, given back) is left alone. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('event-done', function (this: Node, config: EventDoneConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const assertComplete = requireComplete(this, config, ['hub']);

    onInput<Message>(this, async (msg) => {
      assertComplete();
      const { event } = msg;
      if (typeof event?.delivery !== 'string') {
        throw new HubError('malformed', 'event-done: Die Nachricht trägt kein msg.event; sie muss von „event-listen“ kommen.');
      }
      if (!eventsInHand.settle(event.delivery, outcomeOf(config.outcome, msg))) {
        this.warn(`${event.topic} ${event.id}: zu spät, das Ereignis ist nicht mehr in Arbeit und wird erneut zugestellt.`);
      }
      return Promise.resolve();
    }, { showsWorking: false });
  });
}
