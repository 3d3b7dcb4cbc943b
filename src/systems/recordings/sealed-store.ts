import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Effects } from '../../hub/effects/effects.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { BlobStore, KeptRecording, RecordingStore } from './recording-store.js';
import { headerBytes, opener, pieceBytes, plainBytes, sealedPieceBytes, sealing } from './seal.js';

export interface SealedStoreParts {
  readonly blobs: BlobStore;
  readonly effects: Effects;
  /** 32 bytes. */
  readonly key: Buffer;
  /** Where a recording lies, sealed already, until it is whole. */
  readonly workDir: string;
}

/** Recordings that nobody can read without the firm's key, wherever their files lie. */
export function sealedStore({ blobs, effects, key, workDir }: SealedStoreParts): RecordingStore {
  const call = <T>(verb: string, name: string, action: () => Promise<T>): Promise<T> =>
    effects.run({ system: 'recordings', operation: `${verb} recording`, record: checked(name) }, action);
  return {
    keep: (name, body) => call('PUT', name, async () => {
      await mkdir(workDir, { recursive: true, mode: 0o700 });
      const file = path.join(workDir, `${name}.${effects.uuid()}`);
      try {
        await pipeline(body, sealing(key, name), createWriteStream(file, { mode: 0o600 }));
        await synced(file);
        const bytes = plainBytes((await stat(file)).size) ?? 0;
        await blobs.put(name, file);
        return bytes;
      } finally {
        await rm(file, { force: true });
      }
    }),
    open: (name) => call('GET', name, () => openSealed(blobs, key, name)),
    remove: (name) => call('DELETE', name, () => blobs.remove(name)),
  };
}

async function openSealed(blobs: BlobStore, key: Buffer, name: string): Promise<KeptRecording | undefined> {
  const size = await blobs.size(name);
  if (size === undefined) return undefined;
  const bytes = plainBytes(size) ?? 0;
  const unseal = opener(key, name, await buffer(await blobs.get(name, 0, headerBytes - 1)));
  const lastPiece = Math.max(0, Math.ceil((size - headerBytes) / sealedPieceBytes) - 1);
  return { bytes, read: (first, last) => Readable.from(plainRange(blobs, name, { size, lastPiece, first, last }, unseal), { objectMode: false }) };
}

interface Range { readonly size: number; readonly lastPiece: number; readonly first: number; readonly last: number }

/** The pieces that cover the range, opened one by one, cut to it. */
async function* plainRange(blobs: BlobStore, name: string, { size, lastPiece, first, last }: Range, unseal: ReturnType<typeof opener>): AsyncGenerator<Buffer> {
  if (last < first) return;
  const from = Math.floor(first / pieceBytes);
  const to = Math.min(lastPiece, Math.floor(last / pieceBytes));
  const body = await blobs.get(name, headerBytes + from * sealedPieceBytes, Math.min(size, headerBytes + (to + 1) * sealedPieceBytes) - 1);
  let index = from;
  for await (const piece of pieces(body)) {
    const plain = unseal(piece, index, index === lastPiece);
    const offset = index * pieceBytes;
    yield plain.subarray(Math.max(0, first - offset), last - offset + 1);
    index += 1;
  }
}

async function* pieces(body: Readable): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of body as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= sealedPieceBytes) {
      yield rest.subarray(0, sealedPieceBytes);
      rest = rest.subarray(sealedPieceBytes);
    }
  }
  if (rest.length > 0) yield rest;
}

async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function checked(name: string): string {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(name)) throw new HubError('malformed', 'Der Name der Aufzeichnung ist ungültig.');
  return name;
}
