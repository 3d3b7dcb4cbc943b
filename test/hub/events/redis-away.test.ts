import assert from 'node:assert/strict';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { bullEvents } from '../../../src/hub/events/bull-events.js';
import type { Events } from '../../../src/hub/events/events.js';
import { eventually } from '../support/eventually.js';
import { done, payload, topic, work } from '../support/events-on-redis.js';
import { recordingLog } from '../support/quiet-log.js';
import { TestRedis } from '../support/redis-server.js';

describe('events while Redis is away', function () {
  this.timeout(40_000);
  let server: TestRedis;
  let events: Events;
  beforeEach(async () => {
    server = await TestRedis.start();
    events = bullEvents({
      producer: await server.connect('request'), workers: await server.connect('worker'), cache: await server.connect('request', 1),
      effects: realEffects(), log: recordingLog(), settleMs: 10,
    });
  });
  afterEach(async () => {
    await server.signal('SIGCONT');
    await events.close();
    await server.stop();
  });

  for (const [how, signal] of [['killed', 'SIGKILL'], ['frozen', 'SIGSTOP']] as const) {
    it(`answers unavailable within about two seconds when Redis is ${how}`, async () => {
      await events.emit(topic, [payload('a')]);
      await server.signal(signal);
      const started = performance.now();
      await assert.rejects(events.emit(topic, [payload('b')]), (error: unknown) =>
        error instanceof HubError && error.code === 'unavailable' && error.retryable && (error.retryAfterMs ?? 0) > 0);
      assert.ok(performance.now() - started < 2_600, `${performance.now() - started} ms`);
    });
  }

  it('goes on by itself when Redis comes back, with every event that was accepted', async () => {
    const accepted = await events.emit(topic, [payload('a'), payload('b')]);
    assert.equal(accepted.accepted.length, 2);
    const seen = new Set<string>();
    await server.signal('SIGTERM');
    await server.run();
    await events.listen(topic, work, (event) => { seen.add(event.payload['entity_id'] as string); return Promise.resolve(done); });
    await eventually('both ran', () => seen.size === 2);
    await eventually('emit works again', async () => events.emit(topic, [payload('c')]).then(() => true, () => false));
    await eventually('the new one ran', () => seen.has('c'));
  });
});
