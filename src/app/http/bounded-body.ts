import type { IncomingMessage, ServerResponse } from 'node:http';
import { HubError } from '../../hub/errors/hub-error.js';
import { answerError } from './errors.js';

/** More than any path of the hub takes; each of them has a lower limit of its own. */
export const largestBody = 8 * 1024 * 1024;

/**
 * Keeps a body from filling the memory: `http in` with *skip body parsing* reads it whole before any node can look at its
 * size, or at who sends it. True when the request has been refused.
 */
export function refuseOversized(req: IncomingMessage, res: ServerResponse, limit = largestBody): boolean {
  if (Number(req.headers['content-length'] ?? 0) > limit) {
    res.setHeader('Connection', 'close');
    answerError(res, new HubError('too_large', `Die Anfrage ist größer als ${limit / 1024 / 1024} MiB.`));
    return true;
  }
  if (req.headers['transfer-encoding'] !== undefined) cutAt(req, limit);
  return false;
}

/** A body of untold length: its connection is cut once it has sent more. Nothing is read for that before somebody wants it. */
function cutAt(req: IncomingMessage, limit: number): void {
  const push = req.push.bind(req);
  let seen = 0;
  req.push = (chunk: Buffer | null, encoding?: BufferEncoding): boolean => {
    seen += chunk?.length ?? 0;
    if (seen <= limit) return push(chunk, encoding);
    req.destroy();
    return false;
  };
}
