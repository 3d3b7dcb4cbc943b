import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../app/process/hub-process.js';
import { Rng } from '../simulation/engine/rng.js';
import { MixedLoad } from './support/mixed-load.js';
import { setUpWebhooks, startOutsideWorld, type OutsideWorld } from './support/outside-world.js';
import { RunningHub } from './support/running-hub.js';

/** `KILLS_SECONDS=60 npm test -- process -g "random moments"` is the long form. */
const seconds = Number(process.env['KILLS_SECONDS'] ?? 15);
const seed = Number(process.env['KILLS_SEED'] ?? 1);
/** The locks of the dead stand for a minute; the test lets them end sooner. */
const shortenedLockMs = 1_000;
/** Work of the dead is given back after some seconds, and what failed meanwhile waits longer from try to try. */
const restLimitMs = 150_000;

describe('hub and Redis killed at random moments of a mixed load', function () {
  this.timeout((seconds + 240) * 1_000);
  const random = new Rng(seed);
  let world: OutsideWorld;
  let hub: RunningHub;
  let load: MixedLoad;
  const kills = { hub: 0, redis: 0 };

  before(async () => {
    world = await startOutsideWorld();
    const port = await freePort();
    const secrets = await setUpWebhooks(world.env, `http://127.0.0.1:${port}`);
    // Nothing finds a lost event again: what was accepted has to be worked on.
    hub = await RunningHub.start({ env: { ...world.env, ESPOCRM_WEBHOOK_SECRETS: secrets, SYNC_CRON: '', LOG_LEVEL: 'error' }, port });
    load = await MixedLoad.on(hub.base, world, random);
  });
  after(async () => {
    load.stop();
    await hub.remove();
    await world.stop();
  });

  it(`leaves nothing half done and nothing twice after ${seconds} s (KILLS_SEED=${seed})`, async () => {
    const end = performance.now() + seconds * 1_000;
    load.start();
    while (performance.now() < end) {
      await delay(random.between(200, 2_500));
      await (random.chance(0.5) ? killHub() : killRedis());
    }
    await load.finish();
    assert.ok(kills.hub > 0 && kills.redis > 0 && load.count > 20, JSON.stringify({ kills, deeds: load.count }));
    await rest();
    await load.everyAcceptedChangeArrived();
    await load.lookAtEverybody();
    await rest();
    await load.bothSidesAgree();
    await world.advoware.forget();
    await load.deliverEverybody();
    await rest();
    assert.deepEqual(await world.advoware.writes(), [], 'one more run writes nothing');
  });

  async function killHub(): Promise<void> {
    kills.hub += 1;
    await hub.process.end();
    await shortenLocks();
    await hub.launch('ready');
  }

  async function killRedis(): Promise<void> {
    kills.redis += 1;
    await world.restartRedis();
    await hub.becomesReady();
  }

  async function shortenLocks(): Promise<void> {
    const redis = world.redis(1);
    try {
      for (const key of await redis.keys('sync_lock:*')) await redis.pexpire(key, shortenedLockMs);
    } finally {
      redis.disconnect();
    }
  }

  /** No event waits or is worked on, and none has been given up. */
  async function rest(): Promise<void> {
    await hub.quietEvents(restLimitMs);
    assert.equal(await hub.metric('hub_dead_letters'), 0);
  }
});
