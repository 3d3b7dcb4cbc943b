import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { JsonObject } from './package.js';

/** Runs cases against the package's PHP, with stand-ins for EspoCRM's own classes. */
export function runPhp<T>(packageFolder: string, cases: readonly JsonObject[]): T[] {
  const output = execFileSync('php', ['-d', 'error_reporting=-1', '-d', 'display_errors=stderr', join(__dirname, '../php/run.php'), packageFolder], {
    input: JSON.stringify(cases), encoding: 'utf8',
  });
  return JSON.parse(output) as T[];
}
