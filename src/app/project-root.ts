import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with package.json and settings.js, from wherever this file runs: `src/` or `dist/src/`. */
export function projectRoot(start = __dirname): string {
  if (existsSync(join(start, 'settings.js')) && existsSync(join(start, 'package.json'))) return start;
  const parent = dirname(start);
  if (parent === start) throw new Error('Der Ordner mit settings.js und package.json ist nicht zu finden.');
  return projectRoot(parent);
}
