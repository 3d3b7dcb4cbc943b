import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDotEnv, addMissing, modeOf } from '../../../src/app/process/environment.js';

describe('the environment of the process', () => {
  let folder: string;
  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'env-')); });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes from .env what is not set already', async () => {
    await writeFile(join(folder, '.env'), '# Kanzlei\nPORT=1999\nHUB_API_KEYS="kong:geheim#1"\n');
    const env = { PORT: '2000' };
    addDotEnv(env, folder);
    assert.deepEqual(env, { PORT: '2000', HUB_API_KEYS: 'kong:geheim#1' });
  });

  it('does without .env', () => {
    const env = {};
    addDotEnv(env, folder);
    assert.deepEqual(env, {});
  });

  it('counts an empty value as not set, but for a cron, where it means off', () => {
    const env = { PORT: '', SYNC_CRON: '' };
    addMissing(env, { PORT: '1880', SYNC_CRON: '* * * * *' });
    assert.deepEqual(env, { PORT: '1880', SYNC_CRON: '' });
  });

  it('is in sandbox mode only without an Advoware', () => {
    assert.deepEqual([modeOf({}), modeOf({ ADVOWARE_API_BASE_URL: ' ' }), modeOf({ ADVOWARE_API_BASE_URL: 'x' })], ['sandbox', 'sandbox', 'production']);
  });
});
