import type { ServerResponse } from 'node:http';
import type { NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { readBody, type BodyRequest } from '../../src/runtime/body.js';
import type { McpEndpoint } from './mcp-server.js';

export interface AssistantMessage extends NodeMessageInFlow {
  req?: BodyRequest & { readonly query?: unknown };
  /** What *http in* wraps around the response. */
  res?: { readonly _res?: ServerResponse };
  /** Set by `webhook-verify`. */
  caller?: string;
  statusCode?: number;
  event?: { readonly id: string };
}

/** The request of a caller that has proved who it is. */
export function requestOf({ req, caller }: AssistantMessage): NonNullable<AssistantMessage['req']> {
  if (!req) throw new HubError('misconfigured', 'y-assistant: Die Nachricht kommt nicht von einem „http in“.');
  if (caller === undefined) throw new HubError('unauthorized', 'y-assistant: Davor muss „webhook-verify“ das Token prüfen.');
  return req;
}

/** Lets the endpoint answer the caller itself; gives the status it answered. */
export async function answerMcp(endpoint: McpEndpoint, msg: AssistantMessage, limitBytes: number): Promise<number> {
  const req = requestOf(msg);
  const res = msg.res?._res;
  if (!res) throw new HubError('misconfigured', 'y-assistant: Die Nachricht kommt nicht von einem „http in“.');
  if (!/^application\/json\b/i.test(req.headers['content-type'] ?? '')) throw new HubError('unsupported_media_type', 'y-assistant: Erwartet wird application/json.');
  await endpoint.answer(req, res, parsed(await readBody(req, { limitBytes })));
  return res.statusCode;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // Without the parser's error as cause: it quotes the text.
    throw new HubError('malformed', 'y-assistant: Die Anfrage enthält kein gültiges JSON.');
  }
}
