import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { Redis } from 'ioredis';
import { Temporal } from 'temporal-polyfill';
import { createAdvoware, type AdvowareClient } from '../../../src/systems/advoware/create-advoware.js';
import { loginRequest } from '../../../src/systems/advoware/login-request.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { sandboxSettings, scriptedSettings } from '../support/advoware-settings.js';
import { failureOf } from '../support/failure-of.js';
import { startRedis, type PrivateRedis } from '../support/private-redis.js';
import { recordingLog } from '../support/recording-log.js';
import { json, startServer, type Answer, type ScriptedServer } from '../support/scripted-server.js';
import { virtualEffects } from '../support/virtual-effects.js';

describe('login request', () => {
  const settings = scriptedSettings('http://x');
  const body = loginRequest(settings, '0b0e7a3e-0000-4000-8000-000000000000', Temporal.Instant.from('2026-03-01T10:00:00.987Z'));
  it('stamps whole seconds in UTC', () => assert.equal(body['RequestTimeStampUtc'], '2026-03-01T10:00:00Z'));
  it('signs product, app, nonce and timestamp with the decoded key', () => {
    const signed = createHmac('sha512', 'key').update('64:app:0b0e7a3e-0000-4000-8000-000000000000:2026-03-01T10:00:00Z').digest('base64');
    assert.equal(body['HMAC512Signature'], signed);
  });
  it('carries the product as a number', () => assert.equal(body['Product'], 64));
});

