import type { Node, NodeAPI } from 'node-red';
import type { IncomingMessage } from 'node:http';
import { onClose } from '../../src/runtime/close.js';
import { behindPrefix } from './prefix.js';

const prefixesInUse = new Map<Node, readonly string[]>();

/**
 * Keeps Node-RED's body parsers away from the proxy's requests. *http in* has a switch for that, but it compares whole paths
 * and so does nothing for `/advoware/*`: the body would be parsed, and a broken one answered 500 before the flow begins.
 * To be called once, when the module is loaded: that is before any *http in* sets up its route.
 */
export function serveUnreadBodies(RED: NodeAPI): void {
  RED.httpNode.use((req: IncomingMessage & { _body?: boolean }, _res: unknown, next: () => void) => {
    for (const prefixes of prefixesInUse.values()) {
      // The mark of the parsers for "somebody has read it".
      if (behindPrefix(req.url ?? '', prefixes) !== undefined) req._body = true;
    }
    next();
  });
}

/** The prefixes of a proxy node, for as long as it lives. */
export function unreadBodies(node: Node, prefixes: readonly string[]): void {
  prefixesInUse.set(node, prefixes);
  onClose(node, () => { prefixesInUse.delete(node); });
}
