import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** Adds what `.env` in the project says to the environment; what is set there already wins. */
export function addDotEnv(env: NodeJS.ProcessEnv, projectRoot: string): void {
  const file = join(projectRoot, '.env');
  if (existsSync(file)) addMissing(env, parseEnv(readFileSync(file, 'utf8')));
}

/** An empty value counts as not set, but for a cron: there it means "off". */
export function addMissing(env: NodeJS.ProcessEnv, values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    const present = env[name];
    if (value !== undefined && (present === undefined || (present === '' && !name.endsWith('_CRON')))) env[name] = value;
  }
}

/** Without an Advoware there is nothing to work with but the sandbox (overview.md, Environment). */
export function modeOf(env: NodeJS.ProcessEnv): 'sandbox' | 'production' {
  return (env['ADVOWARE_API_BASE_URL'] ?? '').trim() === '' ? 'sandbox' : 'production';
}
