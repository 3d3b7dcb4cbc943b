import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { BodyRequest } from '../../src/runtime/body.js';
import type { OpenedRecording } from '../../src/sync/telephony/keep-recordings.js';
import { rangeOf } from './range.js';

export interface PlayMessage extends NodeMessageInFlow {
  req?: BodyRequest & { readonly params?: Readonly<Record<string, string>> };
  /** What *http in* wraps around the response. */
  res?: { readonly _res?: ServerResponse };
  /** Name of the key that `webhook-verify` has accepted. */
  caller?: string;
  statusCode?: number;
}

/** Streams the recording, or the part of it that is asked for. Answers the status, or undefined when the caller has gone. */
export async function play(msg: PlayMessage, open: (callId: string) => Promise<OpenedRecording>): Promise<number | undefined> {
  const { req, caller } = msg;
  const res = msg.res?._res;
  if (!req || !res) throw new HubError('misconfigured', 'call-recording: Die Nachricht kommt nicht von einem „http in“.');
  if (caller === undefined) throw new HubError('unauthorized', 'call-recording: Vor dem Abspielen muss „webhook-verify“ den Absender prüfen.');
  const { contentType, recording } = await open(req.params?.['id'] ?? '');
  const range = rangeOf(req.headers.range, recording.bytes);
  const headers = { 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' };
  if (range === 'unsatisfiable') {
    res.writeHead(416, { ...headers, 'Content-Range': `bytes */${recording.bytes}` }).end();
    return 416;
  }
  const { first, last } = range ?? { first: 0, last: recording.bytes - 1 };
  const statusCode = range ? 206 : 200;
  res.writeHead(statusCode, {
    ...headers, 'Content-Type': safeType(contentType), 'Content-Length': String(last - first + 1),
    ...(range ? { 'Content-Range': `bytes ${first}-${last}/${recording.bytes}` } : {}),
  });
  try {
    await pipeline(recording.read(first, last), res);
    return statusCode;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return undefined;
    throw error;
  }
}

/** Whatever 3CX called it: it is played, never shown. */
const safeType = (contentType: string): string => (/^audio\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream');
