import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { HubError } from '../../hub/errors/hub-error.js';
import type { BucketSettings } from '../../hub/settings/settings.js';
import type { BlobStore } from './recording-store.js';

/** Objects in an S3-compatible bucket, addressed by path, since not every such system has names of its own for buckets. */
export function bucketBlobs({ endpoint, name: bucket, region, accessKeyId, secretAccessKey }: BucketSettings): BlobStore {
  // The hub's events repeat what has failed; the client's own retries would hide it.
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const send = async (method: string, name: string, init: RequestInit = {}): Promise<Response> => {
    const call = { method, ...init, signal: AbortSignal.timeout(timeoutMs) };
    const response = await client.fetch(`${endpoint}${bucket}/${name}.sealed`, call).catch((error: unknown) => { throw failed(method, name, 'no answer', error); });
    if (!response.ok && response.status !== 404) throw failed(method, name, `HTTP ${response.status}`);
    return response;
  };
  return {
    async put(name, file) {
      const response = await send('PUT', name, { body: await openAsBlob(file) });
      await response.body?.cancel();
      if (!response.ok) throw failed('PUT', name, `HTTP ${response.status}`);
      await rm(file, { force: true });
    },
    async size(name) {
      const response = await send('HEAD', name);
      return response.ok ? Number(response.headers.get('content-length')) : undefined;
    },
    async get(name, first, last) {
      const response = await send('GET', name, { headers: { Range: `bytes=${first}-${last}` } });
      if (response.status !== 206 || !response.body) throw failed('GET', name, `HTTP ${response.status}`);
      return Readable.fromWeb(response.body as WebStream);
    },
    async remove(name) {
      await (await send('DELETE', name)).body?.cancel();
    },
  };
}

/** Of a whole request: a recording of an hour is some 60 MB. */
const timeoutMs = 120_000;

const failed = (method: string, name: string, reason: string, cause?: unknown): HubError =>
  new HubError('upstream_failed', `Speicher der Aufzeichnungen, ${method} ${name}: ${reason}`, { retryable: true, cause });
