import { TestRedis } from '../../test/hub/support/redis-server.js';
import type { Row } from '../table.js';
import { onWorkbench } from './calls.js';

const changed = 5;
const unchanged = 25;

/** The cron over the same changes beside so many unchanged records, and beside twice as many. */
export async function measureLinearity(): Promise<readonly Row[]> {
  const redis = await TestRedis.start();
  try {
    const once = await writesOfCron(redis, unchanged);
    const twice = await writesOfCron(redis, 2 * unchanged);
    return [{
      what: `Schreibend bei ${changed} Änderungen, neben ${unchanged} und neben ${2 * unchanged} unveränderten`, measured: `${once} und ${twice}`, budget: 'gleich', isWithin: once === twice,
    }];
  } finally {
    await redis.stop();
  }
}

async function writesOfCron(redis: TestRedis, others: number): Promise<number> {
  return await onWorkbench(redis, async (bench) => {
    for (let index = 0; index < others; index += 1) await bench.linkedPair({ lastName: `Gleich${index}` });
    for (let index = 0; index < changed; index += 1) {
      const { id } = await bench.linkedPair({ lastName: `Anders${index}` });
      bench.editInCrm(id, { firstName: 'Erike', syncStatus: 'dirty' });
    }
    bench.clearLogs();
    await bench.cron();
    return bench.counts().writes;
  });
}
