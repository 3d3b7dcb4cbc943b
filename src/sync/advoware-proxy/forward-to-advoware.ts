import { createHash } from 'node:crypto';
import { asHubError } from '../../hub/errors/http-answer.js';
import type { HubError } from '../../hub/errors/hub-error.js';
import type { Hub } from '../../hub/hub.js';
import type { Json, JsonObject } from '../../hub/json.js';
import type { JournalIntent, JournalOutcome, Run } from '../../hub/ledger/ledger.js';
import type { Advoware, ForwardAnswer, ForwardRequest } from '../../systems/advoware/advoware.js';
import { assertForwardable } from '../../systems/advoware/guard-path.js';
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
  return await forwardWrite(context, request, json);
}

/** Intent, effect, outcome: without a row in the journal nothing is sent. */
async function forwardWrite(context: ProxyContext, request: ProxyRequest, json: Json | undefined): Promise<ForwardAnswer> {
  const { ledger } = context.hub;
  const intent = intentOf(request, json, context.advoware.writeProtected);
  const { run } = await ledger.beginRun({ kind: 'proxy', recordId: intent.recordId, trigger: 'proxy', actor: request.actor });
  const journalId = await ledger.intend(run, intent);
  try {
    const answer = await context.advoware.forward(request);
    await note(context, run, journalId, outcomeOf(answer.statusCode));
    return answer;
  } catch (error) {
    await note(context, run, journalId, failureOf(asHubError(error)));
    throw error;
  }
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

/** The effect has happened or not by now: a ledger that fails here leaves the row open, and the caller gets the answer. */
async function note({ hub }: ProxyContext, run: Run, journalId: string, outcome: JournalOutcome): Promise<void> {
  try {
    await hub.ledger.settle(journalId, outcome);
    await hub.ledger.endRun(run, { result: outcome.kind, counts: {}, ...('reason' in outcome ? { error: outcome.reason } : {}) });
  } catch (error) {
    hub.log.error('proxy.outcome_not_noted', { journal: journalId, outcome: outcome.kind }, error);
  }
}

function outcomeOf(statusCode: number): JournalOutcome {
  if (statusCode >= 200 && statusCode <= 299) return { kind: 'done' };
  const reason = `HTTP ${statusCode}`;
  // 429 and 503 come before the work; other failures of a server may come after it.
  const refused = (statusCode >= 400 && statusCode <= 499) || statusCode === 503;
  return refused ? { kind: 'refused', reason } : { kind: 'unknown', reason };
}

function failureOf({ code }: HubError): JournalOutcome {
  if (code === 'write_protected') return { kind: 'suppressed' };
  // An error that nobody foresaw says nothing about the effect.
  return code === 'outcome_unknown' || code === 'internal' ? { kind: 'unknown', reason: code } : { kind: 'refused', reason: code };
}
