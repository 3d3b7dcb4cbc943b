import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { SandboxConnection } from '../../src/sandbox/connection.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.js';
import { advowareClient, espoClient } from './harness.js';

const MAIN = resolve(__dirname, '../../src/sandbox/main.ts');
const ROOT = resolve(__dirname, '../..');

describe('the sandbox as its own process', () => {
  let stateDir: string;
  let children: ChildProcess[];
  beforeEach(() => {
    stateDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    children = [];
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(stateDir, { recursive: true, force: true });
  });

  const start = async (environment: Record<string, string> = {}): Promise<{ child: ChildProcess; connection: SandboxConnection; ended: Promise<number | null> }> => {
    const child = spawn(process.execPath, ['--import=tsx', MAIN], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env: { ...process.env, SANDBOX_STATE_DIR: stateDir, ...environment } });
    children.push(child);
    const ended = new Promise<number | null>((end) => child.once('exit', end));
    assert.ok(child.stdout);
    const line = await new Promise<string>((read) => createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', read));
    return { child, connection: JSON.parse(line) as SandboxConnection, ended };
  };

  it('tells on its first line how to reach it', async () => {
    const { connection } = await start();
    assert.match(connection.advoware.url, /^http:\/\/127\.0\.0\.1:\d+\/$/u);
    assert.match(connection.espocrm.url, /^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/u);
    assert.match(connection.threecx.url, /^http:\/\/127\.0\.0\.1:\d+\/$/u);
    const answer = await fetch(`${connection.espocrm.url}/Settings`, { headers: { 'X-Api-Key': connection.espocrm.apiKey } });
    assert.equal(answer.status, 200);
  });

  it('ends on SIGTERM and finds addresses, keys and data again', async () => {
    const first = await start();
    const page = first.connection.espocrm.url.replace('api/v1', '_sandbox/records/CBeteiligte/66f0a1b2c3d500000');
    await fetch(page, { method: 'PUT', body: '{"firstName":"Bleibt"}' });
    first.child.kill('SIGTERM');
    assert.equal(await first.ended, 0);
    const second = await start();
    assert.deepEqual(second.connection, first.connection);
    assert.equal(((await (await fetch(page)).json()) as { firstName: string }).firstName, 'Bleibt');
  });

  it('ends when its parent is gone', async () => {
    const { child, ended } = await start();
    child.disconnect();
    assert.equal(await ended, 0);
  });

  it('says what is wrong with its environment', async () => {
    const child = spawn(process.execPath, ['--import=tsx', MAIN], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, SANDBOX_STATE_DIR: stateDir, SANDBOX_ADVOWARE_PORT: 'achtzig' } });
    children.push(child);
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')));
    assert.equal(await new Promise((end) => child.once('exit', end)), 1);
    assert.match(words, /SANDBOX_ADVOWARE_PORT/u);
  });
});

describe('the state of the sandbox', () => {
  let stateDir: string;
  beforeEach(() => {
    stateDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(async () => {
    await Promise.allSettled(running.splice(0).map((sandbox) => sandbox.close()));
    rmSync(stateDir, { recursive: true, force: true });
  });
  const running: Sandbox[] = [];
  const start = async (options: SandboxOptions): Promise<Sandbox> => {
    const sandbox = await startSandbox(options);
    running.push(sandbox);
    return sandbox;
  };

  it('is kept as whole files only', async () => {
    const sandbox = await start({ stateDir, data: 'firm' });
    await sandbox.close();
    assert.deepEqual(readdirSync(stateDir).sort(), ['3cx.json', 'advoware.json', 'espocrm.json', 'google-service-account.json', 'google.json', 'ports.json']);
  });

  it('keeps tokens and webhooks valid across a restart', async () => {
    const first = await start({ stateDir });
    const call = await advowareClient(first, Date.now());
    const hook = (await espoClient(first)('POST', 'Webhook', { event: 'CBeteiligte.update', url: 'http://127.0.0.1:1/' })).json as { id: string };
    await first.close();
    const second = await start({ stateDir });
    assert.equal((await call('GET', 'employees')).status, 200);
    assert.equal((await espoClient(second)('GET', `Webhook/${hook.id}`)).status, 200);
  });

  it('moves to another port when the last one is taken', async () => {
    const first = await start({ stateDir });
    await first.close();
    const port = Number(new URL(first.connection.advoware.url).port);
    const squatter = createServer();
    await new Promise<void>((listening) => squatter.listen(port, '127.0.0.1', listening));
    const second = await start({ stateDir });
    squatter.close();
    assert.notEqual(second.connection.advoware.url, first.connection.advoware.url);
    assert.equal(second.connection.espocrm.url, first.connection.espocrm.url);
  });

  it('keeps nothing without a folder', async () => {
    const sandbox = await start({ data: 'empty' });
    sandbox.advoware.store.create({ name: 'A' });
    await sandbox.close();
    assert.deepEqual(readdirSync(stateDir), []);
  });
});