describe('login to Advoware', () => {
  let redis: PrivateRedis;
  let sandbox: Sandbox;
  let cache: Redis;
  const clients: AdvowareClient[] = [];
  const create = (changes = {}, connection = cache): AdvowareClient => {
    const client = createAdvoware({ settings: sandboxSettings(sandbox, changes), effects: virtualEffects(), cache: connection, log: recordingLog() });
    clients.push(client);
    return client;
  };
  const logins = (): number => sandbox.advoware.log.all().filter(({ path }) => path.endsWith('/Token')).length;
  const employees = (client: AdvowareClient) => client.request({ method: 'GET', path: 'employees' });

  before(async () => {
    redis = await startRedis();
    cache = redis.connect();
    sandbox = await startSandbox();
  });
  after(async () => {
    clients.forEach((client) => { client.close(); });
    await sandbox.close();
    await redis.stop();
  });
  beforeEach(async () => {
    await cache.flushall();
    sandbox.advoware.faults.clear();
    sandbox.advoware.log.clear();
  });

  it('is made once for 50 requests at a time', async () => {
    const client = create();
    await Promise.all(Array.from({ length: 50 }, () => employees(client)));
    assert.equal(logins(), 1);
  });
  it('tells of every look for the token in the cache: the first finds none, another process finds it', async () => {
    const looks: string[] = [];
    const watched = (): AdvowareClient => {
      const client = createAdvoware({
        settings: sandboxSettings(sandbox), effects: virtualEffects(), cache, log: recordingLog(), tokenLooked: (result) => { looks.push(result); },
      });
      clients.push(client);
      return client;
    };
    const first = watched();
    await employees(first);
    await employees(first);
    await employees(watched());
    assert.deepEqual(looks, ['miss', 'hit']);
  });
  it('is made once for two processes that start together', async () => {
    const [one, two] = [create(), create({}, redis.connect())];
    await Promise.all(Array.from({ length: 20 }, (_, index) => employees(index % 2 ? one : two)));
    assert.equal(logins(), 1);
  });
  it('keeps the token for the other processes, for 53 minutes', async () => {
    await employees(create());
    await employees(create());
    assert.equal(logins(), 1);
    const ttl = await cache.pttl('advoware_access_token');
    assert.ok(ttl > 52 * 60_000 && ttl <= 53 * 60_000, String(ttl));
    assert.match(await cache.get('advoware_token_timestamp') ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
  it('gives its lock back', async () => {
    await employees(create());
    assert.equal(await cache.exists('advoware_login_lock'), 0);
  });
  it('is made once more when the token runs out early, for all requests together', async () => {
    const client = create();
    await employees(client);
    sandbox.advoware.expireTokens();
    await Promise.all(Array.from({ length: 30 }, () => employees(client)));
    assert.equal(logins(), 2);
  });
  it('is not made anew by a process whose old token is refused while another one has a new token', async () => {
    const [one, two] = [create(), create()];
    await employees(one);
    await employees(two);
    sandbox.advoware.expireTokens();
    await employees(one);
    await employees(two);
    assert.equal(logins(), 2);
  });
  it('ends a request as unauthorized when the new token is refused as well', async () => {
    sandbox.advoware.faults.add({ kind: 'status', status: 401, path: 'employees' });
    const error = await failureOf(employees(create()));
    assert.deepEqual([error.code, error.retryable], ['upstream_unauthorized', false]);
    assert.equal(sandbox.advoware.log.all().filter(({ path }) => path === '/employees').length, 2);
  });
  it('is tried once for 50 requests when it is refused', async () => {
    const client = create({ password: 'falsch' });
    const errors = await Promise.all(Array.from({ length: 50 }, () => failureOf(employees(client))));
    assert.ok(errors.every(({ code }) => code === 'upstream_unauthorized'));
    assert.equal((await failureOf(employees(client))).code, 'upstream_unauthorized');
    assert.equal(logins(), 1);
  });
  it('is repeated when the login server is down for a moment', async () => {
    sandbox.advoware.faults.add({ kind: 'status', status: 503, path: 'Token', times: 1 });
    await employees(create());
    assert.equal(logins(), 2);
  });
  it('reports an answer without a token as unreadable', async () => {
    sandbox.advoware.faults.add({ kind: 'html', path: 'Token' });
    assert.equal((await failureOf(employees(create()))).code, 'upstream_unreadable');
  });
  it('never shows the password, the key or the token in an error', async () => {
    const error = await failureOf(employees(create({ password: 'sehr-geheim' })));
    assert.doesNotMatch(error.message + JSON.stringify(error) + String(error.stack), /sehr-geheim|Bearer|sandbox: invented/);
  });
});

describe('login to Advoware without Redis', () => {
  it('is made once for all requests of the process', async () => {
    const redis = await startRedis();
    const cache = redis.connect();
    await redis.stop();
    const sandbox = await startSandbox();
    const log = recordingLog();
    const client = createAdvoware({ settings: sandboxSettings(sandbox), effects: virtualEffects(), cache, log });
    await Promise.all(Array.from({ length: 20 }, () => client.request({ method: 'GET', path: 'employees' })));
    assert.equal(sandbox.advoware.log.all().filter(({ path }) => path.endsWith('/Token')).length, 1);
    assert.equal(log.lines.filter(({ event }) => event === 'advoware.token_cache_down').length, 1);
    client.close();
    await sandbox.close();
  });
});

describe('waiting for the login of another process', () => {
  let redis: PrivateRedis;
  let server: ScriptedServer;
  let script: Answer[] = [];
  before(async () => {
    redis = await startRedis();
    server = await startServer(() => script.shift() ?? json({ access_token: 'mine' }));
  });
  after(async () => {
    await server.close();
    await redis.stop();
  });

  it('ends, bounded, when that process never gives the lock back', async () => {
    const cache = redis.connect();
    await cache.set('advoware_login_lock', 'somebody');
    const effects = virtualEffects();
    const client = createAdvoware({ settings: scriptedSettings(server.url), effects, cache, log: recordingLog() });
    const error = await failureOf(client.request({ method: 'GET', path: 'x' }));
    assert.deepEqual([error.code, error.retryable, server.seen.length], ['upstream_timeout', true, 0]);
    client.close();
  });
  it('leaves the lock of the other process alone', async () => {
    assert.equal(await redis.connect().get('advoware_login_lock'), 'somebody');
  });
  it('takes over when the lock runs out', async () => {
    const cache = redis.connect();
    await cache.set('advoware_login_lock', 'dead', 'PX', 30);
    script = [json({ access_token: 'mine' }), json([])];
    const client = createAdvoware({ settings: scriptedSettings(server.url), effects: virtualEffects(), cache, log: recordingLog() });
    await client.request({ method: 'GET', path: 'x' });
    assert.equal(await cache.get('advoware_access_token'), 'mine');
    client.close();
  });
});
