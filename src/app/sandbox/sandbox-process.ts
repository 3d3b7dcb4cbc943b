import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { HubError } from '../../hub/errors/hub-error.js';

const connectionSchema = z.object({
  advoware: z.object({
    url: z.string(), tokenUrl: z.string(), productId: z.string(), appId: z.string(), apiKey: z.string(),
    kanzlei: z.string(), database: z.string(), user: z.string(), role: z.string(), password: z.string(),
  }),
  espocrm: z.object({ url: z.string(), apiKey: z.string(), userId: z.string(), notifyUserId: z.string(), newsletterListId: z.string() }),
  google: z.object({ apiRoot: z.string(), token: z.string(), keyFile: z.string() }),
  threecx: z.object({ url: z.string(), clientId: z.string(), apiKey: z.string(), webhookSecret: z.string() }),
  website: z.object({ url: z.string(), secret: z.string() }),
});
/** What the sandbox systems say about how to reach them. */
export type SandboxConnection = z.infer<typeof connectionSchema>;

export interface SandboxProcess {
  readonly connection: SandboxConnection;
  /** Resolves when the process has gone, wanted or not. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

const startLimitMs = 30_000;
const stopLimitMs = 3_000;

/**
 * Starts the stand-ins for the outside systems as a process of their own. It ends with this one, however that goes:
 * the channel between them closes.
 * @param appDir the folder of the built app; the sandbox lies beside it
 * @param hub the variables that tell the stand-ins where this hub is
 */
export async function startSandboxProcess(stateDir: string, appDir: string, hub: Readonly<Record<string, string>>): Promise<SandboxProcess> {
  const script = join(appDir, '..', 'sandbox', 'main.js');
  if (!existsSync(script)) throw new HubError('misconfigured', `Die Sandbox ist nicht gebaut: ${script} fehlt. Bitte „npm run build“ ausführen.`);
  const child = fork(script, [], { env: { ...process.env, ...hub, SANDBOX_STATE_DIR: stateDir }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const gone = new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); });
  try {
    const connection = connectionSchema.parse(JSON.parse(await firstLine(child, gone)));
    child.stdout?.resume();
    return { connection, gone, stop: () => stop(child, gone) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error instanceof HubError ? error : new HubError('unavailable', 'Die Sandbox-Systeme haben ihre Adressen nicht lesbar gemeldet.', { cause: error });
  }
}

async function firstLine(child: ChildProcess, gone: Promise<void>): Promise<string> {
  if (!child.stdout) throw new HubError('internal', 'Die Sandbox hat keine Ausgabe.');
  const lines = createInterface({ input: child.stdout });
  let timer: NodeJS.Timeout | undefined;
  const refusal = (text: string): HubError => new HubError('unavailable', text);
  try {
    return await Promise.race([
      once(lines, 'line').then(([line]) => String(line)),
      gone.then(() => { throw refusal('Die Sandbox-Systeme sind beim Start ausgefallen; der Grund steht darüber.'); }),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => { reject(refusal(`Die Sandbox-Systeme sind nach ${startLimitMs / 1_000} s nicht bereit.`)); }, startLimitMs);
      }),
    ]);
  } finally {
    clearTimeout(timer);
    lines.close();
  }
}

async function stop(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const hard = setTimeout(() => { child.kill('SIGKILL'); }, stopLimitMs);
  await gone;
  clearTimeout(hard);
}
