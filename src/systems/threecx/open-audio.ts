import { UpstreamError } from '../http/upstream-error.js';
import type { OpenedRecording } from './threecx.js';
import { factsOf, type ApiCall, type Wire } from './wire.js';

/** Opens the sound of a recording. `closed`: the licence or the rights do not reach that far. Throws UpstreamError. */
export async function openAudio(wire: Wire, call: Omit<ApiCall, 'method' | 'body'>, signal?: AbortSignal): Promise<OpenedRecording | 'closed'> {
  const head = await wire.open(call, signal);
  const { statusCode = 0, headers } = head;
  const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  if (statusCode === 200 && length !== 0 && isSound(contentType)) {
    return { kind: 'opened', contentType: contentType.split(';')[0]?.trim() ?? contentType, ...(length === undefined ? {} : { length }), body: head };
  }
  head.resume();
  if (statusCode === 404 || statusCode === 204 || (statusCode === 200 && length === 0)) return { kind: 'not_there' };
  if (statusCode === 403) return 'closed';
  const facts = { ...factsOf(call), status: statusCode };
  if (statusCode === 200) throw new UpstreamError('upstream_unreadable', { ...facts, retryable: true, reason: 'no sound' });
  if (statusCode === 429 || statusCode >= 500) throw new UpstreamError('upstream_failed', { ...facts, retryable: true });
  throw new UpstreamError('upstream_rejected', facts);
}

/** A page of a gateway or an error in JSON is no recording, whatever its status. */
function isSound(contentType: string): boolean {
  return /^(?:audio\/|application\/octet-stream)/i.test(contentType);
}
