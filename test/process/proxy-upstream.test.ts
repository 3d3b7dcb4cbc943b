import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { productionEnv } from '../hub/support/settings.js';
import { json, startServer, type Answer, type ScriptedServer, type SeenRequest } from '../systems/support/scripted-server.js';
import { RunningHub } from './support/running-hub.js';
import { until } from './support/until.js';

const headers = { 'X-API-Key': '0123456789abcdef0123' };

/** What only an Advoware that the test itself plays can show: when the hub reads, when it stops, where it goes. */
describe('the proxy in front of an Advoware that can be watched', function () {
  this.timeout(60_000);
  let advoware: ScriptedServer;
  let elsewhere: ScriptedServer;
  let hub: RunningHub;
  /** How it answers whatever is not the login. */
  let answer: (request: SeenRequest) => Answer;

  before(async () => {
    advoware = await startServer((seen) => (seen.url === '/token' ? json({ access_token: 'ein-bearer-token' }) : answer(seen)));
    elsewhere = await startServer(() => json({}));
    hub = await RunningHub.start({ env: {
      ...productionEnv, ADVOWARE_API_BASE_URL: `${advoware.url}/basis/`, ADVOWARE_TOKEN_URL: `${advoware.url}/token`, ESPOCRM_API_BASE_URL: `${elsewhere.url}/api/v1`,
      SYNC_CRON: '', LOG_LEVEL: 'warn',
    } });
  });
  after(async () => {
    await hub.remove();
    await advoware.close();
    await elsewhere.close();
  });
  beforeEach(() => { answer = () => json({}); });

  const url = (path: string): string => `${hub.base}/api/advoware${path}`;

  /** The answer's head has arrived; its body is left to the test. */
  async function open(path: string): Promise<{ readonly response: IncomingMessage; goAway(): void }> {
    const outgoing = request(url(path), { headers });
    outgoing.on('error', () => undefined).end();
    const [response] = await once(outgoing, 'response') as [IncomingMessage];
    return { response, goAway: () => { outgoing.destroy(); } };
  }

  it('hands on every piece as it comes: the next is sent only when the one before has arrived', async () => {
    let out: ServerResponse | undefined;
    answer = () => (_request, response) => {
      out = response;
      response.writeHead(200, { 'Content-Type': 'text/plain' }).write('Stück 0;');
    };
    const { response } = await open('/stueckweise');
    let text = '';
    response.setEncoding('utf8').on('data', (piece: string) => { text += piece; });
    for (let piece = 1; piece <= 5; piece += 1) {
      await until(`piece ${piece - 1} has arrived`, () => text.endsWith(`${piece - 1};`));
      out?.write(`Stück ${piece};`);
    }
    out?.end();
    await once(response, 'end');
    assert.equal(text, [0, 1, 2, 3, 4, 5].map((piece) => `Stück ${piece};`).join(''));
  });

  it('holds a fast Advoware back while its caller reads slowly, instead of keeping the answer in memory', async () => {
    const mebibyte = Buffer.alloc(1024 * 1024, 'x');
    const all = 64;
    let sent = 0;
    answer = () => (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/octet-stream' });
      const more = (): void => {
        while (sent < all) {
          sent += 1;
          if (!response.write(mebibyte)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    };
    const { response } = await open('/gross');
    // Nothing is read here; what Advoware can send then fits into the buffers of the connections.
    let before = 0;
    let unchanged = 0;
    await until('Advoware is held back', () => {
      unchanged = sent === before ? unchanged + 1 : 0;
      before = sent;
      return unchanged === 20;
    });
    assert.ok(sent < all / 2, `${sent} of ${all} MiB were taken`);
    let bytes = 0;
    for await (const piece of response) bytes += (piece as Buffer).length;
    assert.equal(bytes, all * mebibyte.length);
  });

  for (const moment of ['before the answer', 'in the middle of the answer'] as const) {
    it(`ends its request to Advoware when the caller goes away ${moment}`, async () => {
      let gone = false;
      let arrived = false;
      answer = () => (_request, response) => {
        arrived = true;
        response.once('close', () => { gone = !response.writableFinished; });
        if (moment === 'in the middle of the answer') response.writeHead(200).write('Anfang');
      };
      const outgoing = request(url('/lange'), { headers }).on('error', () => undefined);
      const answered = moment === 'in the middle of the answer' ? once(outgoing, 'response') : Promise.resolve();
      outgoing.end();
      await until('Advoware is asked', () => arrived);
      await answered;
      outgoing.destroy();
      // Long before the hub would give up by itself.
      await until('Advoware sees that nobody listens any more', () => gone, 10_000);
    });
  }

  it('cuts the connection to the caller when Advoware breaks off in the middle, so that half an answer is never taken for a whole', async () => {
    answer = () => (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"halb":');
      setImmediate(() => { response.destroy(); });
    };
    await assert.rejects(fetch(url('/halb'), { headers }).then((response) => response.text()));
  });

  it('goes nowhere else, whatever Advoware says', async () => {
    answer = () => ({ status: 302, headers: { Location: `${elsewhere.url}/falle`, 'Set-Cookie': 'sitzung=geheim', Authorization: 'Bearer geheim' } });
    const response = await fetch(url('/umleitung'), { headers, redirect: 'manual' });
    assert.deepEqual([response.status, response.headers.get('location'), response.headers.get('set-cookie'), response.headers.get('authorization')], [302, `${elsewhere.url}/falle`, null, null]);
    assert.deepEqual(elsewhere.seen.filter(({ url: path }) => path === '/falle'), []);
  });

  it('stays below the configured base', async () => {
    await fetch(url('/employees?x=1'), { headers });
    assert.equal(advoware.seen.at(-1)?.url, '/basis/employees?x=1');
    assert.equal(advoware.seen.at(-1)?.headers.authorization, 'Bearer ein-bearer-token');
  });

  it('writes nothing in production unless somebody has switched the write protection off', async () => {
    const before = advoware.seen.length;
    const response = await fetch(url('/employees'), { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: '{}' });
    assert.deepEqual([response.status, advoware.seen.length], [403, before]);
  });

  it('answers 502 in JSON while there is no Advoware, and works again when it is back', async () => {
    const { port } = new URL(advoware.url);
    advoware.http.closeAllConnections();
    await new Promise((resolve) => advoware.http.close(resolve));
    const response = await fetch(url('/employees'), { headers });
    assert.deepEqual([response.status, ((await response.json()) as { error: { code: string } }).error.code], [502, 'upstream_failed']);
    await new Promise<void>((resolve) => { advoware.http.listen(Number(port), '127.0.0.1', resolve); });
    assert.equal((await fetch(url('/employees'), { headers })).status, 200);
  });
});
