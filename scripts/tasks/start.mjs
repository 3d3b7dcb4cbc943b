import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ensureBuilt } from '../lib/ensure-built.mjs';
import { hubNodeFlags } from '../lib/node-flags.mjs';
import { runNode } from '../lib/processes.mjs';
import { inProject } from '../lib/project.mjs';
import { ensurePrograms } from '../lib/system-packages.mjs';

/**
 * Starts the hub. Without ADVOWARE_API_BASE_URL it starts with sandbox systems beside it.
 * Source maps stay off here: they cost some 15 MB, and `dist/` is close to its sources line by line.
 */
export async function run(args) {
  if (needsOwnRedis()) await ensurePrograms(['redis-server']);
  await ensureBuilt();
  return await runNode([...hubNodeFlags, inProject('dist', 'src', 'app', 'main.js'), ...args], { ipc: true });
}

function needsOwnRedis() {
  const file = inProject('.env');
  const settings = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
  return !settings.REDIS_URL && !settings.REDIS_HOST;
}
