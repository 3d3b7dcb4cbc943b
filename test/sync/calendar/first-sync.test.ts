import assert from 'node:assert/strict';
import type { CalendarResult } from '../../../src/sync/calendar/context.js';
import { syncEmployee } from '../../../src/sync/calendar/sync-employee.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { virtualTime } from '../../systems/google-calendar/support/virtual-time.js';
import { Workbench } from './support/workbench.js';

/** Employees run side by side, as the flow has them. */
const concurrency = 4;
const appointmentsEach = 300;
const kuerzels: readonly string[] = Array.from({ length: 10 }, (_, index) => `A${index}`);

describe('The first full sync of ten employees with 300 appointments each', function () {
  this.timeout(240_000);
  let redis: TestRedis;
  let bench: Workbench;
  const time = virtualTime(Date.now());
  before(async () => {
    redis = await TestRedis.start();
    bench = await Workbench.start(redis, { time, sandbox: { googleSettings: { callsPerMinutePerUser: 600, callsPerMinute: 600, writeSpacingMs: 100 } } });
  });
  after(async () => {
    await bench.stop();
    await redis.stop();
  });

  async function syncAll(): Promise<readonly CalendarResult[]> {
    const { context } = bench;
    const waiting = [...kuerzels];
    const results: CalendarResult[] = [];
    const worker = async (): Promise<void> => {
      for (let kuerzel = waiting.shift(); kuerzel !== undefined; kuerzel = waiting.shift()) results.push(await syncEmployee(context, { kuerzel, source: 'cron' }));
    };
    await time.run(Promise.all(Array.from({ length: concurrency }, worker)));
    return results;
  }

  it('is bound by Google\'s quota alone, uses at least 95 % of it, and is never refused; with nothing changed it costs one call each', async () => {
    bench.staff(kuerzels);
    for (const kuerzel of kuerzels) for (let count = 0; count < appointmentsEach; count += 1) bench.enter({ anwalt: kuerzel, text: `Termin ${count}` }, 1 + (count % 200));
    const start = time.now();
    const results = await syncAll();
    const minutes = (time.now() - start) / 60_000;
    const calls = bench.sandbox.google.calls.all();
    const share = calls.length / minutes / 600;
    console.log(`      ${calls.length} calls of Google in ${minutes.toFixed(2)} minutes: ${(share * 100).toFixed(1)} % of the quota`);
    assert.deepEqual(results.map(({ kind }) => kind), kuerzels.map(() => 'updated'));
    assert.deepEqual(calls.filter(({ status }) => status === 403 || status === 429), []);
    assert.equal(calls.filter(({ method, status }) => method === 'events.insert' && status === 200).length - 1, kuerzels.length * appointmentsEach);
    assert.ok(share >= 0.95 && share <= 1.01, `used ${share}`);
    bench.clearLogs();
    assert.deepEqual(new Set((await syncAll()).map(({ kind }) => kind)), new Set(['unchanged']));
    assert.deepEqual(bench.counts(), { reads: kuerzels.length * 2, writes: 0 });
  });
});
