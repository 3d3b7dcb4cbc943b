import { readBody, type BodyOptions, type BodyRequest } from './body.js';
import { NodeFault } from './node-fault.js';

/** The JSON in a request's body. */
export async function readJsonBody(req: BodyRequest, options: BodyOptions): Promise<unknown> {
  const body = await readBody(req, options);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // Without the parser's error as cause: it quotes the text.
    throw new NodeFault('malformed', 'Die Anfrage enthält kein gültiges JSON.');
  }
}
