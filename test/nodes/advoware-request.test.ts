import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import register from '../../nodes/advoware-request/advoware-request.js';
import { DEFAULTS } from '../../nodes/advoware-request/types.js';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { memoryLedger } from '../../src/hub/ledger/memory-ledger.js';
import type { Advoware, AdvowareRequest, ForwardRequest } from '../../src/systems/advoware/advoware.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';
import { fakeHub } from './support/fakes.js';

const config = { ...DEFAULTS, type: 'advoware-request' };
const start = (advoware: Partial<Advoware>, fields: object): Promise<Bench> => {
  const hub = fakeHub({ ledger: memoryLedger(realEffects()) });
  return bench(register, { ...config, ...fields }, { configs: { advoware: { value: { hub, advoware } } } });
};

describe('advoware-request, a request of the flow', () => {
  afterEach(clear);

  async function requested(fields: object, msg: object): Promise<AdvowareRequest> {
    let seen: AdvowareRequest | undefined;
    const { send, out } = await start({ request: (request) => { seen = request; return Promise.resolve({ statusCode: 200, body: {} }); } }, fields);
    send(msg);
    await out(0).next();
    return seen!;
  }

  it('sends status and body of the answer on', async () => {
    const { send, out, completed } = await start({ request: () => Promise.resolve({ statusCode: 201, body: { betNr: 1 } }) }, { path: 'employees' });
    send({ _msgid: 'm1' });
    const msg = await out(0).next();
    assert.deepEqual([msg['statusCode'], msg.payload, msg._msgid], [201, { betNr: 1 }, 'm1']);
    await completed.next();
  });

  it('takes method and path from its fields and sends no body with a GET', async () => {
    assert.deepEqual(await requested({ path: 'employees' }, { payload: { not: 'sent' } }), { method: 'GET', path: 'employees' });
  });

  it('lets the message override method, path and query', async () => {
    const request = await requested({ path: 'employees' }, { method: 'post', path: 'appointments', query: { kuerzel: 'AB', page: 2, none: undefined }, payload: { text: 'x' } });
    assert.deepEqual(request, { method: 'POST', path: 'appointments', query: { kuerzel: 'AB', page: '2' }, body: { text: 'x' } });
  });

  for (const [what, fields, msg, code] of [['a method Advoware does not know', { path: 'x' }, { method: 'PATCH' }, 'malformed'], ['no path', {}, {}, 'misconfigured']] as const) {
    it(`hands ${what} to Catch`, async () => {
      const { send, caught } = await start({}, fields);
      send(msg);
      assert.equal(errorOf(await caught.next()).code, code);
    });
  }

  it('hands write protection to Catch', async () => {
    const { send, caught } = await start({ request: () => Promise.reject(new HubError('write_protected', 'Schreibschutz')) }, { path: 'x', method: 'PUT' });
    send({ payload: {} });
    assert.equal(errorOf(await caught.next()).code, 'write_protected');
  });

  it('shows a red ring and refuses input without an account', async () => {
    const { send, caught, looks } = await bench(register, config);
    assert.deepEqual(looks(), ['red ring common.status.incomplete']);
    send({});
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });
});

