import assert from 'node:assert/strict';
import { Queue } from 'bullmq';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { bullEvents, type BullEventsOptions } from '../../../src/hub/events/bull-events.js';
import type { DurableEvent, EventOutcome, Events } from '../../../src/hub/events/events.js';
import { keys } from '../../../src/hub/redis/keys.js';
import { eventually } from '../support/eventually.js';
import { recordingLog } from '../support/quiet-log.js';
import { TestRedis } from '../support/redis-server.js';

const topic = 'vmh.beteiligte.update';
const payload = (entityId: string, extra: object = {}): object =>
  ({ entity_id: entityId, action: 'update', source: 'test', timestamp: '2026-01-01T00:00:00Z', ...extra });
const work = { concurrency: 10, timeoutMs: 10_000 };
const done: EventOutcome = { kind: 'done' };
const quick = { attempts: 3, firstMs: 20, longestMs: 50 };

/** A handler whose work ends when the test says so. */
function gate(): { readonly begun: DurableEvent[]; readonly handler: (event: DurableEvent) => Promise<EventOutcome>; readonly finish: (outcome?: EventOutcome) => void } {
  const begun: DurableEvent[] = [];
  const waiting: ((outcome: EventOutcome) => void)[] = [];
  return {
    begun,
    handler: (event) => {
      begun.push(event);
      return new Promise((resolve) => { waiting.push(resolve); });
    },
    finish: (outcome = done) => waiting.shift()?.(outcome),
  };
}

