import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { httpAnswer } from '../../hub/errors/http-answer.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { Log } from '../../hub/log/log.js';

/** Answers an error as every path of the HTTP surface does, and gives the request id that a log line can name. */
export function answerError(res: ServerResponse, error: HubError): string {
  const requestId = randomUUID();
  const { statusCode, headers, payload } = httpAnswer(error, requestId);
  const body = JSON.stringify(payload);
  res.writeHead(statusCode, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body), ...headers });
  res.end(body);
  return requestId;
}

/** What no flow and no page has taken. */
export const notFound: RequestHandler = (_req, res) => {
  answerError(res, new HubError('not_found', 'Unter dieser Adresse gibt es nichts.'));
};

/** What Express or one of its parsers refuses; its own text and stack stay inside. */
export function failed(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const status = statusOf(error);
    // Express cuts a connection whose answer has begun.
    const requestId = res.headersSent ? undefined : answerError(res, asHubError(status, error));
    if (requestId === undefined) next(error);
    if (status >= 500) log.error('http_failed', { requestId }, error);
  };
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  if (error instanceof URIError) return 400;
  return 'status' in error && typeof error.status === 'number' ? error.status : 500;
}

function asHubError(status: number, cause: unknown): HubError {
  if (cause instanceof HubError) return cause;
  if (status === 413) return new HubError('too_large', 'Die Anfrage ist zu groß.', { cause });
  if (status === 415) return new HubError('unsupported_media_type', 'Diesen Inhaltstyp nimmt der Hub nicht an.', { cause });
  if (status >= 400 && status < 500) return new HubError('malformed', 'Die Anfrage ist nicht wohlgeformt.', { cause });
  return new HubError('internal', 'Im Hub ist ein unerwarteter Fehler aufgetreten.', { cause });
}
