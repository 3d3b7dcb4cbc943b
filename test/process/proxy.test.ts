import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { keys } from '../../src/hub/redis/keys.js';
import type { AdvowareSystem } from './support/advoware.js';
import { rawRequest } from './support/raw-http.js';
import { RunningHub } from './support/running-hub.js';

const key = { 'X-API-Key': 'sandbox-api-key-0000' };
const asJson = { ...key, 'Content-Type': 'application/json' };
const prefixes = ['/api/advoware', '/advoware'] as const;
const akten = '/api/v1/advonet/Akten';
const echo = '/api/v1/advonet/Echo';

interface Refused { readonly error: { readonly code: string; readonly message: string; readonly request_id: string } }

describe('the Advoware proxy', function () {
  this.timeout(90_000);
  let hub: RunningHub;
  let advoware: AdvowareSystem;
  let redis: Redis;

  before(async () => {
    hub = await RunningHub.sandbox();
    ({ advoware } = hub);
    redis = await hub.redis(1);
  });
  after(async () => {
    redis.disconnect();
    await hub.remove();
  });
  beforeEach(() => advoware.forget());
  afterEach(() => advoware.mend());

  const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(hub.base + path, { headers: key, ...init });

  /** The refusal in the hub's own form; nothing has reached Advoware. */
  async function refused(response: Response | Promise<Response>, status: number, code: string): Promise<void> {
    const answer = await response;
    const { error } = await answer.json() as Refused;
    assert.deepEqual([answer.status, error.code, answer.headers.get('content-type')], [status, code, 'application/json; charset=utf-8']);
    assert.match(error.request_id, /^[\w-]{8,}$/);
    assert.doesNotMatch(error.message, /\n|\bat .*:\d+/);
    assert.deepEqual(await advoware.calls(), []);
  }

  describe('logs in', () => {
    const employees = (count: number): Promise<Response[]> => Promise.all(Array.from({ length: count }, () => ask('/api/advoware/employees')));

    it('once when 50 requests find that their token is no longer valid', async () => {
      await ask('/api/advoware/employees');
      await advoware.control('POST', 'expire-token');
      await advoware.forget();
      const answers = await employees(50);
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      assert.equal(await advoware.logins(), 1);
    });

    it('once when 50 requests find no token at all, neither in Redis nor in Advoware', async () => {
      await redis.del(keys.advowareToken, keys.advowareTokenTimestamp);
      await advoware.control('POST', 'expire-token');
      const answers = await employees(50);
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      assert.equal(await advoware.logins(), 1);
      assert.ok(await redis.ttl(keys.advowareToken) > 52 * 60);
    });

    it('not at all while the token is good', async () => {
      await employees(20);
      assert.equal(await advoware.logins(), 0);
    });
  });

  describe('passes on unchanged', () => {
    for (const prefix of prefixes) {
      it(`all four verbs on ${prefix}, with their statuses`, async () => {
        const created = await ask(prefix + akten, { method: 'POST', headers: asJson, body: JSON.stringify({ kurzrubrum: 'Größe ./. Straße', streitwert: 0.1 }) });
        assert.equal(created.status, 201);
        const { id } = await created.json() as { id: number };
        const one = `${prefix}${akten}/${id}`;
        assert.deepEqual(await (await ask(one)).json(), { kurzrubrum: 'Größe ./. Straße', streitwert: 0.1, id });
        assert.equal((await ask(one, { method: 'PUT', headers: asJson, body: '{"kurzrubrum":null}' })).status, 200);
        assert.deepEqual(await (await ask(one)).json(), { kurzrubrum: null, id });
        const removed = await ask(one, { method: 'DELETE' });
        assert.deepEqual([removed.status, await removed.text()], [204, '']);
        const gone = await ask(one);
        assert.equal(gone.status, 404);
        assert.match(((await gone.json()) as { message: string }).message, /nicht gefunden/, 'Advoware itself has answered');
      });
    }

    it('path and query to the byte', async () => {
      const query = 'name=M%C3%BCller%20%26%20S%C3%B6hne&a=1&a=2&leer=&plus=a+b&c[]=%5B%5D';
      const answer = await rawRequest(hub.port, { target: `/api/advoware${echo}?${query}`, headers: key });
      assert.equal(answer.status, 200);
      const [call] = await advoware.calls();
      assert.deepEqual([call?.path, call?.query], [echo, query]);
    });

    it('the body to the byte', async () => {
      const body = '{ "zahl": 1.10, "gross": 12345678901234567890, "text": "\\u00e4 ä €", "a": [ ] }';
      assert.equal((await ask(`/advoware${echo}`, { method: 'POST', headers: asJson, body })).status, 200);
      assert.equal((await advoware.calls())[0]?.body, body);
    });

    it('a document of 20 MB to the byte', async () => {
      const answer = await ask('/api/advoware/api/v1/advonet/Dokumente/gross');
      const bytes = Buffer.from(await answer.arrayBuffer());
      const expected = Buffer.concat(Array.from({ length: 20 }, () => Buffer.alloc(1024 * 1024, 'Sehr geehrte Damen und Herren, ')));
      assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
      assert.equal(createHash('sha256').update(bytes).digest('hex'), createHash('sha256').update(expected).digest('hex'));
    });

    it('an error of Advoware itself', async () => {
      await advoware.strike({ kind: 'status', status: 500, body: '{"message":"Datenbank gesperrt"}' });
      const answer = await ask('/api/advoware/employees');
      assert.deepEqual([answer.status, await answer.text()], [500, '{"message":"Datenbank gesperrt"}']);
    });
  });

  it('keeps the caller’s own secrets from Advoware, and sends the hub’s token', async () => {
    const answer = await ask(`/api/advoware${echo}`, {
      headers: {
        ...key, Authorization: 'Bearer geheim-des-aufrufers', Cookie: 'sitzung=geheim', 'Proxy-Authorization': 'Basic Z2VoZWlt', 'X-Forwarded-For': '10.1.2.3',
        'X-HTTP-Method-Override': 'DELETE', Accept: 'application/json', 'X-Eigenes': 'bleibt',
      },
    });
    const { headers } = await answer.json() as { headers: Record<string, string> };
    assert.doesNotMatch(JSON.stringify(headers), /geheim|sandbox-api-key|Z2VoZWlt|10\.1\.2\.3|DELETE/);
    assert.deepEqual([headers['x-eigenes'], headers['accept'], headers['host']], ['bleibt', 'application/json', new URL(advoware.origin).host]);
    assert.equal((await advoware.calls())[0]?.apiUser, 'hub');
  });

  it('tells in JSON that Advoware has broken the connection, and never does a write twice', async () => {
    await advoware.strike({ kind: 'reset-before' });
    for (const [method, status, code] of [['GET', 502, 'upstream_failed'], ['POST', 504, 'outcome_unknown']] as const) {
      await advoware.forget();
      const answer = await ask(`/api/advoware${akten}`, { method, headers: asJson, ...(method === 'POST' ? { body: '{}' } : {}) });
      const { error } = await answer.json() as Refused;
      assert.deepEqual([answer.status, error.code], [status, code]);
      // A read on a kept connection that turns out to be closed goes again at once.
      const times = (await advoware.calls()).length;
      assert.ok(times === 1 || (method === 'GET' && times === 2), `${method}: ${times}`);
    }
  });

  describe('refuses', () => {
    const valid = '{"kurzrubrum":"x"}';
    const create = (init: RequestInit): Promise<Response> => ask(`/api/advoware${akten}`, { method: 'POST', headers: asJson, ...init });

    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      it(`${method} without a key or with a wrong one`, async () => {
        for (const prefix of prefixes) {
          for (const headers of [{}, { 'X-API-Key': '' }, { 'X-API-Key': 'sandbox-api-key-000' }, { 'X-API-Key': 'sandbox-api-key-00000' }, { Authorization: `Bearer ${key['X-API-Key']}` }]) {
            const body = method === 'POST' || method === 'PUT' ? { body: valid } : {};
            await refused(ask(prefix + akten, { method, headers: { 'Content-Type': 'application/json', ...headers }, ...body }), 401, 'unauthorized');
          }
        }
      });
    }

    it('a body of more than 1 MiB, told beforehand or not', async () => {
      const large = JSON.stringify({ text: 'x'.repeat(1024 * 1024) });
      await refused(create({ body: large }), 413, 'too_large');
      const pieces = new ReadableStream<Uint8Array>({ start(controller) { controller.enqueue(Buffer.from(large)); controller.close(); } });
      const init: RequestInit & { readonly duplex: 'half' } = { body: pieces, duplex: 'half' };
      await refused(create(init), 413, 'too_large');
    });

    it('a body that is not JSON', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/xml', 'multipart/form-data; boundary=x']) {
        await refused(create({ body: valid, headers: { ...key, 'Content-Type': type } }), 415, 'unsupported_media_type');
      }
      await refused(create({ body: new Uint8Array([0x7b, 0x7d]), headers: key }), 415, 'unsupported_media_type');
      await refused(create({ body: valid, headers: { ...asJson, 'Content-Encoding': 'gzip' } }), 415, 'unsupported_media_type');
    });

    it('a body that says it is JSON and does not parse', async () => {
      for (const body of ['{', 'null x', '{"a":1,}', '\u0000', new Uint8Array([0x22, 0xff, 0x22])]) await refused(create({ body }), 400, 'malformed');
    });

    it('a verb that Advoware does not know', async () => {
      for (const method of ['PATCH', 'PROPFIND']) {
        const answer = await ask(`/api/advoware${akten}`, { method });
        assert.equal(answer.status, 404);
        assert.deepEqual(await advoware.calls(), []);
      }
    });

    const tricks = [
      '/..', '/../health', '/employees/../../health', '/employees/..', '/./employees', '/%2e%2e/health', '/%2E%2e/health', '/.%2e/health', '/employees/%2e%2e/x',
      '/%252e%252e/health', '/%25252e%25252e/health', '/..%2fhealth', '/..%5chealth', '/..;/health', '/%c0%ae%c0%ae/health', '//evil.example/employees',
      '/%2f%2fevil.example/employees', '/%2fevil.example', '/\\\\evil.example', '/\\evil.example', '/employees\\..\\x', '/%5c%5cevil.example',
      '/http://evil.example/', '/https:/evil.example/', '/http%3a%2f%2fevil.example', '/employees%00', '/employees%0d%0aX-Injected:%201', '/%zz', '/%',
      '/employees\x01', '/\xe4', '/employees#x',
    ];
    for (const prefix of prefixes) {
      for (const trick of tricks) {
        it(`the path ${JSON.stringify(prefix + trick)}`, async () => {
          for (const method of ['GET', 'POST']) {
            const answer = await rawRequest(hub.port, {
              method, target: prefix + trick, headers: { ...key, ...(method === 'POST' ? { 'Content-Type': 'application/json' } : {}) }, body: method === 'POST' ? '{}' : '',
            });
            assert.equal(answer.status, 400, `${method}: ${answer.body}`);
            assert.deepEqual(await advoware.calls(), []);
          }
        });
      }
    }

    it('another host in the request line or in the header: it is Advoware that is asked, or nobody', async () => {
      const elsewhere = await rawRequest(hub.port, { target: 'http://evil.example/api/advoware/employees', headers: key });
      assert.ok(elsewhere.status >= 400 && elsewhere.status < 500, String(elsewhere.status));
      assert.deepEqual(await advoware.calls(), []);
      const named = await rawRequest(hub.port, { target: `/api/advoware${echo}`, headers: { ...key, Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' } });
      assert.equal(named.status, 200);
      assert.doesNotMatch(named.body, /evil/);
    });
  });
});
