import type { Node, NodeAPI, NodeDef } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { onClose } from '../../src/runtime/close.js';
import { faultyFields } from '../../src/runtime/completeness.js';
import { providerOf } from '../../src/runtime/lease.js';
import { asError } from '../../src/runtime/node-fault.js';
import { statusOf } from '../../src/runtime/status.js';
import { startFollowing, type Providers } from './following.js';
import type { ThreeCxListenConfig } from './types.js';

const outputs = ['started', 'ended', 'transferred'] as const;

/** Follows the live calls of the telephone system; a message for each that starts, ends or is transferred. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('3cx-listen', function (this: Node, config: ThreeCxListenConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const status = statusOf(this);
    const threecx: Providers['threecx'] | undefined = providerOf(RED, config.threecx);
    const espocrm: Providers['espocrm'] | undefined = providerOf(RED, config.espocrm);
    const faulty = faultyFields(config, ['threecx', 'espocrm']);
    if (!threecx || !espocrm || faulty.length > 0) {
      status.show('incomplete');
      this.error(new HubError('misconfigured', `3cx-listen: Unvollständig eingerichtet, bitte prüfen: ${faulty.join(', ') || 'threecx, espocrm'}`));
      return;
    }

    const following = startFollowing({ threecx, espocrm }, {
      started: () => { status.show('idle'); },
      heard: ({ id, news }) => {
        status.show('ok');
        this.send(outputs.map((output) => (output === news ? { payload: { call_id: id } } : null)));
      },
      waiting: (error) => {
        status.show('retrying');
        this.error(asError(error));
      },
    });
    onClose(this, () => following.stop());
  });
}
