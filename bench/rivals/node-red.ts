import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/app/project-root.js';
import { freePort } from '../../test/app/process/hub-process.js';
import { atExit } from '../../test/process/support/processes.js';
import { until } from '../../test/process/support/until.js';
import { endChild } from '../children.js';
import { stockFlow } from './stock-flow.js';

export type StockNodeRed = { readonly base: string; readonly pid: number; stop(): Promise<void> };

/** The Node-RED of `node_modules` with its own settings, its command line and a folder of its own. */
export async function startNodeRed({ redisUrl, upstream }: { readonly redisUrl: string; readonly upstream: string }): Promise<StockNodeRed> {
  const root = projectRoot(__dirname);
  const userDir = await mkdtemp(join(tmpdir(), 'hub-stock-'));
  const port = await freePort();
  await writeFile(join(userDir, 'flows.json'), JSON.stringify(stockFlow(upstream)));
  await writeFile(join(userDir, 'settings.js'), settings(root, redisUrl));
  const child: ChildProcess = spawn(process.execPath, [join(root, 'node_modules', 'node-red', 'red.js'), '--userDir', userDir, '--port', String(port), 'flows.json'], {
    cwd: userDir, env: { PATH: process.env['PATH'], HOME: userDir }, stdio: ['ignore', 'ignore', 'inherit'],
  });
  atExit(child.pid ?? 0);
  const base = `http://127.0.0.1:${port}`;
  await until('Node-RED answers', () => fetch(`${base}/proxy/x`).then(({ status }) => status === 200, () => false));
  return {
    base, pid: child.pid ?? 0,
    async stop() {
      await endChild(child);
      await rm(userDir, { recursive: true, force: true });
    },
  };
}

function settings(root: string, redisUrl: string): string {
  const ioredis = JSON.stringify(join(root, 'node_modules', 'ioredis'));
  return `const { Redis } = require(${ioredis});
module.exports = {
  uiHost: '127.0.0.1', flowFile: 'flows.json', credentialSecret: false, logging: { console: { level: 'error' } },
  telemetry: { enabled: false, updateNotification: false }, functionGlobalContext: { redis: new Redis(${JSON.stringify(redisUrl)}) },
};
`;
}
