import type { Node, NodeAPI, NodeDef } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { isTopic } from '../../src/hub/events/topics.js';
import type { Hub } from '../../src/hub/hub.js';
import { isNamedSchedule } from '../../src/hub/settings/named-schedules.js';
import { onClose } from '../../src/runtime/close.js';
import { faultyFields } from '../../src/runtime/completeness.js';
import { providerOf } from '../../src/runtime/lease.js';
import { asError } from '../../src/runtime/node-fault.js';
import { statusOf } from '../../src/runtime/status.js';
import { startListening } from './listening.js';
import type { EventListenConfig } from './types.js';

/** Takes events from a topic and starts a message for each; the flow must end at `event-done`. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('event-listen', function (this: Node, config: EventListenConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const status = statusOf(this);
    const provider = providerOf<Hub>(RED, config.hub);
    const { topic } = config;
    // What the hub's settings know needs no variable of the environment.
    const faulty = faultyFields(isNamedSchedule(config.schedule) ? { ...config, schedule: '' } : config, ['hub', 'topic']);
    if (!provider || faulty.length > 0 || !isTopic(topic)) {
      status.show('incomplete');
      this.error(new HubError('misconfigured', `event-listen: Unvollständig eingerichtet, bitte prüfen: ${faulty.join(', ') || (provider ? 'topic' : 'hub')}`));
      return;
    }

    const listening = startListening(this, provider, { ...config, topic }, {
      started: () => { status.show('idle'); },
      taken: () => { status.show('working'); },
      finished: () => { status.show('ok'); },
      waiting: (error) => {
        status.show('retrying');
        this.error(asError(error));
      },
    });
    onClose(this, () => listening.stop());
  });
}
