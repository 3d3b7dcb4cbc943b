import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file's new content; `undefined`: the file goes away. */
export interface FileChange { readonly name: string; readonly text: string | undefined }

/**
 * All new contents are on the disk before the first file changes its name, so that a crash leaves whole files and,
 * but for the instant of the renames, the old state or the new one.
 */
export async function writeFiles(directory: string, changes: readonly FileChange[], mode = 0o644): Promise<void> {
  if (changes.length === 0) return;
  await mkdir(directory, { recursive: true });
  const written = changes.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
  for (const { name, text } of written) await writeThrough(temporary(directory, name), text, mode);
  for (const { name } of written) await rename(temporary(directory, name), join(directory, name));
  for (const { name } of changes.filter(({ text }) => text === undefined)) await rm(join(directory, name), { force: true });
  await syncDirectory(directory);
}

/** One file, the same way; its folder is made when missing. */
export async function writeFileSafely(path: string, text: string, mode = 0o600): Promise<void> {
  await writeFiles(dirname(path), [{ name: path.slice(dirname(path).length + 1), text }], mode);
}

function temporary(directory: string, name: string): string {
  return join(directory, `.${name}.neu`);
}

async function writeThrough(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
