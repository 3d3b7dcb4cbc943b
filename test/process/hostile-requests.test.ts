import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allNodes, text } from '../flows/shipped-flows.js';
import { Rng } from '../simulation/engine/rng.js';
import type { Action, Webhook } from './support/crm.js';
import { canary, forgedCredentials, hostileBodies, hostileIds, hostileQueries, noise, type HostileBody } from './support/hostile.js';
import { rawRequest } from './support/raw-http.js';
import { RunningHub } from './support/running-hub.js';
import { signed } from './support/deliver.js';

interface Path { readonly method: string; readonly url: string }
interface Answer { readonly status: number; readonly body: string; readonly what: string }

/** Every path that the flows open: what is added there is attacked here by itself. */
const paths: readonly Path[] = allNodes.filter(({ type }) => type === 'http in').map((node) => ({ method: text(node, 'method').toUpperCase(), url: text(node, 'url') }));
const sandboxKey = 'sandbox-api-key-0000';
const refusals = new Set([400, 401, 403, 404, 405, 411, 413, 415, 422, 429]);
const growthMiB = 250;
/** More is refused before anybody asks for a key. */
const largestMiB = 8;

describe('every path of the hub under hostile requests', function () {
  this.timeout(180_000);
  const random = new Rng(1);
  let hub: RunningHub;
  let atFirst: { readonly emitted: number; readonly rss: number };

  before(async () => {
    hub = await RunningHub.sandbox({ SANDBOX_WEBHOOK_INTERVAL_MS: '3600000' });
    await Promise.all([hub.crm.forget(), hub.advoware.forget()]);
    atFirst = { emitted: await emitted(), rss: residentMiB(hub.process.pid) };
  });
  after(() => hub.remove());

  const emitted = (): Promise<number> => hub.metric('hub_events_total', { outcome: 'emitted' });

  /** Parameters and the rest of a path, filled in. */
  const filled = (url: string, id = 'x'): string => url.replace(/:\w+/g, id).replace('*', id);

  async function send({ method, url }: Path, { name, body, headers = {} }: HostileBody, credentials: Readonly<Record<string, string>>): Promise<Answer> {
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const what = `${method} ${url} with ${name} and ${JSON.stringify(credentials)}`;
    const answer = await fetch(`${hub.base}${url}`, {
      method, headers: { 'content-type': 'application/json', ...headers, ...credentials }, ...(hasBody ? { body: new Uint8Array(body) } : {}), signal: AbortSignal.timeout(20_000), redirect: 'manual',
    }).catch((error: unknown) => error as Error);
    // A connection that is cut while an oversized body still comes is a refusal too.
    if (answer instanceof Error) return { status: body.length > 1_000_000 ? 413 : 0, body: '', what: `${what}: ${answer.message} ${String(answer.cause)}` };
    return { status: answer.status, body: await answer.text(), what };
  }

  /** The refusal is the hub's own, and tells nothing. */
  function isOwnRefusal({ status, body, what }: Answer): void {
    assert.ok(refusals.has(status), `${status} for ${what}: ${body.slice(0, 300)}`);
    if (body === '') return;
    tellsNothing({ status, body, what });
    const { error } = JSON.parse(body) as { error?: Record<string, unknown> };
    assert.deepEqual(Object.keys(error ?? {}).sort(), ['code', 'message', 'request_id'], what);
  }

  function tellsNothing({ body, what }: Answer): void {
    assert.ok(!body.includes(canary), `${what} is answered with what came in: ${body.slice(0, 300)}`);
    assert.doesNotMatch(body, /node_modules|\.[jt]s:\d+|sandbox-api-key|at \w+ \(/, what);
  }

  it('are found', () => {
    assert.ok(paths.length >= 14);
    assert.deepEqual(paths.filter(({ method, url }) => method === '' || !url.startsWith('/')), []);
  });

  for (const path of paths) {
    it(`${path.method} ${path.url} refuses whoever does not prove who he is, whatever he sends`, async () => {
      for (const credentials of forgedCredentials) isOwnRefusal(await send({ ...path, url: filled(path.url) }, hostileBodies[5]!, credentials));
      const target = { ...path, url: filled(path.url) };
      for (const body of [...hostileBodies, ...Array.from({ length: 10 }, (_, index) => noise(random, index))]) isOwnRefusal(await send(target, body, {}));
      for (const id of /[:*]/.test(path.url) ? hostileIds : []) isOwnRefusal(await send({ ...path, url: filled(path.url, id) }, hostileBodies[0]!, {}));
      for (const query of hostileQueries) isOwnRefusal(await send({ ...path, url: `${filled(path.url)}${query}` }, hostileBodies[0]!, {}));
    });
  }

  it('no such request has read or changed anything, anywhere', async () => {
    assert.deepEqual([await hub.crm.calls(), await hub.advoware.calls()], [[], []]);
    assert.equal(await emitted(), atFirst.emitted);
  });

  for (const path of paths) {
    it(`${path.method} ${path.url} bears hostile bodies of a caller who has a key`, async () => {
      for (const body of hostileBodies.filter((each) => each.body.length < largestMiB * 1024 * 1024)) {
        const answer = await send({ ...path, url: filled(path.url) }, body, { 'x-api-key': sandboxKey });
        assert.ok(answer.status > 0 && answer.status !== 500, `${answer.status} for ${answer.what}: ${answer.body.slice(0, 300)}`);
        tellsNothing({ ...answer, body: answer.status < 400 ? '' : answer.body });
      }
    });
  }

  it('a webhook with a right signature over a hostile body is taken or refused, and harms nobody', async () => {
    for (const [action, webhook] of Object.entries(await hub.crm.webhooks()) as [Action, Webhook][]) {
      for (const body of hostileBodies) {
        const answer = await send({ method: 'POST', url: `/vmh/webhook/beteiligte/${action}` }, body, signed(webhook, body.body));
        assert.ok(answer.status === 200 || refusals.has(answer.status), `${answer.status} for ${answer.what}`);
        tellsNothing(answer);
      }
    }
  });

  it('a signature of which one bit is another is worth nothing', async () => {
    const { update } = await hub.crm.webhooks();
    const body = '[{"id":"abc"}]';
    const right = Buffer.from(signed(update, body).Signature, 'base64');
    for (let turn = 0; turn < 100; turn += 1) {
      const forged = Buffer.from(right);
      const at = random.below(forged.length);
      forged[at] = forged[at]! ^ (1 << random.below(8));
      // Of a digest in hexadecimal the case says nothing.
      if (forged.toString('latin1').toLowerCase() === right.toString('latin1').toLowerCase() && at > update.id.length) continue;
      isOwnRefusal(await send({ method: 'POST', url: '/vmh/webhook/beteiligte/update' }, { name: 'a forged signature', body: Buffer.from(body) }, { signature: forged.toString('base64') }));
    }
  });

  it('what is no HTTP is refused or cut off', async () => {
    const { port } = hub;
    const tricks = [
      { method: 'BOESE', target: '/health' }, { method: 'GET', target: `/${'a'.repeat(40_000)}` }, { method: 'GET', target: 'boese' }, { method: 'GET', target: '/\u0001' },
      { method: 'POST', target: '/vmh/webhook/beteiligte/update', headers: { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }, body: 'zzzzz' },
      { method: 'POST', target: '/vmh/webhook/beteiligte/update', headers: { 'Content-Length': '-5' }, body: 'x' },
      { method: 'GET', target: '/health', headers: { ['X'.repeat(20_000)]: 'x' } },
    ];
    for (const trick of tricks) {
      const { status } = await rawRequest(port, trick).catch(() => ({ status: 0 }));
      assert.ok(status === 0 || (status >= 400 && status < 500), `${status} for ${trick.method} ${trick.target.slice(0, 50)}`);
    }
  });

  it('leave a hub that is healthy, has not grown, and has told its log nothing of them', async () => {
    assert.ok(await hub.isReady());
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    const grown = residentMiB(hub.process.pid) - atFirst.rss;
    assert.ok(grown < growthMiB, `${grown} MiB more than before`);
    assert.ok(!hub.output.includes(canary), hub.output.split('\n').find((line) => line.includes(canary))?.slice(0, 600));
  });
});

function residentMiB(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
