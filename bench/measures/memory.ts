import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../test/process/support/until.js';
import type { Options } from '../options.js';
import type { Stage } from '../stage.js';
import { number, type Row } from '../table.js';

const idleLimitMb = 170;
/** What may come and go with the collector's mood. */
const flatFactor = 1.15;
const drainLimitMs = 120_000;
const quarters = 4;
/** As many clients as change in a busy hour; the hub works on each again and again. */
const entities = 500;

/** Start and rest: nothing has been asked of the hub yet. */
export async function measureRest({ hub, nodeRed, handWritten }: Stage, { quick }: Options): Promise<readonly Row[]> {
  await delay(quick ? 2_000 : 15_000);
  const idle = residentMb(hub.pid);
  return [
    { what: 'Start bis bereit, Produktion', measured: `${number(hub.startMs / 1_000, 1)} s`, budget: '< 5 s', isWithin: hub.startMs < 5_000 },
    {
      what: 'Speicher in Ruhe, Produktion', measured: `${number(idle)} MB (Node-RED ohne Hub ${number(residentMb(nodeRed.pid))} MB, von Hand ${number(residentMb(handWritten.pid))} MB)`,
      budget: `< ${idleLimitMb} MB`, isWithin: idle < idleLimitMb,
    },
  ];
}

/** Memory after each quarter of many webhooks, each time with all events worked off. */
export async function measureGrowth(stage: Stage, { webhooks }: Options): Promise<readonly Row[]> {
  const { hub, load, webhook } = stage;
  const seen: number[] = [];
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    await load.run({
      target: { kind: 'webhooks', url: `${hub.base}/vmh/webhook/beteiligte/update`, webhookId: webhook.id, secret: webhook.secret, batch: 1, pool: entities },
      connections: 10, milliseconds: Infinity, requests: Math.ceil(webhooks / quarters),
    });
    await until('the events are worked off', async () => {
      await delay(200);
      return await hub.eventsLeft() === 0;
    }, drainLimitMs);
    await delay(1_000);
    seen.push(residentMb(hub.pid));
  }
  const first = seen[0] ?? NaN;
  const last = seen.at(-1) ?? NaN;
  return [{
    what: `Speicher über ${number(webhooks)} Webhooks, nach jedem Viertel`, measured: `${seen.map((each) => number(each)).join(', ')} MB`,
    budget: `gleichbleibend (≤ ${number(flatFactor, 2)} × nach dem ersten)`, isWithin: last <= flatFactor * first,
  }];
}

/** Resident memory of a process. */
export function residentMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1_024;
}
