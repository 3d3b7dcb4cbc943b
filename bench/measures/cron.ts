import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { LoggedRequest } from '../../src/sandbox/http/request-log.js';
import { until } from '../../test/process/support/until.js';
import type { Options } from '../options.js';
import type { Stage } from '../stage.js';
import { number, type Row } from '../table.js';

const latencyMs = 100;
/** As `flows/beteiligte-sync.json` says for the checks. */
const concurrency = 8;

/** One cron run over records that must all be created in Advoware, and one over records that were all changed. */
export async function measureCron(stage: Stage, { quick }: Options): Promise<readonly Row[]> {
  const records = quick ? 20 : 100;
  const { crm, advoware } = stage.world;
  const ids: string[] = [];
  await crm.withoutWebhooks(async () => {
    for (let index = 0; index < records; index += 1) ids.push(await crm.create({ lastName: `Messung${index}`, firstName: 'Max', syncStatus: 'pending_sync' }));
  });
  for (const system of [crm, advoware]) await system.strike({ kind: 'delay', delayMs: latencyMs });
  try {
    const created = await cronRun(stage, 'angelegt', records);
    await crm.withoutWebhooks(async () => {
      for (const id of ids) await crm.edit(id, { firstName: 'Moritz', syncStatus: 'dirty' });
    });
    return [created, await cronRun(stage, 'geändert', records)];
  } finally {
    for (const system of [crm, advoware]) await system.mend();
  }
}

async function cronRun(stage: Stage, what: string, records: number): Promise<Row> {
  const { crm, advoware } = stage.world;
  for (const system of [crm, advoware]) await system.forget();
  await fireCron(stage);
  await until('the cron has listed', async () => (await crm.calls()).length > 0);
  // The events settle for half a second before they run.
  await until('the run is through', async () => (await advoware.calls()).length > 0 && await stage.hub.eventsLeft() === 0);
  const calls = [...await crm.calls(), ...await advoware.calls()];
  const [list, ...rest] = calls;
  if (list === undefined) throw new Error('Der Cron hat nichts getan.');
  // The one list comes before everything else.
  const ideal = latencyMs + rest.length * latencyMs / concurrency;
  const took = Math.max(...calls.map(endOf)) - Math.min(...calls.map(startOf));
  return {
    what: `Cron, ${records} Datensätze ${what}, ${latencyMs} ms je Aufruf`, measured: `${number(took / 1_000, 2)} s für ${calls.length} Aufrufe = ${number(took / ideal, 2)} ×`,
    budget: `≤ 1,3 × ${number(ideal / 1_000, 2)} s`, isWithin: took <= 1.3 * ideal,
  };
}

const startOf = ({ at }: LoggedRequest): number => Date.parse(at);
const endOf = (entry: LoggedRequest): number => startOf(entry) + entry.milliseconds;

/** The next tick now instead of in up to a quarter of an hour. */
async function fireCron({ world }: Stage): Promise<void> {
  const connection = new Redis(world.redisPort, { db: 0 });
  const queue = new Queue('vmh.beteiligte.cron', { connection, prefix: '{hub}', skipMetasUpdate: true });
  try {
    const [tick] = await queue.getDelayed();
    if (tick === undefined) throw new Error('Es wartet kein Cron.');
    await tick.promote();
  } finally {
    await queue.close();
    connection.disconnect();
  }
}
