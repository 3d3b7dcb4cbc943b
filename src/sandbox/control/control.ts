import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bodyJson, html, json, type Handler, type Reply, type SandboxRequest } from '../http/exchange.js';
import { faultRuleSchema, type Faults } from '../http/faults.js';
import type { RequestLog } from '../http/request-log.js';
import { findRoute, type Route } from '../http/route.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export type ControlOptions = {
  readonly log: RequestLog;
  readonly faults: Faults;
  /** The page of the system, by its file name. */
  readonly page: string;
  /** What the page needs to know, asked afresh each time. */
  readonly info: () => unknown;
  readonly settings: object;
  readonly settingsSchema: z.ZodType<object>;
  /** What only this system has. */
  readonly routes: readonly Route[];
};

/** `/` and `/_sandbox/…`: the page, the request log, the faults, the settings. Without a key, but for this machine alone. */
export function controlApi(options: ControlOptions): Handler {
  const routes = [...commonRoutes(options), ...options.routes];
  return (request) => {
    if (!LOOPBACK.has(request.remote)) return json(403, { message: 'Nur von diesem Rechner aus.' });
    if (request.path === '/favicon.ico') return { status: 204 };
    const route = findRoute(routes, request.method, request.path);
    switch (route.kind) {
      case 'found': return route.handle(request, route.parameters);
      case 'wrong-method': return json(405, { message: 'Diese Methode gibt es hier nicht.' });
      case 'none': return json(404, { message: 'Das gibt es hier nicht.' });
    }
  };
}

function commonRoutes(options: ControlOptions): Route[] {
  const { log, faults } = options;
  return [
    { method: 'GET', pattern: '/', handle: () => html(200, readPage(options.page)) },
    { method: 'GET', pattern: '/_sandbox/info', handle: () => json(200, options.info()) },
    { method: 'GET', pattern: '/_sandbox/log', handle: (request) => logReply(log, request) },
    { method: 'DELETE', pattern: '/_sandbox/log', handle: () => done(() => log.clear()) },
    { method: 'GET', pattern: '/_sandbox/faults', handle: () => json(200, faults.list()) },
    { method: 'POST', pattern: '/_sandbox/faults', handle: (request) => addFaults(faults, request) },
    { method: 'DELETE', pattern: '/_sandbox/faults', handle: () => done(() => faults.clear()) },
    { method: 'DELETE', pattern: '/_sandbox/faults/:id', handle: (_request, at) => json(faults.remove(at['id'] ?? '') ? 200 : 404, {}) },
    { method: 'GET', pattern: '/_sandbox/settings', handle: () => json(200, options.settings) },
    { method: 'PUT', pattern: '/_sandbox/settings', handle: (request) => changeSettings(options, request) },
  ];
}

/** The pages share one style and one script: `shared.html` takes the place of the marker. */
export function readPage(name: string): string {
  const read = (file: string): string => readFileSync(join(__dirname, '..', 'pages', file), 'utf8');
  return read(name).replace('<!-- shared -->', () => read('shared.html'));
}

/** `?limit=` gives the newest; bodies only with `?bodies=true`. */
function logReply(log: RequestLog, request: SandboxRequest): Reply {
  const query = new URLSearchParams(request.query);
  const limit = Number(query.get('limit') ?? Infinity);
  const entries = Number.isFinite(limit) && limit > 0 ? log.all().slice(-limit) : log.all();
  const bodies = query.get('bodies') === 'true';
  return json(200, entries.map(({ body, ...entry }) => (bodies && body !== undefined ? { ...entry, body } : entry)), { 'X-Total': String(log.total) });
}

/** One rule or an array of them; answers with the ids. */
function addFaults(faults: Faults, request: SandboxRequest): Reply {
  const parsed = z.union([faultRuleSchema.transform((rule) => [rule]), z.array(faultRuleSchema)]).safeParse(bodyJson(request));
  if (!parsed.success) return json(400, { message: z.prettifyError(parsed.error) });
  return json(200, { ids: parsed.data.map((rule) => faults.add(rule)) });
}

function changeSettings(options: ControlOptions, request: SandboxRequest): Reply {
  const parsed = options.settingsSchema.safeParse(bodyJson(request));
  if (!parsed.success) return json(400, { message: z.prettifyError(parsed.error) });
  Object.assign(options.settings, parsed.data);
  return json(200, options.settings);
}

/** Does something and says so. */
export function done(action: () => void): Reply {
  action();
  return json(200, {});
}
