import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openHub, type OpenHub } from '../../src/hub/open-hub.js';
import { askRedis } from '../../src/hub/redis/raw-redis.js';
import { eventually } from './support/eventually.js';
import { recordingLog } from './support/quiet-log.js';
import { sandboxSettings } from './support/settings.js';

const topic = 'vmh.beteiligte.update';
const payload = { entity_id: 'abc', action: 'update', source: 'test', timestamp: '2026-01-01T00:00:00Z' };

describe('an open hub with nothing configured', function () {
  this.timeout(60_000);
  let varDir: string;
  let hub: OpenHub;
  const open = (): Promise<OpenHub> => openHub(sandboxSettings(varDir), { log: recordingLog() });

  before(async () => {
    varDir = await mkdtemp(path.join(os.tmpdir(), 'hub-var-'));
    hub = await open();
  });
  after(async () => {
    await hub.close();
    await rm(varDir, { recursive: true, force: true });
  });

  it('counts a write to an outside system by the outcome that the journal gets', async () => {
    const { run } = await hub.ledger.beginRun({ kind: 'beteiligter', recordId: 'abc', trigger: 'test', actor: 'Hub' });
    const intent = { system: 'advoware', operation: 'PUT Beteiligte', recordId: '1', before: {}, after: {}, why: 'test' } as const;
    await hub.ledger.settle(await hub.ledger.intend(run, intent), { kind: 'unknown', reason: 'test' });
    assert.match(await hub.metrics.text(), /^hub_operations_total\{system="advoware",verb="PUT",outcome="unknown"\} 1$/m);
  });

  it('brings an event from emit to its handler and counts it', async () => {
    const seen: unknown[] = [];
    const listener = await hub.events.listen(topic, { concurrency: 2, timeoutMs: 5_000 }, (event) => {
      seen.push(event.payload['entity_id']);
      return Promise.resolve({ kind: 'done' });
    });
    await hub.events.emit(topic, [payload]);
    await eventually('the event is handled', () => seen.length === 1);
    await listener.close();
    const text = await hub.metrics.text();
    assert.match(text, /hub_events_total\{topic="vmh\.beteiligte\.update",outcome="emitted"\} 1/);
    assert.match(text, /hub_events_total\{topic="vmh\.beteiligte\.update",outcome="done"\} 1/);
    assert.match(text, /hub_api_requests_total\{system="redis",operation="emit vmh\.beteiligte\.update",outcome="ok"\} 1/);
  });

  it('reports that everything of its own is up', async () => {
    const report = await hub.health();
    assert.equal(report.status, 'ok');
    assert.deepEqual(Object.entries(report.dependencies).map(([name, { state }]) => [name, state]),
      [['redis', 'up'], ['ledger', 'up'], ['queue', 'up'], ['advoware', 'unknown'], ['espocrm', 'unknown'], ['google', 'unknown']]);
  });

  it('refuses a directory that a living hub uses and leaves that hub alone', async () => {
    await assert.rejects(open(), { code: 'misconfigured', message: /anderen Prozess/ });
    assert.equal((await hub.health()).status, 'ok');
  });

  it('stops its private Redis when it closes, and finds ledger and events again when it is opened anew', async () => {
    const { run } = await hub.ledger.beginRun({ kind: 'beteiligter', recordId: 'abc', trigger: 'test', actor: 'hub' });
    await hub.ledger.commit(run, { link: { state: 'linked', leftId: 'abc', rightId: '17', base: { name: 'x' }, seen: null } });
    await hub.events.emit(topic, [payload]);
    await hub.close();
    assert.equal(await askRedis(path.join(varDir, 'redis', 'redis.sock'), 'PING', 500), undefined);
    hub = await open();
    assert.deepEqual(await hub.ledger.findByRight('beteiligter', '17'), { state: 'linked', leftId: 'abc', rightId: '17', base: { name: 'x' }, seen: null });
    assert.equal((await hub.events.counts(topic)).delayed, 1);
  });

  it('reports on a telephone system only when there is one', async () => {
    assert.equal((await hub.health()).dependencies['threecx'], undefined);
    await hub.close();
    const telephony = { THREECX_API_BASE_URL: 'http://127.0.0.1:1', THREECX_CLIENT_ID: 'hub', THREECX_API_KEY: 'geheim' };
    hub = await openHub(sandboxSettings(varDir, telephony), { log: recordingLog() });
    assert.deepEqual((await hub.health()).dependencies['threecx'], { state: 'unknown' });
  });

  it('closes what was opened when a later part fails', async () => {
    await hub.close();
    await assert.rejects(openHub(sandboxSettings(varDir, { REDIS_URL: 'redis://127.0.0.1:1' }), { log: recordingLog() }), { code: 'unavailable' });
    hub = await open();
    assert.equal((await hub.health()).status, 'ok');
  });
});

describe('a hub that was killed', function () {
  this.timeout(60_000);

  it('is followed by one that adopts its Redis and finds its ledger, its events and its locks', async () => {
    const varDir = await mkdtemp(path.join(os.tmpdir(), 'hub-var-'));
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'support/working-child.ts'), varDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const log = recordingLog();
    const hub = await openHub(sandboxSettings(varDir), { log });
    try {
      assert.deepEqual(log.lines.find(({ event }) => event === 'redis_private')?.facts, { adopted: true });
      const { run, link } = await hub.ledger.beginRun({ kind: 'beteiligter', recordId: 'abc', trigger: 'test', actor: 'hub' });
      assert.deepEqual([run.fence, link?.state], [2, 'linked']);
      const { waiting, delayed } = await hub.events.counts(topic);
      assert.equal(waiting + delayed, 1);
      assert.equal(await hub.locks.acquire('sync_lock:cbeteiligte:abc'), undefined);
    } finally {
      await hub.close();
      await rm(varDir, { recursive: true, force: true });
    }
  });
});
