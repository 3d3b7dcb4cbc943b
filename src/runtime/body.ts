import type { IncomingMessage, ServerResponse } from 'node:http';
import getRawBody from 'raw-body';
import { NodeFault } from './node-fault.js';

/** The request of an *http in* node; `body` is what its parsers left there. */
export interface BodyRequest extends IncomingMessage {
  body?: unknown;
  /** Set by Express. */
  res?: ServerResponse;
}

export interface BodyOptions { readonly limitBytes: number }

/**
 * The bytes of a request, exactly as they were sent. Takes them from *http in* when it has captured them unparsed
 * (*skip body parsing*), and reads them from the connection when nobody has yet.
 */
export async function readBody(req: BodyRequest, { limitBytes }: BodyOptions): Promise<Buffer> {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new NodeFault('unsupported_media_type', 'Komprimierte Anfragen werden nicht angenommen.');
  }
  if (Buffer.isBuffer(req.body)) {
    if (req.body.length > limitBytes) throw tooLarge(req, limitBytes);
    return req.body;
  }
  if (!req.readable || req.readableDidRead) {
    throw new NodeFault('misconfigured', 'Der Inhalt der Anfrage ist schon ausgewertet: im Knoten „http in“ bitte „skip body parsing“ einschalten.');
  }
  try {
    return await getRawBody(req, { length: req.headers['content-length'] ?? null, limit: limitBytes });
  } catch (error) {
    throw isTooLarge(error) ? tooLarge(req, limitBytes) : new NodeFault('malformed', 'Die Anfrage brach ab, bevor sie vollständig war.', error);
  }
}

/** The rest of an oversized body is not worth a connection: it is closed behind the answer. */
function tooLarge(req: BodyRequest, limitBytes: number): NodeFault {
  if (req.res && !req.res.headersSent) req.res.setHeader('Connection', 'close');
  return new NodeFault('too_large', `Die Anfrage ist größer als ${Math.floor(limitBytes / 1_024)} KiB.`);
}

const isTooLarge = (error: unknown): boolean => error instanceof Error && 'type' in error && error.type === 'entity.too.large';
