import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import RED from 'node-red';
import { HubError } from '../../hub/errors/hub-error.js';
import type { DependencyReport } from '../../hub/health/health-report.js';
import type { Hub } from '../../hub/hub.js';
import { type NodeRedLogEntry, nodeRedLogHandler } from '../../hub/log/node-red-log-handler.js';
import { secretVariables } from '../../hub/settings/secret-variables.js';
import { flowStorage } from '../flow-storage/flow-storage.js';
import { adminGuard, isLoopback } from '../http/admin-guard.js';
import { refuseForeignSockets } from '../http/cross-site.js';
import { type DashboardLogin, dashboardLogin } from '../http/dashboard-login.js';
import { failed, notFound } from '../http/errors.js';
import type { FrontDoor } from '../http/front-door.js';
import { nodeMiddleware } from '../http/node-middleware.js';
import type { Vitals } from '../http/status-pages.js';

/** What settings.js is given; it says what each is for. */
export interface NodeRedIngredients {
  readonly projectRoot: string;
  readonly settings: Hub['settings'];
  readonly secretVariables: readonly string[];
  readonly storage: object;
  readonly logHandler: (entry: NodeRedLogEntry) => void;
  readonly adminGuard: RequestHandler;
  readonly nodeMiddleware: RequestHandler;
  readonly dashboard: DashboardLogin;
}

type NodeRedSettings = Parameters<typeof RED.init>[1] & { readonly httpAdminRoot: string; readonly httpNodeRoot: string };

export interface EmbeddedNodeRed {
  /** Whether the editor is served: without users it is on this machine alone. */
  readonly hasEditor: boolean;
  stop(): Promise<void>;
}

const flowsLimitMs = 30_000;
const stopLimitMs = 5_000;

/** Puts Node-RED behind the front door and starts its flows. Flows that cannot start leave the editor up, so that somebody can mend them. */
export async function embedNodeRed({ door, hub, vitals, projectRoot }: {
  readonly door: FrontDoor; readonly hub: Hub; readonly vitals: Vitals; readonly projectRoot: string;
}): Promise<EmbeddedNodeRed> {
  const { settings, log } = hub;
  const hasLogin = settings.editor.users.length > 0;
  const hasEditor = hasLogin || isLoopback(settings.http.host);
  const nodeRedSettings = readSettingsFile(projectRoot)({
    projectRoot, settings, secretVariables, logHandler: nodeRedLogHandler(log), adminGuard: adminGuard({ hasLogin }), nodeMiddleware, dashboard: dashboardLogin(settings),
    storage: flowStorage({ flowsDir: settings.flowsDir, stateDir: join(settings.varDir, 'node-red') }),
  });
  refuseForeignSockets(door.server);
  RED.init(door.server, nodeRedSettings);
  if (hasEditor) door.app.use(nodeRedSettings.httpAdminRoot, RED.httpAdmin);
  else log.warn('editor_off', { reason: 'HOST is not this machine and EDITOR_USERS is empty' });
  if (settings.mode === 'sandbox' && hasEditor) door.app.get('/', (_req, res) => { res.redirect(302, `${nodeRedSettings.httpAdminRoot}/`); });
  door.app.use(nodeRedSettings.httpNodeRoot, RED.httpNode);
  door.app.use(notFound);
  door.app.use(failed(log));
  const flows = watchFlows(vitals);
  await RED.start();
  await Promise.race([flows.settled, delay(flowsLimitMs, undefined, { ref: false })]);
  if (vitals.flows.state !== 'up') log.error('flows_not_started', { reason: vitals.flows.reason ?? 'no answer' });
  return {
    hasEditor,
    async stop() {
      await Promise.race([RED.stop(), delay(stopLimitMs, undefined, { ref: false })]);
    },
  };
}

function readSettingsFile(projectRoot: string): (ingredients: NodeRedIngredients) => NodeRedSettings {
  const exported: unknown = createRequire(join(projectRoot, 'package.json'))('./settings.js');
  if (typeof exported !== 'function') throw new HubError('misconfigured', 'settings.js gibt keine Funktion heraus.');
  return exported as (ingredients: NodeRedIngredients) => NodeRedSettings;
}

/** Keeps `vitals.flows` true to whether the flows run; a redeploy's short stop does not count. */
function watchFlows(vitals: Vitals): { readonly settled: Promise<void> } {
  let settle: () => void;
  const settled = new Promise<void>((resolve) => { settle = resolve; });
  RED.events.on('runtime-event', (event: { readonly id?: string; readonly payload?: RuntimeState }) => {
    const flows = event.id === 'runtime-state' ? stateOf(event.payload) : undefined;
    if (flows === undefined) return;
    vitals.flows = flows;
    settle();
  });
  return { settled };
}

interface RuntimeState { readonly state?: string; readonly error?: string; readonly deploy?: boolean }

function stateOf(payload: RuntimeState | undefined): DependencyReport | undefined {
  if (payload?.error !== undefined) return { state: 'down', reason: payload.error };
  if (payload?.state === 'start') return { state: 'up' };
  return payload?.state === 'stop' && payload.deploy !== true ? { state: 'down', reason: 'stopped' } : undefined;
}