describe('events on BullMQ', function () {
  this.timeout(40_000);
  let server: TestRedis;
  let opened: Events[];
  let base: Pick<BullEventsOptions, 'producer' | 'workers' | 'cache' | 'effects' | 'log'>;
  const open = (options: Partial<BullEventsOptions> = {}): Events => {
    const events = bullEvents({ ...base, settleMs: 30, retry: quick, ...options });
    opened.push(events);
    return events;
  };
  const empty = async (events: Events): Promise<boolean> => {
    const { waiting, active, delayed } = await events.counts(topic);
    return waiting + active + delayed === 0;
  };

  before(async () => { server = await TestRedis.start(); });
  after(() => server.stop());
  beforeEach(async () => {
    await server.flush();
    opened = [];
    base = {
      producer: await server.connect('request'), workers: await server.connect('worker'), cache: await server.connect('request', 1),
      effects: realEffects(), log: recordingLog(),
    };
  });
  afterEach(async () => { await Promise.all(opened.map((events) => events.close())); });

  it('makes one run of what arrives while the first is waiting', async () => {
    const events = open();
    const first = await events.emit(topic, [payload('a'), payload('a'), payload('b')]);
    const second = await events.emit(topic, [payload('a')]);
    assert.equal(first.accepted[0], first.accepted[1]);
    assert.equal(first.accepted[0], second.accepted[0]);
    assert.notEqual(first.accepted[0], first.accepted[2]);
    const seen: string[] = [];
    await events.listen(topic, work, (event) => { seen.push(event.payload['entity_id'] as string); return Promise.resolve(done); });
    await eventually('both ran', () => empty(events));
    assert.deepEqual(seen.sort(), ['a', 'b']);
  });

  it('takes no event that is waiting for one that asks for something else', async () => {
    const events = open();
    const asking = (wish: object) => ({ kuerzel: 'KL', source: 'test', timestamp: '2026-03-02T08:00:00Z', ...wish });
    const { accepted } = await events.emit('calendar_sync_employee', [asking({}), asking({ full_content: true }), asking({}), asking({ full_content: false }), asking({ full_content: true })]);
    assert.deepEqual(accepted.map((id) => accepted.indexOf(id)), [0, 1, 0, 3, 1]);
  });

  it('runs exactly once more for all that arrives during the work, with the last payload', async () => {
    const events = open();
    const { begun, handler, finish } = gate();
    await events.listen(topic, work, handler);
    await events.emit(topic, [payload('a')]);
    await eventually('work begins', () => begun.length === 1);
    await events.emit(topic, [payload('a', { source: 'second' })]);
    await events.emit(topic, [payload('a', { source: 'third' })]);
    finish();
    await eventually('one more run', () => begun.length === 2);
    finish();
    await eventually('the queue is empty', () => empty(events));
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
    await eventually('five runs', async () => runs === 5 && await empty(events));
    assert.equal(most, 1);
  });

  it('makes at most two runs of 1,000 emits of one id at once', async () => {
    const events = open({ settleMs: 500 });
    let runs = 0;
    await events.listen(topic, work, () => { runs += 1; return Promise.resolve(done); });
    await Promise.all(Array.from({ length: 1_000 }, () => events.emit(topic, [payload('a')])));
    await eventually('all done', async () => runs > 0 && await empty(events));
    assert.ok(runs <= 2, `${runs} runs`);
  });

  it('runs once more for an event that arrives while a failing predecessor is active, also when that fails for good', async () => {
    const events = open({ retry: { ...quick, attempts: 1 } });
    const { begun, handler, finish } = gate();
    await events.listen(topic, work, handler);
    await events.emit(topic, [payload('a')]);
    await eventually('work begins', () => begun.length === 1);
    await events.emit(topic, [payload('a', { source: 'second' })]);
    finish({ kind: 'failed', error: new Error('no') });
    await eventually('one more run', () => begun.length === 2);
    finish();
    await eventually('the queue is empty', () => empty(events));
    assert.deepEqual(begun.map((event) => event.payload['source']), ['test', 'second']);
    assert.equal((await events.counts(topic)).failed, 1);
  });

  it('keeps an event that arrived during the work through a retry and a later of its predecessor', async () => {
    const events = open();
    const { begun, handler, finish } = gate();
    await events.listen(topic, work, handler);
    await events.emit(topic, [payload('a')]);
    await eventually('work begins', () => begun.length === 1);
    await events.emit(topic, [payload('a', { source: 'second' })]);
    finish({ kind: 'failed', error: new Error('no') });
    await eventually('the retry begins', () => begun.length === 2);
    finish({ kind: 'later', delayMs: 20 });
    await eventually('it comes back', () => begun.length === 3);
    finish();
    await eventually('one more run', () => begun.length === 4);
    finish();
    await eventually('the queue is empty', () => empty(events));
    assert.deepEqual(begun.map((event) => event.payload['source']), ['test', 'test', 'test', 'second']);
  });

  it('does not count a later as a try', async () => {
    const events = open();
    const attempts: number[] = [];
    const outcomes: EventOutcome[] = [
      ...Array.from({ length: 6 }, (): EventOutcome => ({ kind: 'later', delayMs: 5 })), { kind: 'failed', error: new Error('no') }, done,
    ];
    await events.listen(topic, work, (event) => { attempts.push(event.attempt); return Promise.resolve(outcomes.shift() ?? done); });
    await events.emit(topic, [payload('a')]);
    await eventually('done', async () => attempts.length === 8 && await empty(events));
    assert.deepEqual(attempts, [1, 1, 1, 1, 1, 1, 1, 2]);
    assert.equal((await events.counts(topic)).failed, 0);
  });

  it('takes an event whose deduplication key points at a job that is gone', async () => {
    const events = open();
    await base.producer.set(`{hub}:${topic}:de:a`, 'lost-job');
    let runs = 0;
    await events.listen(topic, work, () => { runs += 1; return Promise.resolve(done); });
    await events.emit(topic, [payload('a')]);
    await eventually('it ran', () => runs === 1);
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
    await eventually('it is done', async () => runs === 4 && await empty(events));
    assert.deepEqual(await events.deadLetters(topic), []);
  });

  it('says not_found for a dead letter that is not there', async () => {
    await assert.rejects(open().retryDeadLetter(topic, '4711'), { code: 'not_found' });
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
    await eventually('the queue is empty', () => empty(events));
    assert.equal(runs, 2);
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
    const queue = new Queue(topic, { connection: base.producer, prefix: '{hub}' });
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
    assert.deepEqual((await base.cache.smembers(keys.beteiligtePending('update'))).sort(), ['a', 'b']);
    assert.ok(await base.cache.ttl(keys.beteiligtePending('update')) > 0);
    await events.listen(topic, work, () => Promise.resolve(done));
    await eventually('the set is empty', async () => await base.cache.exists(keys.beteiligtePending('update')) === 0);
  });

  it('accepts an event although the pending set cannot be written', async () => {
    await base.cache.set(keys.beteiligtePending('update'), 'not a set');
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
      await eventually('the other has done it', () => empty(staying), 3_000);
      assert.deepEqual(attempts, [1]);
      assert.ok(aborted instanceof HubError);
    });

    it('ends within its bound although Redis is frozen', async () => {
      const events = open({ drainMs: 50 });
      await events.listen(topic, work, () => Promise.resolve(done));
      await events.emit(topic, [payload('a')]);
      await eventually('done', () => empty(events));
      await server.signal('SIGSTOP');
      try {
        const started = performance.now();
        await events.close();
        assert.ok(performance.now() - started < 8_000);
      } finally {
        await server.signal('SIGCONT');
      }
    });
  });

  describe('on a schedule', () => {
    const cronTopic = 'vmh.beteiligte.cron';
    const nextTick = async (): Promise<number | undefined> => {
      const queue = new Queue(cronTopic, { connection: base.producer, prefix: '{hub}' });
      const scheduler = await queue.getJobScheduler(cronTopic);
      await queue.close();
      return scheduler?.next;
    };

    it('fires a payload that fits its topic', async () => {
      const events = open();
      await events.schedule(cronTopic, '*/15 * * * *');
      // The tick is brought forward: the job of the scheduler is delayed until the next quarter of an hour.
      const queue = new Queue(cronTopic, { connection: base.producer, prefix: '{hub}' });
      const [tick] = await queue.getDelayed();
      assert.ok(tick);
      const seen: DurableEvent[] = [];
      await events.listen(cronTopic, work, (event) => { seen.push(event); return Promise.resolve(done); });
      await tick.promote();
      await queue.close();
      await eventually('it fired', () => seen.length === 1);
      const [fired] = seen;
      assert.equal(fired?.payload['source'], 'cron');
      assert.equal(Date.parse(fired.payload['timestamp'] as string) % 900_000, 0);
    });

    it('holds one schedule however many processes set it, and an empty cron removes it', async () => {
      const [one, two] = [open(), open()];
      await one.schedule(cronTopic, '*/15 * * * *');
      const before = await nextTick();
      await two.schedule(cronTopic, '*/15 * * * *');
      assert.equal(await nextTick(), before);
      assert.equal((await one.counts(cronTopic)).delayed, 1);
      await two.schedule(cronTopic, '');
      assert.equal(await nextTick(), undefined);
      assert.equal((await one.counts(cronTopic)).delayed, 0);
    });

    it('keeps Berlin time', async () => {
      await open().schedule(cronTopic, '0 3 * * *');
      const next = await nextTick();
      const hour = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' }).format(next);
      assert.equal(hour, '03:00');
    });

    it('ticks every so many seconds, the first time after the first of them, and keeps to it when it is set again', async () => {
      const before = Date.now();
      await open().schedule(cronTopic, '300');
      const first = await nextTick() ?? 0;
      assert.ok(first >= before + 300_000 && first <= Date.now() + 300_000);
      await open().schedule(cronTopic, '300');
      assert.equal(await nextTick(), first);
      await open().schedule(cronTopic, '60');
      assert.ok((await nextTick() ?? 0) < first);
      await open().schedule(cronTopic, '*/15 * * * *');
      assert.equal((await nextTick() ?? 1) % 900_000, 0);
    });

    it('puts the schedule back after Redis has lost everything', async () => {
      let lookAgain = (): void => undefined;
      const effects = { ...realEffects(), every: (_ms: number, action: () => void) => { lookAgain = action; return () => undefined; } };
      await open({ effects }).schedule(cronTopic, '*/15 * * * *');
      await server.flush();
      lookAgain();
      await eventually('it is back', async () => await nextTick() !== undefined);
    });
  });
});

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
