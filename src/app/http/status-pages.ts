import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { type DependencyReport, type HealthReport, healthStatusCode } from '../../hub/health/health-report.js';
import type { Hub } from '../../hub/hub.js';

/** How far the process is in its life. */
export type Phase = 'starting' | 'running' | 'draining';

/** What the status pages look at; changed as the process goes on. */
export interface Vitals {
  phase: Phase;
  hub: Hub | undefined;
  /** Whether the flows run: without them the hub answers nobody. */
  flows: DependencyReport;
}

type Page = (vitals: Vitals, res: ServerResponse) => void | Promise<void>;

const pages: ReadonlyMap<string, Page> = new Map<string, Page>([
  ['/health', ready], ['/health/ready', ready], ['/health/live', live], ['/metrics', metrics],
]);

/** `/health` and `/metrics`, answered before Node-RED and without it. */
export function statusPages(vitals: Vitals): RequestHandler {
  return (req, res, next) => {
    const page = req.method === 'GET' || req.method === 'HEAD' ? pages.get(req.path) : undefined;
    if (!page) next();
    else void Promise.resolve(page(vitals, res)).catch(next);
  };
}

function live({ phase }: Vitals, res: ServerResponse): void {
  json(res, 200, { status: 'ok', phase });
}

async function ready({ phase, hub, flows }: Vitals, res: ServerResponse): Promise<void> {
  const report = hub === undefined ? undefined : await hub.health();
  const dependencies: HealthReport['dependencies'] = { ...report?.dependencies, flows };
  const works = phase === 'running' && report !== undefined && flows.state === 'up';
  const status = !works ? 'down' : report.status;
  json(res, works ? healthStatusCode(report) : 503, { status, phase, dependencies });
}

async function metrics({ hub }: Vitals, res: ServerResponse): Promise<void> {
  if (hub === undefined) {
    json(res, 503, { status: 'down' });
    return;
  }
  const text = await hub.metrics.text();
  res.writeHead(200, { 'Content-Type': hub.metrics.contentType });
  res.end(text);
}

function json(res: ServerResponse, statusCode: number, body: unknown): void {
  res.writeHead(statusCode, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify(body));
}
