import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { openHub, type OpenHub } from '../../src/hub/open-hub.js';
import { askRedis } from '../../src/hub/redis/raw-redis.js';
import { eventually } from './support/eventually.js';
import { recordingLog } from './support/quiet-log.js';
import { sandboxSettings } from './support/settings.js';

describe('an open hub with nothing configured', function () {
  this.timeout(60_000);
  let varDir: string;
  let hub: OpenHub | undefined;
  const open = (): Promise<OpenHub> => openHub(sandboxSettings(varDir), { log: recordingLog() });

  beforeEach(async () => { varDir = await mkdtemp(path.join(os.tmpdir(), 'hub-var-')); });
  afterEach(async () => {
    await hub?.close();
    hub = undefined;
    await rm(varDir, { recursive: true, force: true });
  });

  it('brings an event from emit to its handler', async () => {
    hub = await open();
    const seen: string[] = [];
    await hub.events.listen('vmh.beteiligte.update', { concurrency: 2, timeoutMs: 5_000 }, (event) => {
      seen.push(event.payload['entity_id'] as string);
      return Promise.resolve({ kind: 'done' });
    });
    await hub.events.emit('vmh.beteiligte.update', [{ entity_id: 'abc', action: 'update', source: 'test', timestamp: '2026-01-01T00:00:00Z' }]);
    await eventually('the event is handled', () => seen.length === 1);
    assert.deepEqual(seen, ['abc']);
  });

  it('reports that everything of its own is up', async () => {
    hub = await open();
    const report = await hub.health();
    assert.equal(report.status, 'ok');
    assert.deepEqual(Object.entries(report.dependencies).map(([name, { state }]) => [name, state]),
      [['redis', 'up'], ['ledger', 'up'], ['queue', 'up'], ['advoware', 'unknown'], ['espocrm', 'unknown']]);
  });

  it('shows queue depth and calls in its metrics', async () => {
    hub = await open();
    await hub.events.emit('vmh.beteiligte.update', [{ entity_id: 'abc', action: 'update', source: 'test', timestamp: '2026-01-01T00:00:00Z' }]);
    const text = await hub.metrics.text();
    assert.match(text, /hub_queue_depth\{topic="vmh\.beteiligte\.update",state="delayed"\} 1/);
    assert.match(text, /hub_api_requests_total\{system="redis",operation="emit vmh\.beteiligte\.update",outcome="ok"\} 1/);
    assert.match(text, /hub_events_total\{topic="vmh\.beteiligte\.update",outcome="emitted"\} 1/);
  });

  it('finds ledger and events again after a restart', async () => {
    hub = await open();
    const { run } = await hub.ledger.beginRun({ kind: 'beteiligter', recordId: 'abc', trigger: 'test', actor: 'hub' });
    await hub.ledger.commit(run, { link: { state: 'linked', leftId: 'abc', rightId: '17', base: { name: 'x' }, seen: null } });
    await hub.events.emit('vmh.beteiligte.update', [{ entity_id: 'abc', action: 'update', source: 'test', timestamp: '2026-01-01T00:00:00Z' }]);
    await hub.close();
    hub = await open();
    assert.deepEqual(await hub.ledger.findByRight('beteiligter', '17'), { state: 'linked', leftId: 'abc', rightId: '17', base: { name: 'x' }, seen: null });
    assert.equal((await hub.events.counts('vmh.beteiligte.update')).delayed, 1);
  });

  it('refuses a directory that a living hub uses and leaves that hub alone', async () => {
    hub = await open();
    await assert.rejects(open(), (error: unknown) => error instanceof HubError && error.code === 'misconfigured' && error.message.includes('anderen Prozess'));
    assert.equal((await hub.health()).status, 'ok');
  });

  it('closes what was opened when a later part fails', async () => {
    const settings = sandboxSettings(varDir, { REDIS_URL: 'redis://127.0.0.1:1' });
    await assert.rejects(openHub(settings, { log: recordingLog() }), (error: unknown) => error instanceof HubError && error.code === 'unavailable');
    hub = await open();
    assert.equal((await hub.health()).status, 'ok');
  });

  it('stops its private Redis when it closes', async () => {
    hub = await open();
    await hub.close();
    assert.equal(await askRedis(path.join(varDir, 'redis', 'redis.sock'), 'PING', 500), undefined);
  });
});
