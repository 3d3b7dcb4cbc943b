import { startSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';
import { hubAddressSchema } from './threecx/settings.js';
import { sandboxPbxCredentials } from './threecx/system.js';

/** Much faster than a real CRM (2 to 5 minutes and 10 minutes), so that a person can watch. */
const WEBHOOK_INTERVAL_MS = 1000;
const WEBHOOK_RETRY_MS = 5000;

/** Starts the stand-ins as their own process; the first line on stdout tells how to reach them. */
async function main(): Promise<void> {
  const sandbox = await startSandbox({
    data: process.env['SANDBOX_DATA'] === 'empty' ? 'empty' : 'firm',
    stateDir: process.env['SANDBOX_STATE_DIR'] === '' ? undefined : process.env['SANDBOX_STATE_DIR'],
    ports: { advoware: number('SANDBOX_ADVOWARE_PORT', 0), espocrm: number('SANDBOX_ESPOCRM_PORT', 0), google: number('SANDBOX_GOOGLE_PORT', 0), threecx: number('SANDBOX_THREECX_PORT', 0), website: number('SANDBOX_WEBSITE_PORT', 0) },
    webhookIntervalMs: number('SANDBOX_WEBHOOK_INTERVAL_MS', WEBHOOK_INTERVAL_MS),
    webhookRetryMs: number('SANDBOX_WEBHOOK_RETRY_MS', WEBHOOK_RETRY_MS),
    ...hubOf(process.env),
  });
  endWithParent(sandbox);
  process.stdout.write(`${JSON.stringify(sandbox.connection)}\n`);
}

/** A hub that is named gets what 3CX's bridge and template send: the same calls that it sees over the socket. */
function hubOf(env: NodeJS.ProcessEnv): Pick<SandboxOptions, 'hub' | 'threecxSettings'> {
  const url = env['SANDBOX_HUB_URL'] ?? '';
  if (url === '') return {};
  const webhookSecret = env['SANDBOX_HUB_THREECX_SECRET'] ?? sandboxPbxCredentials.webhookSecret;
  return { hub: hubAddressSchema.parse({ url, apiKey: env['SANDBOX_HUB_API_KEY'] ?? '', webhookSecret }), threecxSettings: { webhooks: 'on', template: 'on' } };
}

/** Ends on a signal, and when the parent that holds the IPC channel is gone, however it went. */
function endWithParent(sandbox: Sandbox): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`sandbox: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
  // The parent may have gone before this line.
  if (process.send !== undefined && !process.connected) end();
}

function number(name: string, fallback: number): number {
  const text = process.env[name] ?? '';
  const value = text === '' ? fallback : Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, not "${text}".`);
  return value;
}

main().catch((error: unknown) => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
