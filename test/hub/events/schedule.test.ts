import assert from 'node:assert/strict';
import { Queue } from 'bullmq';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import type { DurableEvent } from '../../../src/hub/events/events.js';
import { eventually } from '../support/eventually.js';
import { done, eventsOnRedis, work } from '../support/events-on-redis.js';

describe('events on a schedule', function () {
  this.timeout(40_000);
  const redis = eventsOnRedis();
  const { open } = redis;
  const cronTopic = 'vmh.beteiligte.cron';
  const nextTick = async (): Promise<number | undefined> => {
    const queue = new Queue(cronTopic, { connection: redis.base.producer, prefix: '{hub}' });
    const scheduler = await queue.getJobScheduler(cronTopic);
    await queue.close();
    return scheduler?.next;
  };

  it('fires a payload that fits its topic', async () => {
    const events = open();
    await events.schedule(cronTopic, '*/15 * * * *');
    // The tick is brought forward: the job of the scheduler is delayed until the next quarter of an hour.
    const queue = new Queue(cronTopic, { connection: redis.base.producer, prefix: '{hub}' });
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
    await redis.server.flush();
    lookAgain();
    await eventually('it is back', async () => await nextTick() !== undefined);
  });
});
