import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Hub } from '../../../src/hub/hub.js';
import { failed, notFound } from '../../../src/app/http/errors.js';
import { type FrontDoor, openFrontDoor } from '../../../src/app/http/front-door.js';
import type { Vitals } from '../../../src/app/http/status-pages.js';

const silent: Hub['log'] = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const healthyHub = {
  health: () => Promise.resolve({ status: 'ok', dependencies: { redis: { state: 'up' } } }),
  metrics: { text: () => Promise.resolve('hub_events_total 1\n'), contentType: 'text/plain; version=0.0.4' },
} as unknown as Hub;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

describe('the front door', () => {
  let door: FrontDoor;
  let vitals: Vitals;
  let base: string;
  let port: number;
  let slowStarted: PromiseWithResolvers<() => void>;

  beforeEach(async () => {
    port = await freePort();
    base = `http://127.0.0.1:${port}`;
    vitals = { phase: 'running', hub: healthyHub, flows: { state: 'up' } };
    door = await openFrontDoor({ http: { host: '127.0.0.1', port, publicUrl: undefined } }, vitals);
    door.app.post('/read', (req, res, next) => {
      req.on('data', () => undefined).once('end', () => { res.json({ ok: true }); }).once('error', next);
    });
    door.app.get('/breaks', () => { throw new Error('Kennwort 4711 in /srv/hub/secret.ts'); });
    door.app.get('/entity/:id', (_req, res) => { res.json({ ok: true }); });
    slowStarted = Promise.withResolvers();
    door.app.get('/slow', (_req, res) => { slowStarted.resolve(() => { res.json({ ok: true }); }); });
    door.app.use(notFound, failed(silent));
  });
  afterEach(async () => {
    door.close();
    await door.drain(0);
  });

  const get = (path: string): Promise<Response> => fetch(`${base}${path}`);
  const codeOf = async (response: Response): Promise<[number, string]> => [response.status, ((await response.json()) as { error: { code: string } }).error.code];

  it('answers what nobody knows with 404 as JSON that carries a request id', async () => {
    const response = await get('/nirgends');
    const body = await response.json() as { error: Record<string, string> };
    assert.deepEqual([response.status, Object.keys(body.error)], [404, ['code', 'message', 'request_id']]);
  });

  it('does not say what it is built with', async () => {
    assert.equal((await get('/nirgends')).headers.get('x-powered-by'), null);
  });

  it('says nothing about its inside when something breaks', async () => {
    const response = await get('/breaks');
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /4711|srv|at /);
  });

  for (const path of ['/%E0%A4%A', '/entity/%zz']) {
    it(`answers the broken escape in ${path} with 400`, async () => {
      assert.deepEqual(await codeOf(await get(path)), [400, 'malformed']);
    });
  }

  it('lets a broken escape in the query pass: what it means is for the path to say', async () => {
    assert.equal((await get('/entity/1?name=100%')).status, 200);
  });

  it('refuses a body that announces more than any path takes, before reading it', async () => {
    const call = request(`${base}/read`, { method: 'POST', headers: { 'content-length': 9 * 1024 * 1024 } });
    call.on('error', () => undefined);
    call.write('x');
    const [answer] = await once(call, 'response') as [{ statusCode: number }];
    call.destroy();
    assert.equal(answer.statusCode, 413);
  });

  it('cuts a body of untold length when it has sent too much', async () => {
    const socket = connect(port, '127.0.0.1');
    const closed = new Promise<void>((resolve) => { socket.once('close', () => { resolve(); }); });
    socket.on('error', () => undefined).resume();
    socket.write('POST /read HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = Buffer.alloc(1024 * 1024);
    for (let sent = 0; sent < 20 && socket.writable; sent += 1) {
      if (!socket.write(Buffer.concat([Buffer.from('100000\r\n'), chunk, Buffer.from('\r\n')]))) await Promise.race([new Promise((resolve) => { socket.once('drain', resolve); }), closed]);
    }
    await closed;
  });

  it('takes a body of untold length that stays small', async () => {
    const call = request(`${base}/read`, { method: 'POST' });
    call.write('klein');
    call.end();
    const [answer] = await once(call, 'response') as [{ statusCode: number; resume(): void }];
    answer.resume();
    assert.equal(answer.statusCode, 200);
  });

  it('reports health with every dependency, the flows among them', async () => {
    const response = await get('/health');
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ok', phase: 'running', dependencies: { redis: { state: 'up' }, flows: { state: 'up' } } }]);
  });

  it('is not ready when the flows do not run', async () => {
    vitals.flows = { state: 'down', reason: 'missing-types' };
    assert.equal((await get('/health/ready')).status, 503);
  });

  it('lives and is not ready while it starts, and turns everything else away', async () => {
    vitals.phase = 'starting';
    vitals.hub = undefined;
    assert.deepEqual([(await get('/health/live')).status, (await get('/health/ready')).status], [200, 503]);
    const response = await get('/entity/1');
    assert.deepEqual([response.status, response.headers.get('retry-after')], [503, '5']);
  });

  it('serves the metrics', async () => {
    const response = await get('/metrics');
    assert.deepEqual([response.headers.get('content-type'), await response.text()], ['text/plain; version=0.0.4', 'hub_events_total 1\n']);
  });

  it('answers the request in hand while it drains, and takes no other', async () => {
    const slow = get('/slow');
    const answer = await slowStarted.promise;
    vitals.phase = 'draining';
    const drained = door.drain(5_000);
    await assert.rejects(get('/entity/1'), 'the server must not take a new connection');
    answer();
    assert.equal((await slow).status, 200);
    await drained;
  });

  it('says clearly that its port is taken', async () => {
    const second = openFrontDoor({ http: { host: '127.0.0.1', port, publicUrl: undefined } }, vitals);
    await assert.rejects(second, /Port \d+ auf 127\.0\.0\.1 ist schon belegt/);
  });
});
