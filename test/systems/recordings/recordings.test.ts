import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import type { BucketSettings } from '../../../src/hub/settings/settings.js';
import { createRecordings } from '../../../src/systems/recordings/create-recordings.js';
import type { RecordingStore } from '../../../src/systems/recordings/recording-store.js';
import { pieceBytes, plainBytes, sealing } from '../../../src/systems/recordings/seal.js';
import { startBucket, type TestBucket } from './bucket.js';

const key = randomBytes(32).toString('base64');
const audio = randomBytes(3 * pieceBytes + 1_234);
const read = async (store: RecordingStore, name: string, first: number, last: number): Promise<Buffer> => {
  const kept = await store.open(name);
  assert.ok(kept);
  return buffer(kept.read(first, last));
};

describe('recordings', () => {
  let varDir: string;
  let bucket: TestBucket;
  beforeEach(async () => {
    varDir = await mkdtemp(join(tmpdir(), 'recordings-'));
    bucket = await startBucket();
  });
  afterEach(async () => {
    await bucket.stop();
    await rm(varDir, { recursive: true });
  });
  const inBucket = (): BucketSettings => ({ endpoint: bucket.endpoint, name: 'anrufe', region: 'eu-central-1', accessKeyId: 'id', secretAccessKey: 'secret' });
  const open = (where: 'directory' | 'bucket', withKey = key): RecordingStore =>
    createRecordings({ fetch: true, key: withKey, days: 90, bucket: where === 'bucket' ? inBucket() : undefined }, { varDir, effects: realEffects() });

  for (const where of ['directory', 'bucket'] as const) {
    describe(`in a ${where}`, () => {
      it('give back what was kept, as a whole and every part of it', async () => {
        const store = open(where);
        assert.equal(await store.keep('c1', Readable.from([audio.subarray(0, 99_999), audio.subarray(99_999)])), audio.length);
        const kept = await open(where).open('c1');
        assert.equal(kept?.bytes, audio.length);
        for (const [first, last] of [[0, audio.length - 1], [0, 0], [pieceBytes - 1, pieceBytes], [pieceBytes, 2 * pieceBytes - 1], [audio.length - 1, audio.length - 1], [70_000, 150_000]] as const) {
          assert.ok((await read(store, 'c1', first, last)).equals(audio.subarray(first, last + 1)), `${first}-${last}`);
        }
      });

      it('replace, and forget', async () => {
        const store = open(where);
        await store.keep('c1', Readable.from([audio]));
        await store.keep('c1', Readable.from([Buffer.from('neu')]));
        assert.equal((await read(store, 'c1', 0, 2)).toString(), 'neu');
        await store.remove('c1');
        await store.remove('c1');
        assert.equal(await store.open('c1'), undefined);
      });

      it('keep nothing of one that breaks off', async () => {
        const store = open(where);
        const broken = Readable.from((async function* broken() { await Promise.resolve(); yield audio; throw new Error('reset'); })());
        await assert.rejects(store.keep('c1', broken));
        assert.equal(await store.open('c1'), undefined);
        assert.deepEqual(await readdir(join(varDir, 'recordings', 'work')), []);
      });

      it('are read with the firm\'s key only', async () => {
        await open(where).keep('c1', Readable.from([audio]));
        await assert.rejects(read(open(where, randomBytes(32).toString('base64')), 'c1', 0, 10), { code: 'internal', message: /RECORDINGS_KEY/ });
      });
    });
  }

  it('lie on the disk sealed, and for the hub\'s user alone', async () => {
    await open('directory').keep('c1', Readable.from([Buffer.from('Guten Tag, hier spricht die Kanzlei.')]));
    const file = join(varDir, 'recordings', 'c1.sealed');
    assert.doesNotMatch((await readFile(file)).toString('latin1'), /Kanzlei/);
    assert.deepEqual([(await stat(file)).mode & 0o777, (await stat(join(varDir, 'recordings'))).mode & 0o777], [0o600, 0o700]);
  });

  it('lie in the bucket sealed, and a bucket that fails is told as such', async () => {
    const store = open('bucket');
    await store.keep('c1', Readable.from([Buffer.from('Guten Tag')]));
    assert.doesNotMatch(String(bucket.objects.get('/anrufe/c1.sealed')?.toString('latin1')), /Guten Tag/);
    bucket.fail(503);
    await assert.rejects(store.open('c1'), { code: 'upstream_failed', retryable: true });
    bucket.fail(500);
    await assert.rejects(store.keep('c2', Readable.from([audio])), { code: 'upstream_failed' });
  });

  it('are not played when somebody has changed, cut, swapped or renamed them', async () => {
    const store = open('directory');
    await store.keep('c1', Readable.from([audio]));
    await store.keep('c2', Readable.from([audio]));
    const [first, second] = ['c1', 'c2'].map((name) => join(varDir, 'recordings', `${name}.sealed`)) as [string, string];
    const sealed = await readFile(first);
    const changed = Buffer.from(sealed);
    changed[100] = (changed[100] ?? 0) ^ 1;
    const one = pieceBytes + 16;
    const swapped = Buffer.concat([sealed.subarray(0, 20), sealed.subarray(20 + one, 20 + 2 * one), sealed.subarray(20, 20 + one), sealed.subarray(20 + 2 * one)]);
    for (const damage of [changed, sealed.subarray(0, 20 + 2 * one), sealed.subarray(0, sealed.length - 5), swapped, await readFile(second)]) {
      await writeFile(first, damage);
      await assert.rejects(async () => read(store, 'c1', 0, (await store.open('c1'))?.bytes ?? 0), { code: 'internal' });
    }
  });

  it('take no name that leads out of their directory', async () => {
    for (const name of ['../c1', 'a/b', '', 'c1.sealed']) await assert.rejects(async () => open('directory').open(name), { code: 'malformed' });
  });

  it('say how long they are, whatever their length and the pieces they come in', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 4 * pieceBytes }), fc.integer({ min: 1, max: 100_000 }), async (length, chunk) => {
      const chunks = Array.from({ length: Math.ceil(length / chunk) }, (_, index) => Buffer.alloc(Math.min(chunk, length - index * chunk)));
      const sealed = await buffer(Readable.from(chunks).pipe(sealing(Buffer.alloc(32), 'x')));
      assert.equal(plainBytes(sealed.length), length);
    }), { numRuns: 20 });
    assert.equal(plainBytes(10), undefined);
  });
});
