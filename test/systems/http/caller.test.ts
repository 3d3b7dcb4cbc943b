import assert from 'node:assert/strict';
import { observedEffects } from '../../../src/hub/effects/observed-effects.js';
import type { HubError } from '../../../src/hub/errors/hub-error.js';
import { writeUnder } from '../../../src/hub/locks/lock-in-hand.js';
import { createCaller, type Caller, type HttpOptions } from '../../../src/systems/http/caller.js';
import type { HttpMethod } from '../../../src/systems/http/transport.js';
import { failureOf } from '../support/failure-of.js';
import { json, startServer, type Answer, type ScriptedServer } from '../support/scripted-server.js';
import { virtualEffects, type VirtualEffects } from '../support/virtual-effects.js';

describe('caller', () => {
  let server: ScriptedServer;
  let effects: VirtualEffects;
  let caller: Caller;
  let script: Answer[];
  const use = (options: HttpOptions): void => { caller = createCaller('advoware', effects, options); };
  const call = (method: HttpMethod, extra: object = {}) => caller.call({
    method, url: `${server.url}/x`, headers: {}, operation: `${method} Thing`, record: '7', ...(method === 'GET' ? {} : { body: Buffer.from('{}') }), ...extra,
  });

  beforeEach(async () => {
    script = [];
    server = await startServer(() => script.shift() ?? json({ fine: true }));
    effects = virtualEffects();
    use({ timeoutMs: 150 });
  });
  afterEach(async () => {
    caller.close();
    await server.close();
  });

  for (const status of [429, 500, 502, 503, 504]) {
    it(`repeats a read after ${status}`, async () => {
      script = [{ status }];
      assert.equal((await call('GET')).status, 200);
      assert.equal(server.seen.length, 2);
    });
    it(`repeats a PUT after ${status}`, async () => {
      script = [{ status }];
      assert.equal((await call('PUT')).status, 200);
      assert.equal(server.seen.length, 2);
    });
  }
  for (const status of [400, 401, 403, 404, 409, 422]) {
    it(`never repeats after ${status}`, async () => {
      script = [{ status }];
      assert.equal((await call('PUT')).status, status);
      assert.equal(server.seen.length, 1);
    });
  }
  for (const status of [429, 503]) {
    it(`repeats a POST after ${status}, which comes before the work`, async () => {
      script = [{ status }];
      assert.equal((await call('POST')).status, 200);
    });
  }
  for (const lost of [{ status: 500 }, { status: 502 }, { status: 504 }, 'reset', 'hang', 'truncated'] as const) {
    it(`does not repeat a POST that ended in ${JSON.stringify(lost)}: its outcome is unknown`, async () => {
      script = [lost];
      const error = await failureOf(call('POST'));
      assert.equal(error.code, 'outcome_unknown');
      assert.equal(error.retryable, true);
      assert.equal(server.seen.length, 1);
    });
  }
  for (const lost of ['reset', 'hang', 'truncated'] as const) {
    it(`repeats a read that ended in ${lost}`, async () => {
      script = [lost];
      assert.equal((await call('GET')).status, 200);
    });
    it(`repeats a PUT that ended in ${lost}`, async () => {
      script = [lost];
      assert.equal((await call('PUT')).status, 200);
    });
  }
  it('calls a DELETE whose reply was lost unknown', async () => {
    script = ['reset'];
    assert.equal((await failureOf(call('DELETE'))).code, 'outcome_unknown');
  });
  it('gives a read up after its tries, as failed', async () => {
    script = Array<Answer>(9).fill({ status: 503 });
    const error = await failureOf(call('GET'));
    assert.deepEqual([error.code, error.retryable, error.status, server.seen.length], ['upstream_failed', true, 503, 4]);
  });
  it('gives a read up after its tries, as timed out', async () => {
    use({ timeoutMs: 50, retry: { tries: 2 } });
    script = ['hang', 'hang'];
    assert.equal((await failureOf(call('GET'))).code, 'upstream_timeout');
  });
  it('gives a truncated read up as unreadable', async () => {
    use({ retry: { tries: 1 } });
    script = ['truncated'];
    assert.equal((await failureOf(call('GET'))).code, 'upstream_unreadable');
  });
  it('calls a PUT unknown when one of its tries may have had its effect, though the last had not', async () => {
    use({ retry: { tries: 2 } });
    script = ['reset', { status: 503 }];
    assert.equal((await failureOf(call('PUT'))).code, 'outcome_unknown');
  });
  it('calls a PUT failed when no try can have had its effect', async () => {
    use({ retry: { tries: 2 } });
    script = [{ status: 503 }, { status: 429 }];
    assert.equal((await failureOf(call('PUT'))).code, 'upstream_failed');
  });
  it('repeats a POST to a server that refuses the connection, and calls it failed in the end', async () => {
    const { url } = server;
    await server.close();
    const error = await failureOf(call('POST', { url }));
    assert.equal(error.code, 'upstream_failed');
    assert.equal(effects.sleeps.length, 3);
    server = await startServer(() => json({}));
  });
  it('waits as long as the server asks for', async () => {
    script = [{ status: 429, headers: { 'Retry-After': '7' } }];
    await call('GET');
    assert.deepEqual(effects.sleeps, [7_000]);
  });
  it('tells the wish of the server when it gives up', async () => {
    script = Array<Answer>(4).fill({ status: 429, headers: { 'Retry-After': '90' } });
    assert.equal((await failureOf(call('GET'))).retryAfterMs, 90_000);
  });
  it('asks before it repeats a write whether the record is still the one that was seen', async () => {
    script = ['reset'];
    await assert.rejects(call('PUT', { stillAsSeen: () => Promise.resolve(false) }), { name: 'MovedOn' });
    assert.equal(server.seen.length, 1);
  });
  it('keeps the outcome of a write unknown when that look fails', async () => {
    script = ['reset'];
    assert.equal((await failureOf(call('PUT', { stillAsSeen: () => Promise.reject(new Error('no')) }))).code, 'outcome_unknown');
  });
  it('does not repeat a write under a lock that was lost in the pause', async () => {
    script = [{ status: 429 }];
    const lost = { assertHeld: () => Promise.reject(new Error('lost')) };
    assert.equal((await failureOf(writeUnder(lost, () => call('POST')))).code, 'upstream_failed');
    assert.equal(server.seen.length, 1);
  });
  it('repeats a write under a lock that is still held', async () => {
    script = [{ status: 429 }];
    assert.equal((await writeUnder({ assertHeld: () => Promise.resolve() }, () => call('POST'))).status, 200);
    assert.equal(server.seen.length, 2);
  });
  it('does not follow a redirect', async () => {
    script = [{ status: 302, headers: { Location: '/elsewhere' } }];
    assert.equal((await call('GET')).status, 302);
    assert.equal(server.seen.length, 1);
  });
  it('refuses an answer over its limit', async () => {
    use({ maxAnswerBytes: 1_000, retry: { tries: 1 } });
    script = [{ body: 'x'.repeat(2_000) }];
    assert.equal((await failureOf(call('GET'))).code, 'upstream_unreadable');
  });
  it('ends an answer that trickles for longer than the time-out', async () => {
    use({ timeoutMs: 100, retry: { tries: 1 } });
    script = [(_request, response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => { clearInterval(timer); });
    }];
    assert.equal((await failureOf(call('GET'))).code, 'upstream_timeout');
  });
  it('sends the bytes of the body as they are', async () => {
    await call('POST', { body: Buffer.from('{"a":"ä"}') });
    assert.deepEqual([server.seen[0]!.body, server.seen[0]!.headers['content-length']], ['{"a":"ä"}', '10']);
  });
  it('ignores the proxy of the environment', async () => {
    process.env['http_proxy'] = 'http://127.0.0.1:1';
    try {
      assert.equal((await call('GET')).status, 200);
    } finally {
      delete process.env['http_proxy'];
    }
  });
  it('keeps one connection for one request after the other', async () => {
    let connections = 0;
    server.http.on('connection', () => { connections += 1; });
    for (let request = 0; request < 5; request += 1) await call('GET');
    assert.equal(connections, 1);
  });
  it('has no more than eight requests under way', async () => {
    let active = 0;
    let most = 0;
    script = Array<Answer>(40).fill((_request, response) => {
      active += 1;
      most = Math.max(most, active);
      setTimeout(() => {
        active -= 1;
        response.end('{}');
      }, 3);
    });
    await Promise.all(Array.from({ length: 40 }, () => call('GET')));
    assert.equal(most, 8);
  });
  it('passes every try through the effects seam, named without query', async () => {
    script = [{ status: 503 }];
    await call('GET');
    assert.deepEqual(effects.ran, [1, 2].map((attempt) => ({ system: 'advoware', operation: 'GET Thing', record: '7', attempt })));
  });
  for (const [ill, code] of [[{ status: 401 }, 'upstream_unauthorized'], [{ status: 429 }, 'upstream_failed'], [{ status: 500 }, 'upstream_failed'], [{ status: 504 }, 'upstream_timeout'],
    ['reset', 'upstream_failed'], ['hang', 'upstream_timeout'], ['truncated', 'upstream_unreadable']] as const) {
    it(`lets whoever watches the effects see ${JSON.stringify(ill)} as ${code}`, async () => {
      const seen: unknown[] = [];
      caller = createCaller('advoware', observedEffects(effects, (_effect, _seconds, error) => seen.push((error as HubError | undefined)?.code)), { timeoutMs: 150 });
      script = [ill];
      await call('GET');
      assert.equal(seen[0], code);
    });
  }
  it('shows an answer that tells of a healthy system as a success, whatever its status', async () => {
    const seen: unknown[] = [];
    caller = createCaller('advoware', observedEffects(effects, (_effect, _seconds, error) => seen.push(error)), {});
    script = [{ status: 404 }, { status: 409 }];
    await call('GET');
    await call('PUT');
    assert.deepEqual(seen, [undefined, undefined]);
  });
  it('says nothing of the answer, the address or the headers in its errors', async () => {
    script = Array<Answer>(4).fill({ status: 500, body: 'Erika Mustermann' });
    const error = await failureOf(call('GET', { headers: { Authorization: 'Bearer secret' } }));
    assert.equal(error.message, 'Advoware, GET Thing 7: upstream_failed, HTTP 500');
    assert.doesNotMatch(JSON.stringify(error) + String(error.cause), /Mustermann|secret|127\.0\.0\.1/);
  });
});
