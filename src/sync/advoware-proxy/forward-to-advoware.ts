import { createHash } from 'node:crypto';
import type { Hub } from '../../hub/hub.js';
import type { Json, JsonObject } from '../../hub/json.js';
import type { JournalIntent, JournalOutcome } from '../../hub/ledger/ledger.js';
import type { Advoware, ForwardAnswer, ForwardRequest } from '../../systems/advoware/advoware.js';
import { assertForwardable } from '../../systems/advoware/guard-path.js';
import { journaledWrite } from '../journal/journaled-write.js';
import { jsonBody } from './json-body.js';

export interface ProxyContext {
  readonly hub: Pick<Hub, 'ledger' | 'log'>;
  readonly advoware: Advoware;
}

export interface ProxyRequest extends ForwardRequest {
  /** The name of the caller's key, for the journal. */
  readonly actor: string;
}

/**
 * Forwards a request to Advoware (advoware.md, The proxy): reads as they are, writes with a row in the journal.
 * Under write protection a write gets its row and nothing is sent.
 * Throws HubError `malformed`, `unsupported_media_type`, `write_protected`; UpstreamError.
 */
export async function forwardToAdvoware(context: ProxyContext, request: ProxyRequest): Promise<ForwardAnswer> {
  assertForwardable(request.method, request.rawPath);
  const json = jsonBody(request.headers, request.body);
  if (request.method === 'GET') return await context.advoware.forward(request);
  const author = { kind: 'proxy', trigger: 'proxy', actor: request.actor } as const;
  return await journaledWrite(
    context.hub, author, intentOf(request, json, context.advoware.writeProtected),
    () => context.advoware.forward(request), ({ statusCode }) => outcomeOf(statusCode),
  );
}

function intentOf({ method, rawPath, body }: ProxyRequest, json: Json | undefined, writeProtected: boolean): JournalIntent {
  const [path = '', query] = rawPath.split('?', 2);
  return {
    system: 'advoware', operation: `PROXY ${method}`, recordId: path.replace(/^\//, ''), before: {}, after: sent(query, body, json),
    why: writeProtected ? 'Schreibzugriff über den Proxy; der Schreibschutz hält ihn zurück.' : 'Schreibzugriff über den Proxy.',
  };
}

/** The journal is where a write can be accounted for, so it holds the whole of it. */
function sent(query: string | undefined, body: Buffer | undefined, json: Json | undefined): JsonObject {
  return {
    ...(query === undefined ? {} : { query }),
    ...(json === undefined || body === undefined ? {} : { body: json, size: body.length, sha256: createHash('sha256').update(body).digest('hex') }),
  };
}

function outcomeOf(statusCode: number): JournalOutcome {
  if (statusCode >= 200 && statusCode <= 299) return { kind: 'done' };
  const reason = `HTTP ${statusCode}`;
  // 429 and 503 come before the work; other failures of a server may come after it.
  const refused = (statusCode >= 400 && statusCode <= 499) || statusCode === 503;
  return refused ? { kind: 'refused', reason } : { kind: 'unknown', reason };
}
