import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { httpAnswer } from '../../src/hub/errors/http-answer.js';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { caughtError } from '../../src/runtime/caught-error.js';
import { onInput } from '../../src/runtime/input.js';
import { requestId } from '../../src/runtime/request-id.js';
import { isErrorCode } from './error-codes.js';
import type { HttpErrorConfig } from './types.js';

interface Message extends NodeMessageInFlow {
  error?: unknown;
  req?: IncomingMessage;
  res?: { readonly _res?: ServerResponse };
  statusCode?: number;
  headers?: Readonly<Record<string, string>>;
}

/** Turns what a Catch node gives into the JSON answer that every path of the hub gives for an error. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('http-error', function (this: Node, config: HttpErrorConfig & NodeDef) {
    RED.nodes.createNode(this, config);

    onInput<Message>(this, async (msg, send) => {
      const { code, message, errorName, source, frames } = caughtError(msg.error);
      const id = requestId(msg.req);
      const known = isErrorCode(code);
      // Catch keeps an error out of the log; one that nobody has foreseen must be found there.
      if (!known) this.error(`${errorName} in ${source} (${id})\n${frames}`);
      // A stream that broke off: the head has been sent, nothing can be answered any more.
      if (msg.res?._res?.headersSent) return Promise.resolve();
      const answer = httpAnswer(known ? new HubError(code, message) : msg.error, id);
      msg.payload = answer.payload;
      msg.statusCode = answer.statusCode;
      msg.headers = answer.headers;
      send(msg);
      return Promise.resolve();
    }, { showsWorking: false });
  });
}
