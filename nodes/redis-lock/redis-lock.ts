import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { Hub } from '../../src/hub/hub.js';
import { keys } from '../../src/hub/redis/keys.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { typedText } from '../../src/runtime/typed-input.js';
import { heldLocks } from './held-locks.js';
import type { RedisLockConfig } from './types.js';

interface Message extends NodeMessageInFlow {
  lock?: { readonly key: string; readonly id: string };
}

/** Takes or gives back a lock that all hub processes respect. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('redis-lock', function (this: Node, config: RedisLockConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const hub = useConfig<Hub>(RED, this, config.hub);
    const assertComplete = requireComplete(this, config, ['hub', 'operation', ...(config.operation === 'acquire' ? ['key'] : [])]);

    onInput<Message>(this, async (msg, send) => {
      assertComplete();
      if (config.operation === 'acquire') {
        const name = await typedText(RED, this, msg, { value: config.key, type: config.keyType });
        const lock = await (await hub()).locks.acquire(keys.flowLock(name));
        if (lock) msg.lock = { key: name, id: heldLocks.add(lock) };
        send(lock ? [msg, null] : [null, msg]);
        return;
      }
      if (typeof msg.lock?.id !== 'string') throw new HubError('malformed', 'redis-lock: Die Nachricht trägt keine Sperre in msg.lock.');
      if (!await heldLocks.release(msg.lock.id)) this.warn('redis-lock: Die Sperre war nicht mehr gehalten.');
      delete msg.lock;
      send(msg);
    });
  });
}
