import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BlobStore } from './recording-store.js';

/** Files in a directory that nobody but the hub's user may read. */
export function directoryBlobs(directory: string): BlobStore {
  const file = (name: string): string => path.join(directory, `${name}.sealed`);
  return {
    async put(name, from) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await rename(from, file(name));
    },
    size: (name) => stat(file(name)).then(({ size }) => size, (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }),
    get: (name, first, last) => Promise.resolve(createReadStream(file(name), { start: first, end: last })),
    remove: (name) => rm(file(name), { force: true }),
  };
}
