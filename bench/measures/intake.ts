import { setTimeout as delay } from 'node:timers/promises';
import { cpuMicros } from '../cpu-time.js';
import type { LoadResult, LoadTarget } from '../load/job.js';
import type { Options } from '../options.js';
import type { Stage } from '../stage.js';
import { median, number, type Row } from '../table.js';

type Contender = 'surface' | 'hub' | 'hand' | 'stock';
type Workload = { readonly name: string; readonly batch: number; readonly connections: number };
export type Figures = Pick<LoadResult, 'perSecond' | 'p50' | 'p99'> & {
  /** Microseconds of processor for one request: what a machine with other work leaves as it is. */
  readonly cpu: number;
};

const one = { name: '1 Webhook à 1, 10 Verbindungen', batch: 1, connections: 10 };
const many = { name: '1 Webhook à 1, 50 Verbindungen', batch: 1, connections: 50 };
const batches = { name: '1 Webhook à 50, 10 Verbindungen', batch: 50, connections: 10 };
const contenders: readonly Contender[] = ['surface', 'hand', 'stock', 'hub'];

/** Takes webhooks in turn with its rivals, so that what else the machine does meets all of them. */
export async function measureIntake(stage: Stage, options: Options): Promise<readonly Row[]> {
  await warmUp(stage, options);
  const perWorkload = new Map<Workload, Readonly<Record<Contender, Figures>>>();
  for (const workload of [one, many, batches]) perWorkload.set(workload, await compare(stage, options, workload));
  const rows = [...perWorkload].flatMap(([workload, figures]) => rowsOf(workload, figures));
  return [...rows, ...batchCost(perWorkload.get(one), perWorkload.get(batches))];
}

/** Until the engine has compiled what each of them runs through; before, the largest program is the slowest. */
async function warmUp(stage: Stage, { roundMs }: Options): Promise<void> {
  for (const contender of contenders) {
    await stage.load.run({ target: targetOf(stage, contender, one.batch), connections: one.connections, milliseconds: roundMs * 5 });
    await stage.forgetEvents();
  }
}

async function compare(stage: Stage, { rounds, roundMs }: Options, workload: Workload): Promise<Readonly<Record<Contender, Figures>>> {
  const results: Record<Contender, Figures[]> = { surface: [], hub: [], hand: [], stock: [] };
  for (let round = -1; round < rounds; round += 1) {
    for (const contender of contenders) {
      const { batch, connections } = workload;
      const figures = await withCpu(pidOf(stage, contender), () => stage.load.run({ target: targetOf(stage, contender, batch), connections, milliseconds: round < 0 ? roundMs / 2 : roundMs }));
      // The first round of a workload only warms up.
      if (round >= 0) results[contender].push(figures);
      await stage.forgetEvents();
      await delay(300);
    }
  }
  return { surface: middle(results.surface), hub: middle(results.hub), hand: middle(results.hand), stock: middle(results.stock) };
}

/** A load, with what the process that bore it has used for each request. */
export async function withCpu(pid: number, load: () => Promise<LoadResult>): Promise<Figures> {
  const before = cpuMicros(pid);
  const result = await load();
  return { ...result, cpu: (cpuMicros(pid) - before) / result.requests };
}

function pidOf({ surface, hub, handWritten, nodeRed }: Stage, contender: Contender): number {
  return { surface, hub, hand: handWritten, stock: nodeRed }[contender].pid;
}

function targetOf({ surface, hub, handWritten, nodeRed, webhook }: Stage, contender: Contender, batch: number): LoadTarget {
  const path = '/vmh/webhook/beteiligte/update';
  const urls = { surface: surface.base + path, hub: hub.base + path, hand: `${handWritten.base}/`, stock: `${nodeRed.base}/webhook` };
  return { kind: 'webhooks', url: urls[contender], webhookId: webhook.id, secret: webhook.secret, batch };
}

export function middle(all: readonly Figures[]): Figures {
  const of = (name: keyof Figures): number => median(all.map((figures) => figures[name]));
  return { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpu: of('cpu') };
}

function rowsOf({ name, batch }: Workload, { surface, hub, hand, stock }: Readonly<Record<Contender, Figures>>): readonly Row[] {
  const rate = ({ perSecond, p99 }: Figures): string => `${number(perSecond)}/s, p99 ${number(p99, 1)} ms`;
  const cpu = { what: `${name}: Prozessor je Webhook`, measured: `Hub ${number(surface.cpu)} µs, von Hand mit BullMQ ${number(hand.cpu)} µs, Node-RED ohne Hub ${number(stock.cpu)} µs`, budget: '' };
  const rivals = { what: `${name}: Vergleich`, measured: `von Hand mit BullMQ ${rate(hand)}; Node-RED ohne Hub ${rate(stock)}`, budget: '' };
  const busy = { what: `${name}: während der Hub sie auch abarbeitet`, measured: rate(hub), budget: '' };
  if (batch > 1) return [{ what: `${name}: Annahme`, measured: rate(surface), budget: '' }, rivals, cpu, busy];
  const twoThirds = hand.perSecond * 2 / 3;
  return [
    { what: `${name}: Annahme`, measured: `${number(surface.perSecond)}/s`, budget: `≥ ${number(stock.perSecond)}/s (Node-RED ohne Hub)`, isWithin: surface.perSecond >= stock.perSecond },
    { what: `${name}: Annahme`, measured: `${number(surface.perSecond)}/s`, budget: `≥ ${number(twoThirds)}/s (2/3 von Hand)`, isWithin: surface.perSecond >= twoThirds },
    { what: `${name}: p99`, measured: `${number(surface.p99, 1)} ms`, budget: `≤ ${number(hand.p99 * 1.5, 1)} ms (1,5 × von Hand)`, isWithin: surface.p99 <= hand.p99 * 1.5 },
    rivals, cpu, busy,
  ];
}

function batchCost(single: Readonly<Record<Contender, Figures>> | undefined, batch: Readonly<Record<Contender, Figures>> | undefined): readonly Row[] {
  if (single === undefined || batch === undefined) return [];
  const cost = (contender: Contender): number => single[contender].perSecond / batch[contender].perSecond;
  return [{
    what: 'Webhook à 50 kostet … Webhooks à 1', measured: `${number(cost('surface'), 1)} × (von Hand ${number(cost('hand'), 1)} ×)`, budget: '≤ 10 ×', isWithin: cost('surface') <= 10,
  }];
}
