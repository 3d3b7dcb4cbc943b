import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { projectRoot } from '../../src/app/project-root.js';
import { secretVariables } from '../../src/hub/settings/secret-variables.js';
import { editorPassword, setUpWebhooks, startOutsideWorld, type OutsideWorld } from './support/outside-world.js';
import { RunningHub } from './support/running-hub.js';

/** A tab as a curious author of flows might write it. */
const curious = [
  { id: 'c000000000000001', type: 'tab', label: 'Neugierig' },
  { id: 'c000000000000002', type: 'http in', z: 'c000000000000001', name: '', url: '/neugierig', method: 'get', wires: [['c000000000000003']] },
  {
    id: 'c000000000000003', type: 'function', z: 'c000000000000001', name: 'sucht Geheimnisse', outputs: 1, libs: [],
    func: `const names = ${JSON.stringify(secretVariables)};
const fromHost = (() => { try { return node.log.constructor('return process.env')(); } catch { return {}; } })();
msg.payload = { byEnv: names.map((name) => env.get(name) ?? ''), byProcess: names.map((name) => fromHost[name] ?? ''), wayOut: 'PATH' in fromHost, has: { process: typeof process, require: typeof require } };
return msg;`,
    wires: [['c000000000000004']],
  },
  { id: 'c000000000000004', type: 'http response', z: 'c000000000000001', name: '', wires: [] },
];

describe('the editor of a hub in production', function () {
  this.timeout(90_000);
  let world: OutsideWorld;
  let hub: RunningHub;
  let flows: string;

  before(async () => {
    [world, flows] = await Promise.all([startOutsideWorld(), mkdtemp(join(tmpdir(), 'hub-flows-'))]);
    await cp(join(projectRoot(__dirname), 'flows'), flows, { recursive: true });
    await writeFile(join(flows, 'neugierig.json'), JSON.stringify(curious));
    const secrets = await setUpWebhooks(world.env, 'http://127.0.0.1:1');
    hub = await RunningHub.start({ env: { ...world.env, ESPOCRM_WEBHOOK_SECRETS: secrets, HUB_FLOWS_DIR: flows, LOG_LEVEL: 'warn' } });
  });
  after(async () => {
    await hub.remove();
    await world.stop();
    await rm(flows, { recursive: true });
  });

  const editor = (path: string, options: RequestInit = {}): Promise<Response> => fetch(`${hub.base}/editor${path}`, options);
  const logIn = (username: string, password: string): Promise<Response> => editor('/auth/token', {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: 'node-red-editor', grant_type: 'password', scope: '', username, password }),
  });

  async function tokenOf(name: string): Promise<string> {
    const answer = await logIn(name, editorPassword);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('set-cookie'), null, 'who is logged in is known by a header, which no other page can make a browser send');
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  it('lets who may read look and change nothing', async () => {
    const Authorization = `Bearer ${await tokenOf('bert')}`;
    for (const path of ['/flows', '/settings', '/nodes']) assert.equal((await editor(path, { headers: { Authorization } })).status, 200, path);
    const changes: [string, string, unknown][] = [
      ['POST', '/flows', []], ['POST', '/flow', {}], ['PUT', '/flow/c000000000000001', {}], ['DELETE', '/flow/c000000000000001', undefined],
      ['POST', '/nodes', { module: 'left-pad' }], ['PUT', '/nodes/node-red', { enabled: false }], ['POST', '/flows/state', { state: 'stop' }],
      ['POST', '/inject/a160d40fe259ed67', {}], ['POST', '/debug/x/disable', {}], ['DELETE', '/context/global/x', undefined],
      ['POST', '/library/local/flows/x', []], ['POST', '/settings/user', {}],
    ];
    for (const [method, path, body] of changes) {
      const answer = await editor(path, { method, headers: { Authorization, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      assert.ok([401, 403, 404].includes(answer.status), `${method} ${path}: ${answer.status}`);
    }
  });

  it('installs no node for anybody', async () => {
    const Authorization = `Bearer ${await tokenOf('anna')}`;
    const answer = await editor('/nodes', { method: 'POST', headers: { Authorization, 'content-type': 'application/json' }, body: JSON.stringify({ module: 'node-red-contrib-xyz' }) });
    assert.equal(answer.status, 404, 'there is no such path');
    const settings = await (await editor('/settings', { headers: { Authorization } })).json() as Record<string, unknown>;
    assert.equal(settings['functionExternalModules'], false);
    assert.deepEqual(settings['externalModules'], { autoInstall: false, palette: { allowInstall: false, allowUpdate: false, allowUpload: false }, modules: { allowInstall: false } });
  });

  it('gives a Function node no secret, neither by env.get nor by the way out of its box', async () => {
    const seen = await (await fetch(`${hub.base}/neugierig`)).json() as { byEnv: string[]; byProcess: string[]; wayOut: boolean; has: Record<string, string> };
    assert.ok(seen.wayOut, 'the function has looked into the environment of the process');
    const nothing = secretVariables.map(() => '');
    assert.deepEqual([seen.byEnv, seen.byProcess], [nothing, nothing]);
    assert.deepEqual(seen.has, { process: 'undefined', require: 'undefined' });
  });

  it('tells no secret to who may read flows and settings', async () => {
    const Authorization = `Bearer ${await tokenOf('bert')}`;
    const texts = await Promise.all(['/flows', '/settings', '/nodes', '/diagnostics', '/context/global'].map(async (path) => (await editor(path, { headers: { Authorization } })).text()));
    for (const name of secretVariables) {
      for (const value of (world.env[name] ?? '').split(',').map((entry) => entry.slice(entry.indexOf(':') + 1)).filter((each) => each.length > 5)) {
        assert.ok(!texts.join('\n').includes(value), name);
      }
    }
  });

  it('answers no other site: no CORS, no request of its pages, no WebSocket', async () => {
    const Origin = 'https://evil.example';
    const preflight = await editor('/flows', { method: 'OPTIONS', headers: { Origin, 'Access-Control-Request-Method': 'POST' } });
    assert.equal(preflight.headers.get('access-control-allow-origin'), null);
    assert.equal((await editor('/inject/a160d40fe259ed67', { method: 'POST', headers: { Origin } })).status, 403);
    assert.equal(await opens(Origin), 'refused');
    assert.equal(await opens(hub.base), 'open', 'the editor itself asks for the login on the socket');
  });

  function opens(origin: string): Promise<'open' | 'refused'> {
    const socket = new WebSocket(`${hub.base.replace('http', 'ws')}/editor/comms`, { origin });
    return new Promise((resolve) => {
      socket.once('open', () => {
        socket.terminate();
        resolve('open');
      });
      socket.once('error', () => { resolve('refused'); });
    });
  }

  it('turns an address away that keeps guessing passwords', async () => {
    const answers: number[] = [];
    for (let guess = 0; guess < 11; guess += 1) answers.push((await logIn(`niemand-${guess}`, 'geraten')).status);
    assert.deepEqual([...new Set(answers.slice(0, 10))], [403]);
    assert.equal(answers[10], 429);
  });
});
