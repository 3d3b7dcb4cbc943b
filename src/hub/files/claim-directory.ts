import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { HubError } from '../errors/hub-error.js';

export interface DirectoryClaim {
  release(): Promise<void>;
}

/**
 * Claims a directory for this process by a file `owner.pid`, since what lies in it may be opened by one process only.
 * A claim of a process that is gone (kill -9, power cut) is taken over.
 * @param what Named in the message, in German, for example "das eingebettete Ledger".
 * @throws HubError `misconfigured` when a living process holds the directory.
 */
export async function claimDirectory(directory: string, what: string): Promise<DirectoryClaim> {
  await mkdir(directory, { recursive: true });
  const file = path.join(directory, 'owner.pid');
  const owner = describeSelf();
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, owner);
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await linked(draft, file)) return { release: () => release(file, owner) };
      const holder = await readText(file);
      if (holder !== undefined && isAlive(holder)) throw inUse(directory, what, holder);
      if (holder !== undefined) await removeStale(file, holder);
    }
    throw inUse(directory, what, 'unbekannt');
  } finally {
    await rm(draft, { force: true });
  }
}

/** One line: host, pid, and the start of the process, since pids come round again. */
function describeSelf(): string {
  return `${os.hostname()} ${process.pid} ${startOf(process.pid)}`;
}

/** Start of a process in the kernel's ticks; empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** A link is atomic and fails when the name is taken. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A holder on another host cannot be asked: a container that came back has a new name, so its old claim counts as gone. */
function isAlive(holder: string): boolean {
  const [host, pidText = '', start = ''] = holder.trim().split(' ');
  const pid = Number(pidText);
  if (host !== os.hostname() || !Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return start === '' || startOf(pid) === start;
}

/** Moves the stale file away first: if another process claimed in between, its claim is put back. */
async function removeStale(file: string, expected: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readText(aside)) !== expected) await linked(aside, file);
  await rm(aside, { force: true });
}

async function release(file: string, owner: string): Promise<void> {
  if ((await readText(file)) === owner) await rm(file, { force: true });
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function inUse(directory: string, what: string, holder: string): HubError {
  return new HubError('misconfigured', `${what} in ${directory} wird schon von einem anderen Prozess benutzt (${holder.trim()}). `
    + 'Beenden Sie diesen Prozess oder geben Sie mit HUB_VAR_DIR ein anderes Verzeichnis an.');
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
