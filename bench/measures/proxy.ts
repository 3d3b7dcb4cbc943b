import { apiKey } from '../../test/process/support/outside-world.js';
import type { LoadTarget } from '../load/job.js';
import type { Options } from '../options.js';
import type { Stage } from '../stage.js';
import { number, type Row } from '../table.js';
import { middle, withCpu, type Figures } from './intake.js';

type Way = 'direct' | 'hub' | 'stock';
const ways: readonly Way[] = ['direct', 'hub', 'stock'];

/** What the way through the proxy adds, and how much goes through it. */
export async function measureProxy(stage: Stage, options: Options): Promise<readonly Row[]> {
  const single = await compare(stage, options, 1);
  const many = await compare(stage, options, 50);
  const added = (way: Way): number => single[way].p50 - single.direct.p50;
  const rate = ({ perSecond, p99 }: Figures): string => `${number(perSecond)}/s, p99 ${number(p99, 1)} ms`;
  return [
    {
      what: 'Proxy, 1 Verbindung: zusätzlich (p50)', measured: `${number(added('hub'), 2)} ms (Node-RED ohne Hub ${number(added('stock'), 2)} ms)`, budget: '< 1 ms', isWithin: added('hub') < 1,
    },
    {
      what: 'Proxy, 50 Verbindungen', measured: `${number(many.hub.perSecond)}/s`, budget: `≥ ${number(many.stock.perSecond * 1.5)}/s (1,5 × Node-RED ohne Hub)`,
      isWithin: many.hub.perSecond >= many.stock.perSecond * 1.5,
    },
    { what: 'Proxy, 50 Verbindungen: Vergleich', measured: `Hub ${rate(many.hub)}; Node-RED ${rate(many.stock)}; ohne Proxy ${rate(many.direct)}`, budget: '' },
    { what: 'Proxy, 50 Verbindungen: Prozessor je Anfrage', measured: `Hub ${number(many.hub.cpu)} µs, Node-RED ohne Hub ${number(many.stock.cpu)} µs`, budget: '' },
  ];
}

async function compare({ load, surface, nodeRed, upstream }: Stage, { rounds, roundMs }: Options, connections: number): Promise<Readonly<Record<Way, Figures>>> {
  const urls = { direct: `${upstream.base}/employees`, hub: `${surface.base}/api/advoware/employees`, stock: `${nodeRed.base}/proxy/employees` };
  const pids = { direct: upstream.pid, hub: surface.pid, stock: nodeRed.pid };
  const target = (way: Way): LoadTarget => ({ kind: 'get', url: urls[way], headers: { 'X-API-Key': apiKey } });
  const results: Record<Way, Figures[]> = { direct: [], hub: [], stock: [] };
  for (let round = -1; round < rounds; round += 1) {
    for (const way of ways) {
      const figures = await withCpu(pids[way], () => load.run({ target: target(way), connections, milliseconds: round < 0 ? roundMs / 2 : roundMs }));
      if (round >= 0) results[way].push(figures);
    }
  }
  return { direct: middle(results.direct), hub: middle(results.hub), stock: middle(results.stock) };
}
