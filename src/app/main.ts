import { join } from 'node:path';
import { HubError } from '../hub/errors/hub-error.js';
import { pinoLog } from '../hub/log/pino-log.js';
import { readSettings } from '../hub/settings/read-settings.js';
import { SettingsError } from '../hub/settings/settings-error.js';
import type { Log } from '../hub/log/log.js';
import type { Settings } from '../hub/settings/settings.js';
import { shutdown, type Shutdown } from './lifecycle/shutdown.js';
import { listenForTheEnd } from './lifecycle/signals.js';
import { addDotEnv, addMissing, modeOf } from './process/environment.js';
import { projectRoot } from './project-root.js';
import { firstSync } from './sandbox/first-sync.js';
import { firstSyncBegins, greeting, sandboxWarning } from './sandbox/greeting.js';
import { hubVariables, leadVariables, sandboxVariables, sandboxWebhookSecrets, telephonyVariables } from './sandbox/sandbox-environment.js';
import { startSandboxProcess, type SandboxProcess } from './sandbox/sandbox-process.js';
import { layGround } from './lay-ground.js';
import type { StartedHub, startHub } from './start-hub.js';

/** Node-RED, ledger and queue take a second to load: beside what else is starting. */
const loadStart = async (): Promise<typeof startHub> => (await import('./start-hub.js')).startHub;

/** Starts the hub of this process; ends it when the start fails. */
async function main(): Promise<void> {
  const begun = performance.now();
  const root = projectRoot();
  addDotEnv(process.env, root);
  const mode = modeOf(process.env);
  const read = (): Settings => readSettings(process.env, { mode, projectRoot: root });
  const settings = read();
  const log = pinoLog({ level: settings.logLevel });
  const end = shutdown(log);
  listenForTheEnd(end, log);
  const start = { settings, read, end, log, root, begun };
  const started = mode === 'sandbox' ? startWithSandbox(start) : startProduction(start);
  end.after(started);
  await started.catch((error: unknown) => {
    tellFailure(error);
    end.begin('start failed', exitCodeOf(error));
  });
}

interface Start {
  readonly settings: Settings; readonly read: () => Settings; readonly end: Shutdown; readonly log: Log; readonly root: string; readonly begun: number;
}

async function startProduction({ settings, end, log, root, begun }: Start): Promise<void> {
  const ground = await layGround(settings, end);
  const startHub = await loadStart();
  tellReady(log, settings, await startHub({ settings, ground, end, log, projectRoot: root }), begun);
}

async function startWithSandbox({ settings, read, end, log, root, begun }: Start): Promise<void> {
  process.stdout.write(`${sandboxWarning}\n`);
  const ground = await layGround(settings, end);
  const [sandbox, startHub] = await Promise.all([startSandboxProcess(join(settings.varDir, 'sandbox'), __dirname, hubVariables(settings)), loadStart()]);
  end.before('sandbox', () => sandbox.stop());
  void sandbox.gone.then(() => { if (!end.signal.aborted) log.error('sandbox_gone'); });
  const filled = await fillEnvironment(sandbox, read, log);
  const started = await startHub({ settings: filled, ground, end, log, projectRoot: root });
  tellReady(log, filled, started, begun);
  const syncBegun = performance.now();
  process.stdout.write(firstSyncBegins);
  const results = await firstSync(started.hub, end.signal);
  if (end.signal.aborted) return;
  process.stdout.write(greeting({
    settings: filled, connection: sandbox.connection, hasEditor: started.nodeRed.hasEditor, results, seconds: (performance.now() - syncBegun) / 1_000,
  }));
}

/** Every variable that the user has set himself stays; a CRM of his own gets no webhooks from here, a telephone system of his own no other's keys. */
async function fillEnvironment({ connection }: SandboxProcess, read: () => Settings, log: Log): Promise<Settings> {
  const ownCrm = (process.env['ESPOCRM_API_BASE_URL'] ?? '') !== '';
  const ownPbx = (process.env['THREECX_API_BASE_URL'] ?? '') !== '';
  addMissing(process.env, sandboxVariables(connection, read().http));
  if (!ownCrm) addMissing(process.env, leadVariables(connection));
  if (!ownPbx) addMissing(process.env, telephonyVariables(connection));
  if (!ownCrm) addMissing(process.env, { ESPOCRM_WEBHOOK_SECRETS: await sandboxWebhookSecrets(read(), log) });
  return read();
}

/** One line for machines, and one for whoever wonders why no calendar is synced. */
function tellReady(log: Log, settings: Settings, { nodeRed }: StartedHub, begun: number): void {
  if (settings.google.serviceAccountPath === undefined) {
    log.warn('calendars_off', { reason: 'Kalender werden nicht abgeglichen: GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH fehlt.' });
  }
  log.info('ready', {
    ready: true, mode: settings.mode, url: `http://${settings.http.host}:${settings.http.port}`, editor: nodeRed.hasEditor,
    writeProtection: settings.advoware.writeProtection, startMs: Math.round(performance.now() - begun),
  });
}

/** The hub's own errors say everything in their message; of others the stack is needed. */
function tellFailure(error: unknown): void {
  const text = error instanceof HubError ? error.message : error instanceof Error ? error.stack ?? error.message : String(error);
  process.stderr.write(`\n${text}\n\n`);
}

/** 78 as in sysexits.h: a wrong configuration, which another start will not mend. */
function exitCodeOf(error: unknown): number {
  return error instanceof SettingsError ? 78 : 1;
}

main().catch((error: unknown) => {
  tellFailure(error);
  process.exit(exitCodeOf(error));
});
