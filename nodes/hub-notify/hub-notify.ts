import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { Hub } from '../../src/hub/hub.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { typedText } from '../../src/runtime/typed-input.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { postNotice } from '../../src/systems/espocrm/notes.js';
import type { HubNotifyConfig } from './types.js';

interface Account { readonly hub: Hub; readonly espocrm: EspoCrm; readonly notifyUserId: string }

/** Sends a notice to a user of EspoCRM. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('hub-notify', function (this: Node, config: HubNotifyConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const account = useConfig<Account>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['espocrm']);

    onInput<NodeMessageInFlow>(this, async (msg, send) => {
      assertComplete();
      const { hub, espocrm, notifyUserId } = await account();
      const user = config.user === '' ? notifyUserId : await typedText(RED, this, msg, { value: config.user, type: config.userType });
      const text = typeof msg.payload === 'string' ? msg.payload.trim() : '';
      if (text === '') throw new HubError('malformed', 'hub-notify: msg.payload muss der Text des Hinweises sein.');
      await postNotice(espocrm, { userIds: [user], text, key: hub.effects.uuid() });
      send(msg);
    });
  });
}
