import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createAdvoware, type AdvowareClient } from '../../../src/systems/advoware/create-advoware.js';
import type { ForwardAnswer, ForwardRequest } from '../../../src/systems/advoware/advoware.js';
import { scriptedSettings } from '../support/advoware-settings.js';
import { failureOf } from '../support/failure-of.js';
import { startRedis, type PrivateRedis } from '../support/private-redis.js';
import { recordingLog } from '../support/recording-log.js';
import { json, startServer, type Answer, type ScriptedServer } from '../support/scripted-server.js';
import { virtualEffects } from '../support/virtual-effects.js';

async function bytes(answer: ForwardAnswer): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of answer.body) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Waits, turn by turn, for what the network brings. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

describe('forwarding to Advoware', () => {
  let redis: PrivateRedis;
  let server: ScriptedServer;
  let script: Answer[];
  let client: AdvowareClient;
  /** Does not end a silent connection by itself. */
  let patient: AdvowareClient;
  const api = () => server.seen.filter(({ url }) => url !== '/token');
  const forward = (request: Partial<ForwardRequest> = {}) => client.forward({ method: 'GET', rawPath: 'x', headers: {}, body: undefined, ...request });

  before(async () => { redis = await startRedis(); });
  after(async () => { await redis.stop(); });
  beforeEach(async () => {
    script = [];
    let tokens = 0;
    server = await startServer(({ url }) => (url === '/token' ? json({ access_token: `token${tokens += 1}` }) : script.shift() ?? json({ fine: true })));
    const cache = redis.connect();
    await cache.flushall();
    client = createAdvoware({ settings: scriptedSettings(server.url), effects: virtualEffects(), cache, log: recordingLog(), http: { timeoutMs: 200 } });
    patient = createAdvoware({ settings: scriptedSettings(server.url), effects: virtualEffects(), cache, log: recordingLog() });
  });
  afterEach(async () => {
    client.close();
    patient.close();
    await server.close();
  });

  it('sends method, path, query and body unchanged', async () => {
    const body = Buffer.from('{ "a" : 1 }');
    await bytes(await forward({ method: 'PUT', rawPath: '/api/v1/Ä'.replace('Ä', '%C3%84') + '?q=a+b&c=%2F', headers: { 'content-type': 'application/json' }, body }));
    const [seen] = api();
    assert.deepEqual([seen!.method, seen!.url, seen!.body, seen!.headers['content-type']], ['PUT', '/base/api/v1/%C3%84?q=a+b&c=%2F', '{ "a" : 1 }', 'application/json']);
  });
  it('answers any status as it is', async () => {
    script = [{ status: 422, headers: { 'Content-Type': 'application/problem+json' }, body: '{"x":1}' }];
    const answer = await forward();
    assert.deepEqual([answer.statusCode, answer.headers['content-type'], (await bytes(answer)).toString()], [422, 'application/problem+json', '{"x":1}']);
  });
  it('does not touch a compressed body', async () => {
    const body = gzipSync('{"x":1}');
    script = [{ headers: { 'Content-Encoding': 'gzip' }, body }];
    const answer = await forward({ headers: { 'accept-encoding': 'gzip' } });
    assert.equal(answer.headers['content-encoding'], 'gzip');
    assert.deepEqual(await bytes(answer), body);
    assert.equal(api()[0]!.headers['accept-encoding'], 'gzip');
  });
  it('keeps back what belongs to the caller, the hub and the connection', async () => {
    const headers = {
      accept: 'text/plain', 'x-own': 'kept', host: 'hub.example', authorization: 'Bearer caller', 'x-api-key': 'hub-key', cookie: 'a=b', connection: 'keep-alive, X-Secret-Hop',
      'x-secret-hop': '1', te: 'trailers', upgrade: 'h2c', 'proxy-authorization': 'Basic x', 'x-forwarded-for': '10.0.0.1', 'content-length': '999', 'x-http-method-override': 'DELETE',
    };
    await bytes(await forward({ headers }));
    const seen = { ...api()[0]!.headers, host: undefined };
    assert.deepEqual(JSON.parse(JSON.stringify(seen)), { accept: 'text/plain', 'x-own': 'kept', authorization: 'Bearer token1', connection: 'keep-alive' });
  });
  it('keeps back what belongs to Advoware and its connection', async () => {
    script = [{ headers: { 'Set-Cookie': ['a=b', 'c=d'], Connection: 'close, X-Hop', 'X-Hop': '1', 'X-Own': 'kept', 'Strict-Transport-Security': 'max-age=1', Date: 'x' } }];
    const answer = await forward();
    await bytes(answer);
    assert.deepEqual(answer.headers, { 'content-type': 'application/json', 'x-own': 'kept', date: 'x' });
  });
  it('logs in once more after a 401 and sends the same again', async () => {
    script = [{ status: 401, body: 'x'.repeat(100_000) }, json({ second: true })];
    const answer = await forward({ method: 'POST', headers: { 'content-type': 'application/json' }, body: Buffer.from('{"a":1}') });
    assert.equal((await bytes(answer)).toString(), '{"second":true}');
    assert.deepEqual(api().map(({ body, headers }) => [body, headers.authorization]), [['{"a":1}', 'Bearer token1'], ['{"a":1}', 'Bearer token2']]);
  });
  it('does not leave the connection of the 401 behind', async () => {
    let connections = 0;
    server.http.on('connection', () => { connections += 1; });
    for (let round = 0; round < 4; round += 1) {
      script = [{ status: 401, body: 'x'.repeat(1_000_000) }];
      await bytes(await forward());
      for (let wait = 0; wait < 50; wait += 1) await turn();
    }
    // One for the logins, one for the answers, one that the first 401 still occupied.
    assert.ok(connections <= 3, String(connections));
  });
  it('ends as unauthorized after a second 401', async () => {
    script = [{ status: 401 }, { status: 401 }];
    assert.equal((await failureOf(forward())).code, 'upstream_unauthorized');
    assert.equal(api().length, 2);
  });
  it('repeats a read that met a connection the other side had closed', async () => {
    await bytes(await forward());
    script = ['reset'];
    assert.equal((await forward()).statusCode, 200);
  });
  it('never repeats a write that met a closed connection', async () => {
    await bytes(await forward());
    script = ['reset'];
    assert.equal((await failureOf(forward({ method: 'POST' }))).code, 'outcome_unknown');
    assert.equal(api().length, 2);
  });
  it('reports silence as a time-out', async () => {
    script = ['hang'];
    assert.equal((await failureOf(forward())).code, 'upstream_timeout');
  });
  it('does not know the outcome of a write that met silence', async () => {
    script = ['hang'];
    assert.equal((await failureOf(forward({ method: 'PUT' }))).code, 'outcome_unknown');
  });
  it('reports a server that is not there as failed, since nothing was sent', async () => {
    await client.request({ method: 'GET', path: 'x' });
    await server.close();
    assert.equal((await failureOf(forward({ method: 'POST' }))).code, 'upstream_failed');
    server = await startServer(() => json({}));
  });
  for (const rawPath of ['http://evil.example/', '//evil.example/', '%2e%2e/x', '%252e%252e%252fx', '\\\\evil']) {
    it(`refuses ${rawPath} before anything is sent`, async () => {
      assert.equal((await failureOf(forward({ rawPath }))).code, 'malformed');
      assert.equal(server.seen.length, 0);
    });
  }

  it('answers with the head before the body is complete', async () => {
    let finish = (): void => undefined;
    script = [(_request, response) => {
      response.write('first');
      finish = () => { response.end(' last'); };
    }];
    const answer = await forward();
    finish();
    assert.equal((await bytes(answer)).toString(), 'first last');
  });
  it('streams 20 MB and holds back the sender while the caller does not read', async () => {
    const piece = Buffer.alloc(256 * 1024, 'x');
    let sent = 0;
    let held = false;
    script = [(_request, response) => {
      const more = (): void => {
        while (sent < 80) {
          sent += 1;
          if (!response.write(piece)) {
            held = true;
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    }];
    const answer = await forward();
    await until(() => held);
    for (let round = 0; round < 200; round += 1) await turn();
    assert.ok(sent < 60, `${sent} of 80 pieces were taken from the sender`);
    let length = 0;
    for await (const part of answer.body) length += (part as Buffer).length;
    assert.equal(length, 20 * 1024 * 1024);
  });
  it('ends the request to Advoware when the caller goes away before the head', async () => {
    const caller = new AbortController();
    let closed = false;
    script = [(request) => {
      request.socket.on('close', () => { closed = true; });
      caller.abort();
    }];
    await failureOf(patient.forward({ method: 'GET', rawPath: 'x', headers: {}, body: undefined, signal: caller.signal }));
    await until(() => closed);
  });
  it('ends the request to Advoware when the caller goes away within the body', async () => {
    const caller = new AbortController();
    let closed = false;
    script = [(request, response) => {
      request.socket.on('close', () => { closed = true; });
      response.write('first');
    }];
    const answer = await patient.forward({ method: 'GET', rawPath: 'x', headers: {}, body: undefined, signal: caller.signal });
    answer.body.on('error', () => undefined);
    answer.body.resume();
    caller.abort();
    await until(() => closed);
  });
  it('breaks the body off when Advoware does', async () => {
    script = ['truncated'];
    await assert.rejects(bytes(await forward()));
  });
  it('breaks the body off when Advoware falls silent within it', async () => {
    script = [(_request, response) => { response.write('first'); }];
    const answer = await forward();
    answer.body.resume();
    const [error] = await once(answer.body, 'error') as [Error];
    assert.ok(error);
  });
  it('does not let slow readers keep others out', async () => {
    script = Array<Answer>(8).fill((_request, response) => { response.write('first'); });
    const slow = await Promise.all(Array.from({ length: 8 }, () => forward()));
    assert.equal((await forward()).statusCode, 200);
    slow.forEach(({ body }) => { body.on('error', () => undefined); });
  });
});
