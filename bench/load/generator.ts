import { createHmac } from 'node:crypto';
import { Agent, request, type RequestOptions } from 'node:http';
import type { LoadJob, LoadResult, LoadTarget } from './job.js';

type Outgoing = { readonly options: RequestOptions; readonly body?: string };

let sequence = 0;

/** One load after the other, as the parent asks for them; ends with the parent. */
function serve(): void {
  process.on('message', (job: LoadJob) => {
    load(job).then((result) => process.send?.(result), (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    });
  });
  process.once('disconnect', () => process.exit(0));
}

async function load({ target, connections, milliseconds, requests = Infinity }: LoadJob): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failures = 0;
  let left = requests;
  const begun = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - begun < milliseconds && left > 0) {
      left -= 1;
      const outgoing = next(target);
      const sent = performance.now();
      const status = await send(outgoing, agent);
      times.push(performance.now() - sent);
      if (status !== 200) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const seconds = (performance.now() - begun) / 1_000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { perSecond: (times.length - failures) / seconds, p50: at(0.5), p99: at(0.99), requests: times.length, failures };
}

function next(target: LoadTarget): Outgoing {
  const { hostname, port, pathname } = new URL(target.url);
  const base = { hostname, port, path: pathname };
  if (target.kind === 'get') return { options: { ...base, method: 'GET', headers: target.headers } };
  const body = JSON.stringify(Array.from({ length: target.batch }, () => ({ id: entityId(target.pool), modifiedAt: '2026-01-02 03:04:05', modifiedById: '64a0000000000001' })));
  const digest = createHmac('sha256', target.secret).update(body).digest('hex');
  const headers = {
    'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body),
    Signature: Buffer.from(`${target.webhookId}:${digest}`).toString('base64'),
  };
  return { options: { ...base, method: 'POST', headers }, body };
}

/** Seventeen characters, as EspoCRM's are. */
function entityId(pool = Infinity): string {
  sequence += 1;
  const index = pool === Infinity ? sequence : sequence % pool;
  return `b${process.pid.toString(36)}`.padEnd(7, 'x') + index.toString(36).padStart(10, '0');
}

function send({ options, body }: Outgoing, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const outgoing = request({ ...options, agent }, (response) => {
      response.once('end', () => { resolve(response.statusCode ?? 0); });
      response.once('error', () => { resolve(0); });
      response.resume();
    });
    outgoing.once('error', () => { resolve(0); });
    outgoing.end(body);
  });
}

serve();