describe('advoware-request, the proxy', () => {
  const closing: (() => void)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) close();
    await clear();
  });
  const proxy = (forward: Advoware['forward'], fields: object = {}): Promise<Bench> => start({ writeProtected: false, forward }, { mode: 'proxy', ...fields });
  const ok = (body = '{}'): Awaited<ReturnType<Advoware['forward']>> => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: Readable.from([body]) });

  /** A server whose requests start messages, as *http in* does it. */
  async function serve(node: Bench): Promise<string> {
    const server = createServer((req: IncomingMessage, res: ServerResponse) => { node.send({ req, res: { _res: res }, caller: 'kanzlei' }); });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => { server.closeAllConnections(); server.close(); });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('streams status, headers and body of the answer to the caller, then sends the status', async () => {
    const node = await proxy(() => Promise.resolve({ ...ok('{"a":1}'), statusCode: 404 }));
    const answer = await fetch(`${await serve(node)}/advoware/employees`);
    assert.deepEqual([answer.status, answer.headers.get('content-type'), await answer.text()], [404, 'application/json', '{"a":1}']);
    assert.equal((await node.out(0).next())['statusCode'], 404);
    await node.completed.next();
  });

  it('cuts off the prefix and keeps path and query as they were sent', async () => {
    const seen: ForwardRequest[] = [];
    const node = await proxy((request) => { seen.push(request); return Promise.resolve(ok()); });
    const url = await serve(node);
    await (await fetch(`${url}/api/advoware/a%20b/c?x=%2F&y`)).text();
    await (await fetch(`${url}/advoware?x=1`)).text();
    assert.deepEqual(seen.map((request) => request.rawPath), ['/a%20b/c?x=%2F&y', '?x=1']);
  });

  it('does not take a path that only begins like its prefix', async () => {
    const node = await proxy(() => Promise.resolve(ok()));
    void fetch(`${await serve(node)}/advowareX/employees`).catch(() => undefined);
    assert.equal(errorOf(await node.caught.next()).code, 'not_found');
  });

  it('passes the bytes of a body on unchanged', async () => {
    const bodies: (Buffer | undefined)[] = [];
    const node = await proxy((request) => { bodies.push(request.body); return Promise.resolve(ok()); });
    const body = '{ "a" : 1.0 }';
    await (await fetch(`${await serve(node)}/advoware/x`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).text();
    assert.equal(bodies[0]?.toString(), body);
  });

  it('refuses a body above its limit and forwards nothing', async () => {
    let forwarded = 0;
    const node = await proxy(() => { forwarded += 1; return Promise.resolve(ok()); }, { limitKiB: '1' });
    void fetch(`${await serve(node)}/advoware/x`, { method: 'POST', body: 'x'.repeat(2_000) }).catch(() => undefined);
    assert.equal(errorOf(await node.caught.next()).code, 'too_large');
    assert.equal(forwarded, 0);
  });

  it('takes no request whose sender nobody has checked', async () => {
    const { send, caught } = await proxy(() => Promise.resolve(ok()));
    send({ req: { method: 'GET', url: '/advoware/x', headers: {} }, res: { _res: { once: () => undefined } } });
    assert.equal(errorOf(await caught.next()).code, 'unauthorized');
  });

  it('aborts the read at Advoware when the caller goes away, and sends nothing', async () => {
    const begun = Promise.withResolvers<AbortSignal>();
    const node = await proxy(({ signal }) => new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => { reject(new Error('aborted')); });
      if (signal) begun.resolve(signal);
    }));
    const caller = new AbortController();
    void fetch(`${await serve(node)}/advoware/x`, { signal: caller.signal }).catch(() => undefined);
    const signal = await begun.promise;
    caller.abort();
    await node.completed.next();
    assert.equal(signal.aborted, true);
    assert.equal(node.out(0).all.length + node.caught.all.length, 0);
  });

  it('lets go of an answer whose caller goes away in its middle, and sends nothing', async () => {
    const body = new Readable({ read() { /* the rest never comes */ } });
    body.push('{"a":');
    const node = await proxy(() => Promise.resolve({ ...ok(), body }));
    const caller = new AbortController();
    await fetch(`${await serve(node)}/advoware/x`, { signal: caller.signal });
    caller.abort();
    await node.completed.next();
    assert.equal(body.destroyed, true);
    assert.equal(node.out(0).all.length + node.caught.all.length, 0);
  });

  it('lets a write run to its end when the caller goes away', async () => {
    const begun = Promise.withResolvers<ForwardRequest>();
    const node = await proxy((request) => { begun.resolve(request); return Promise.resolve(ok()); });
    void fetch(`${await serve(node)}/advoware/x`, { method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } }).catch(() => undefined);
    assert.equal((await begun.promise).signal, undefined);
  });

  it('cuts the connection and tells Catch when the answer breaks off in its middle', async () => {
    const broken = (): Readable => Readable.from((function* () { yield '{"a":'; throw new Error('reset'); })());
    const node = await proxy(() => Promise.resolve({ ...ok(), body: broken() }));
    const text = fetch(`${await serve(node)}/advoware/x`).then((answer) => answer.text());
    await assert.rejects(text);
    assert.equal(errorOf(await node.caught.next()).code, 'upstream_failed');
  });
});
