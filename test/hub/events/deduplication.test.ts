import assert from 'node:assert/strict';
import type { BullEventsOptions } from '../../../src/hub/events/bull-events.js';
import type { EventOutcome, Events } from '../../../src/hub/events/events.js';
import { eventually } from '../support/eventually.js';
import { done, eventsOnRedis, gate, isEmpty, payload, quick, topic, work } from '../support/events-on-redis.js';

describe('one run for the events of an entity', function () {
  this.timeout(40_000);
  const redis = eventsOnRedis();
  const { open } = redis;
  /** Events whose first one, of `a`, is being worked on. */
  const atWork = async (options?: Partial<BullEventsOptions>): Promise<{ readonly events: Events } & Pick<ReturnType<typeof gate>, 'begun' | 'finish'>> => {
    const events = open(options);
    const { begun, handler, finish } = gate();
    await events.listen(topic, work, handler);
    await events.emit(topic, [payload('a')]);
    await eventually('work begins', () => begun.length === 1);
    return { events, begun, finish };
  };

  it('makes one run of what arrives while the first is waiting', async () => {
    const events = open();
    const first = await events.emit(topic, [payload('a'), payload('a'), payload('b')]);
    const second = await events.emit(topic, [payload('a')]);
    assert.equal(first.accepted[0], first.accepted[1]);
    assert.equal(first.accepted[0], second.accepted[0]);
    assert.notEqual(first.accepted[0], first.accepted[2]);
    const seen: string[] = [];
    await events.listen(topic, work, (event) => { seen.push(event.payload['entity_id'] as string); return Promise.resolve(done); });
    await eventually('both ran', () => isEmpty(events));
    assert.deepEqual(seen.sort(), ['a', 'b']);
  });

  it('takes no event that is waiting for one that asks for something else', async () => {
    const events = open();
    const asking = (wish: object) => ({ kuerzel: 'KL', source: 'test', timestamp: '2026-03-02T08:00:00Z', ...wish });
    const { accepted } = await events.emit('calendar_sync_employee', [asking({}), asking({ full_content: true }), asking({}), asking({ full_content: false }), asking({ full_content: true })]);
    assert.deepEqual(accepted.map((id) => accepted.indexOf(id)), [0, 1, 0, 3, 1]);
  });

  it('runs exactly once more for all that arrives during the work, with the last payload', async () => {
    const { events, begun, finish } = await atWork();
    await events.emit(topic, [payload('a', { source: 'second' })]);
    await events.emit(topic, [payload('a', { source: 'third' })]);
    finish();
    await eventually('one more run', () => begun.length === 2);
    finish();
    await eventually('the queue is empty', () => isEmpty(events));
    assert.deepEqual(begun.map((event) => event.payload['source']), ['test', 'third']);
  });

  it('lets no check by the cron or a person settle, and runs it once more for all that arrives during the work', async () => {
    const check = 'vmh.beteiligte.sync_check';
    const events = open({ settleMs: 60_000 });
    const { begun, handler, finish } = gate();
    await events.listen(check, { ...work, concurrency: 1 }, handler);
    await events.emit(check, [payload('a', { action: 'sync_check' })]);
    await eventually('work begins', () => begun.length === 1);
    for (const source of ['second', 'third']) await events.emit(check, [payload('a', { action: 'sync_check', source })]);
    const waiting = await events.emit(check, [payload('b', { action: 'sync_check' }), payload('b', { action: 'sync_check' })]);
    assert.equal(waiting.accepted[0], waiting.accepted[1]);
    for (const runs of [2, 3]) {
      finish();
      await eventually('the next run', () => begun.length === runs);
    }
    finish();
    await eventually('the queue is empty', async () => Object.values(await events.counts(check)).every((count) => count === 0));
    assert.deepEqual(begun.map(({ payload: { entity_id: id, source } }) => [id, source]).sort(), [['a', 'test'], ['a', 'third'], ['b', 'test']]);
  });

  it('never works on one entity twice at once', async () => {
    const events = open();
    let active = 0;
    let most = 0;
    let runs = 0;
    await events.listen(topic, work, async () => {
      runs += 1;
      active += 1;
      most = Math.max(most, active);
      await events.emit(topic, runs < 5 ? [payload('a')] : []);
      active -= 1;
      return done;
    });
    await events.emit(topic, [payload('a')]);
    await eventually('five runs', async () => runs === 5 && await isEmpty(events));
    assert.equal(most, 1);
  });

  it('makes at most two runs of 1,000 emits of one id at once', async () => {
    const events = open({ settleMs: 500 });
    let runs = 0;
    await events.listen(topic, work, () => { runs += 1; return Promise.resolve(done); });
    await Promise.all(Array.from({ length: 1_000 }, () => events.emit(topic, [payload('a')])));
    await eventually('all done', async () => runs > 0 && await isEmpty(events));
    assert.ok(runs <= 2, `${runs} runs`);
  });

  it('runs once more for an event that arrives while a failing predecessor is active, also when that fails for good', async () => {
    const { events, begun, finish } = await atWork({ retry: { ...quick, attempts: 1 } });
    await events.emit(topic, [payload('a', { source: 'second' })]);
    finish({ kind: 'failed', error: new Error('no') });
    await eventually('one more run', () => begun.length === 2);
    finish();
    await eventually('the queue is empty', () => isEmpty(events));
    assert.deepEqual(begun.map((event) => event.payload['source']), ['test', 'second']);
    assert.equal((await events.counts(topic)).failed, 1);
  });

  it('keeps an event that arrived during the work through a retry and a later of its predecessor', async () => {
    const { events, begun, finish } = await atWork();
    await events.emit(topic, [payload('a', { source: 'second' })]);
    finish({ kind: 'failed', error: new Error('no') });
    await eventually('the retry begins', () => begun.length === 2);
    finish({ kind: 'later', delayMs: 20 });
    await eventually('it comes back', () => begun.length === 3);
    finish();
    await eventually('one more run', () => begun.length === 4);
    finish();
    await eventually('the queue is empty', () => isEmpty(events));
    assert.deepEqual(begun.map((event) => event.payload['source']), ['test', 'test', 'test', 'second']);
  });

  it('takes an event whose deduplication key points at a job that is gone', async () => {
    const events = open();
    await redis.base.producer.set(`{hub}:${topic}:de:a`, 'lost-job');
    let runs = 0;
    await events.listen(topic, work, () => { runs += 1; return Promise.resolve(done); });
    await events.emit(topic, [payload('a')]);
    await eventually('it ran', () => runs === 1);
  });

  it('makes one run of a retried dead letter and a waiting event of the same entity', async () => {
    const events = open({ retry: { ...quick, attempts: 1 }, settleMs: 200 });
    const outcomes: EventOutcome[] = [{ kind: 'failed', error: new Error('no') }];
    let runs = 0;
    await events.listen(topic, work, () => { runs += 1; return Promise.resolve(outcomes.shift() ?? done); });
    await events.emit(topic, [payload('a')]);
    await eventually('it is dead', async () => (await events.counts(topic)).failed === 1);
    const [letter] = await events.deadLetters(topic);
    await events.emit(topic, [payload('a')]);
    await events.retryDeadLetter(topic, letter?.id ?? '');
    await eventually('the queue is empty', () => isEmpty(events));
    assert.equal(runs, 2);
  });
});
