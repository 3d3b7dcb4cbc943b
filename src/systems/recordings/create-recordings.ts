import path from 'node:path';
import type { Effects } from '../../hub/effects/effects.js';
import type { RecordingSettings } from '../../hub/settings/settings.js';
import { bucketBlobs } from './bucket-blobs.js';
import { directoryBlobs } from './directory-blobs.js';
import type { RecordingStore } from './recording-store.js';
import { sealedStore } from './sealed-store.js';

/** The firm's recordings: in its bucket, or in `recordings` below the hub's own directory. */
export function createRecordings({ key, bucket }: RecordingSettings, { varDir, effects }: { readonly varDir: string; readonly effects: Effects }): RecordingStore {
  const directory = path.join(varDir, 'recordings');
  const blobs = bucket ? bucketBlobs(bucket) : directoryBlobs(directory);
  return sealedStore({ blobs, effects, key: Buffer.from(key, 'base64'), workDir: path.join(directory, 'work') });
}
