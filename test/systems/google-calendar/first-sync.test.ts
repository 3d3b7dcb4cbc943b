import assert from 'node:assert/strict';
import { virtualTime } from './support/virtual-time.js';
import { benchPerTest, callsOf, clear, hourAt, newPlace } from './support/bench.js';

describe('the first filling of several calendars', () => {
  const bench = benchPerTest({ timeoutMs: 5_000 });

  it('is bound by the quota alone: uses at least 95 % of it and is never refused', async () => {
    // From tomorrow on, and Google counts by the same clock.
    const time = virtualTime(Date.now() + 86_400_000);
    Object.assign(bench.effects, { now: () => time.effects.now() });
    Object.assign(bench.google.settings, { callsPerMinute: 600, callsPerMinutePerUser: 600, writeSpacingMs: 100 });
    await bench.redis.flushall();
    const places = await Promise.all(['KL', 'TV', 'MB', 'JH'].map((kuerzel) => newPlace(bench, kuerzel)));
    const waits: number[] = [];
    const client = bench.another({ effects: time.effects, onQuotaWait: (seconds) => { waits.push(seconds); }, quotaClockMs: time.now });
    await time.run(client.handshake(places[0]!));
    time.advance(120_000);
    clear(bench);
    const start = time.now();
    const fill = async (index: number): Promise<void> => {
      for (let count = 0; count < 60; count += 1) await client.insertEvent(places[index]!, `advo${count}`, hourAt('2026-03-20T09'));
    };
    await time.run(Promise.all(places.map((_place, index) => fill(index))));
    const minutes = (time.now() - start) / 60_000;
    assert.deepEqual([...new Set(callsOf(bench))], ['events.insert 200']);
    assert.equal(callsOf(bench).length, 240);
    assert.ok(240 / minutes / 600 >= 0.95, `used ${240 / minutes / 600}`);
    assert.ok(waits.filter((seconds) => seconds > 0).length > 200);
  });
});
