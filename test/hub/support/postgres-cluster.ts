import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TestPostgres { readonly url: string; stop(): Promise<void> }

/** A throw-away PostgreSQL cluster on a unix socket in a temp directory; undefined where PostgreSQL is not installed. */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const binaries = await findBinaries();
  if (binaries === undefined) return undefined;
  const directory = await mkdtemp(path.join(os.tmpdir(), 'hub-pg-'));
  const data = path.join(directory, 'data');
  const asPostgres = async (program: string, args: readonly string[]): Promise<void> => {
    const command = [path.join(binaries, program), ...args];
    if (process.getuid?.() === 0) await run('runuser', ['-u', 'postgres', '--', ...command], { cwd: directory });
    else await run(command[0] ?? '', command.slice(1), { cwd: directory });
  };
  if (process.getuid?.() === 0) {
    await run('chown', ['postgres', directory]);
    await chmod(directory, 0o755);
  }
  await asPostgres('initdb', ['-D', data, '-U', 'hub', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C']);
  await asPostgres('pg_ctl', ['-D', data, '-w', '-l', path.join(directory, 'log'), '-o', `-c listen_addresses= -c unix_socket_directories=${directory} -c fsync=off`, 'start']);
  return {
    url: `postgres://hub@localhost/postgres?host=${encodeURIComponent(directory)}`,
    async stop() {
      await asPostgres('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function findBinaries(): Promise<string | undefined> {
  try {
    const versions = await readdir('/usr/lib/postgresql');
    const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
    return newest === undefined ? undefined : `/usr/lib/postgresql/${newest}/bin`;
  } catch {
    return undefined;
  }
}
