import type { NodeAPI, NodeMessageInFlow } from 'node-red';
import type { Send } from '../../src/runtime/input.js';

interface PageMessage extends NodeMessageInFlow {
  /** Set on the last page only. */
  complete?: true;
}

/** One message per page. The last one is the incoming message itself and says so; no page at all gives one empty list. */
export async function sendPages(RED: NodeAPI, pages: AsyncIterable<readonly unknown[]>, msg: NodeMessageInFlow, send: Send): Promise<void> {
  const id = RED.util.generateId();
  let index = 0;
  let page: readonly unknown[] | undefined;
  for await (const next of pages) {
    if (page) {
      send([Object.assign(RED.util.cloneMessage(msg), { payload: page, parts: { id, index } }), null]);
      index += 1;
    }
    page = next;
  }
  const last: PageMessage = Object.assign(msg, { payload: page ?? [], parts: { id, index, count: index + 1 } });
  last.complete = true;
  send([last, null]);
}
