import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import { bullEvents } from '../../../src/hub/events/bull-events.js';
import type { Events } from '../../../src/hub/events/events.js';
import { eventually } from '../support/eventually.js';
import { recordingLog } from '../support/quiet-log.js';
import { TestRedis } from '../support/redis-server.js';

const topic = 'vmh.beteiligte.update';
const payload = (source: string): object => ({ entity_id: 'a', action: 'update', source, timestamp: '2026-01-01T00:00:00Z' });

describe('the event of a killed process', function () {
  this.timeout(60_000);
  let server: TestRedis;
  let events: Events;
  before(async () => { server = await TestRedis.start(); });
  after(async () => {
    await events.close();
    await server.stop();
  });

  it('comes back within 30 s as the same try, and what arrived meanwhile runs after it', async () => {
    events = bullEvents({
      producer: await server.connect('request'), workers: await server.connect('worker'), cache: await server.connect('request', 1),
      effects: realEffects(), log: recordingLog(), settleMs: 10,
    });
    await events.emit(topic, [payload('first')]);
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, '../support/listening-child.ts'), server.socketPath], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await events.emit(topic, [payload('second')]);
    const seen: string[] = [];
    await events.listen(topic, { concurrency: 1, timeoutMs: 5_000 }, (event) => {
      seen.push(`${event.payload['source'] as string} ${event.attempt}`);
      return Promise.resolve({ kind: 'done' });
    });
    await eventually('both ran', () => seen.length === 2, 30_000);
    assert.deepEqual(seen, ['first 1', 'second 1']);
  });
});
