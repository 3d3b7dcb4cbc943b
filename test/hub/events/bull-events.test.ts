import assert from 'node:assert/strict';
import { Queue } from 'bullmq';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import type { EventOutcome } from '../../../src/hub/events/events.js';
import { keys } from '../../../src/hub/redis/keys.js';
import { eventually } from '../support/eventually.js';
import { done, eventsOnRedis, gate, isEmpty, payload, quick, topic, work } from '../support/events-on-redis.js';

describe('events on BullMQ', function () {
  this.timeout(40_000);
  const redis = eventsOnRedis();
  const { open } = redis;

  it('does not count a later as a try', async () => {
    const events = open();
    const attempts: number[] = [];
    const outcomes: EventOutcome[] = [
      ...Array.from({ length: 6 }, (): EventOutcome => ({ kind: 'later', delayMs: 5 })), { kind: 'failed', error: new Error('no') }, done,
    ];
    await events.listen(topic, work, (event) => { attempts.push(event.attempt); return Promise.resolve(outcomes.shift() ?? done); });
    await events.emit(topic, [payload('a')]);
    await eventually('done', async () => attempts.length === 8 && await isEmpty(events));
    assert.deepEqual(attempts, [1, 1, 1, 1, 1, 1, 1, 2]);
    assert.equal((await events.counts(topic)).failed, 0);
  });

  it('keeps what failed for good as a dead letter with its reason, redacted, and runs it again on retry', async () => {
    const events = open();
    let heal = false;
    let runs = 0;
    await events.listen(topic, work, () => {
      runs += 1;
      return Promise.resolve(heal ? done : { kind: 'failed', error: new HubError('upstream_failed', 'Mail an max@example.org scheitert') });
    });
    await events.emit(topic, [payload('a')]);
    await eventually('it is dead', async () => (await events.counts(topic)).failed === 1);
    const [letter, ...others] = await events.deadLetters(topic);
    assert.ok(letter);
    assert.deepEqual(others, []);
    assert.deepEqual([letter.topic, letter.payload['entity_id'], letter.attempts, letter.reason], [topic, 'a', 3, 'upstream_failed: Mail an ***@*** scheitert']);
    heal = true;
    await events.retryDeadLetter(topic, letter.id);
    await eventually('it is done', async () => runs === 4 && await isEmpty(events));
    assert.deepEqual(await events.deadLetters(topic), []);
  });

  it('says not_found for a dead letter that is not there', async () => {
    await assert.rejects(open().retryDeadLetter(topic, '4711'), { code: 'not_found' });
  });

  it('counts work that takes too long as failed and aborts its signal', async () => {
    const events = open({ retry: { ...quick, attempts: 1 } });
    let reason: unknown;
    await events.listen(topic, { concurrency: 1, timeoutMs: 50 }, (_event, signal) => new Promise(() => {
      signal.addEventListener('abort', () => { reason = signal.reason; });
    }));
    await events.emit(topic, [payload('a')]);
    await eventually('it is dead', async () => (await events.counts(topic)).failed === 1);
    assert.ok(reason instanceof HubError && reason.code === 'event_timeout');
    assert.match((await events.deadLetters(topic))[0]?.reason ?? '', /^event_timeout:/);
  });

  it('counts a handler that throws as failed', async () => {
    const events = open({ retry: { ...quick, attempts: 1 } });
    await events.listen(topic, work, () => { throw new Error('boom'); });
    await events.emit(topic, [payload('a')]);
    await eventually('it is dead', async () => (await events.counts(topic)).failed === 1);
  });

  it('answers each of many emits at once with the ids of its own events', async () => {
    const events = open();
    const emitted = await Promise.all([['a', 'b'], ['c'], ['b', 'd']].map((ids) => events.emit(topic, ids.map((id) => payload(id)))));
    const queue = new Queue(topic, { connection: redis.base.producer, prefix: '{hub}' });
    const entities = await Promise.all(emitted.map(({ accepted }) => Promise.all(accepted.map(async (id) => ((await queue.getJob(id))?.data as { entity_id: string }).entity_id))));
    await queue.close();
    assert.deepEqual(entities, [['a', 'b'], ['c'], ['b', 'd']]);
  });

  it('refuses payloads that do not fit, by index, and takes the others', async () => {
    const { accepted, refused } = await open().emit(topic, [payload('a'), { entity_id: '../x' }, payload('b'), 'nonsense']);
    assert.equal(accepted.length, 2);
    assert.deepEqual(refused.map((each) => each.index), [1, 3]);
    assert.match(refused[0]?.reason ?? '', /entity_id/);
  });

  it('shows waiting ids in the pending set, with an expiry, and takes them out when the work begins', async () => {
    const events = open();
    await events.emit(topic, [payload('a'), payload('b')]);
    assert.deepEqual((await redis.base.cache.smembers(keys.beteiligtePending('update'))).sort(), ['a', 'b']);
    assert.ok(await redis.base.cache.ttl(keys.beteiligtePending('update')) > 0);
    await events.listen(topic, work, () => Promise.resolve(done));
    await eventually('the set is empty', async () => await redis.base.cache.exists(keys.beteiligtePending('update')) === 0);
  });

  it('accepts an event although the pending set cannot be written', async () => {
    await redis.base.cache.set(keys.beteiligtePending('update'), 'not a set');
    assert.equal((await open().emit(topic, [payload('a')])).accepted.length, 1);
  });

  describe('on close', () => {
    it('waits for the work in hand and takes nothing new', async () => {
      const events = open();
      const { begun, handler, finish } = gate();
      const listener = await events.listen(topic, { ...work, concurrency: 1 }, handler);
      await events.emit(topic, [payload('a'), payload('b')]);
      await eventually('work begins', () => begun.length === 1);
      const closed = listener.close();
      finish();
      await closed;
      const { waiting, active, delayed } = await events.counts(topic);
      assert.deepEqual([begun.length, active, waiting + delayed], [1, 0, 1]);
    });

    it('hands back what does not end in time, aborts it, and another process takes it at once as the same try', async () => {
      const leaving = open({ drainMs: 50 });
      const staying = open();
      let aborted: unknown;
      let begun = false;
      await leaving.listen(topic, work, (_event, signal) => {
        begun = true;
        return new Promise(() => { signal.addEventListener('abort', () => { aborted = signal.reason; }); });
      });
      await leaving.emit(topic, [payload('a')]);
      await eventually('work begins', () => begun);
      await leaving.close();
      const attempts: number[] = [];
      await staying.listen(topic, work, (event) => { attempts.push(event.attempt); return Promise.resolve(done); });
      await eventually('the other has done it', () => isEmpty(staying), 3_000);
      assert.deepEqual(attempts, [1]);
      assert.ok(aborted instanceof HubError);
    });

    it('ends within its bound although Redis is frozen', async () => {
      const events = open({ drainMs: 50 });
      await events.listen(topic, work, () => Promise.resolve(done));
      await events.emit(topic, [payload('a')]);
      await eventually('done', () => isEmpty(events));
      await redis.server.signal('SIGSTOP');
      try {
        const started = performance.now();
        await events.close();
        assert.ok(performance.now() - started < 8_000);
      } finally {
        await redis.server.signal('SIGCONT');
      }
    });
  });
});
