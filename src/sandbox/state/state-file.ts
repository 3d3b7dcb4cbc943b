import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const WRITE_DELAY_MS = 100;

/** Keeps one JSON value: written soon after a change, and at once on `flush`. */
export type StateFile = {
  touch: () => void;
  flush: () => void;
};

/** What the file holds, or undefined when there is none yet. A file that cannot be parsed is an error: silently starting over would lose a person's edits. */
export function loadState(path: string | undefined): unknown {
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text);
}

/** Opens a state file; without a path nothing is kept. `snapshot` gives the value to write. */
export function openStateFile(path: string | undefined, snapshot: () => unknown): StateFile {
  if (path === undefined) return { touch: () => undefined, flush: () => undefined };
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
    writeAtomically(path, JSON.stringify(snapshot()));
  };
  const touch = (): void => {
    timer ??= setTimeout(flush, WRITE_DELAY_MS);
  };
  return { touch, flush };
}

/** A reader never sees half a file: the new one is moved over the old one. */
function writeAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
