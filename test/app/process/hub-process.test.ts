import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, freshVarDir, HubProcess } from './hub-process.js';

const key = { 'X-API-Key': 'sandbox-api-key-0000' };

/** The page of a sandbox system, as the greeting names it. */
const pageOf = (hub: HubProcess, system: 'CRM' | 'Advoware'): string => new RegExp(`Sandbox-${system} +(\\S+)/`).exec(hub.output)?.[1] ?? '';

interface Person { readonly id: string; readonly betnr: number | null; readonly firstName?: string; readonly lastName?: string; readonly syncStatus?: string }

/** Somebody in the CRM who is linked with Advoware and in step. */
async function linkedPerson(hub: HubProcess): Promise<Person> {
  const people = await (await fetch(`${pageOf(hub, 'CRM')}/_sandbox/records/CBeteiligte`)).json() as Person[];
  const found = people.find(({ betnr, firstName, syncStatus }) => betnr !== null && (firstName ?? '') !== '' && syncStatus === 'clean');
  assert.ok(found);
  return found;
}

/** As a member of staff does it in the CRM. */
async function renameInCrm(hub: HubProcess, id: string, lastName: string): Promise<void> {
  const response = await fetch(`${pageOf(hub, 'CRM')}/_sandbox/records/CBeteiligte/${id}`, { method: 'PUT', body: JSON.stringify({ lastName }) });
  assert.equal(response.status, 200);
}

const nameInAdvoware = async (hub: HubProcess, betNr: number | null): Promise<unknown> =>
  ((await (await fetch(`${pageOf(hub, 'Advoware')}/_sandbox/records/Beteiligte/${betNr}`)).json()) as { name: unknown }).name;

/** Asks again until it is so; the test's own limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!await isSo()) await delay(50);
}

/** Processes whose parent is the given one, and theirs. */
function descendants(pid: number): number[] {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }];
    } catch {
      return [];
    }
  });
  const children = parents.filter(({ parent }) => parent === pid).map((each) => each.pid);
  return [...children, ...children.flatMap(descendants)];
}

describe('the hub as a process', function () {
  this.timeout(90_000);
  let varDir: Awaited<ReturnType<typeof freshVarDir>>;
  let hub: HubProcess;
  let person: Person | undefined;

  before(async () => {
    varDir = await freshVarDir();
    hub = new HubProcess(varDir.path, await freePort());
    await hub.said(/Beenden mit Strg-C/);
  });
  after(async () => {
    await hub.end();
    await varDir.remove();
  });

  it('says loudly that it works with a sandbox', () => {
    assert.match(hub.output, /SANDBOX: Es ist kein ADVOWARE_API_BASE_URL gesetzt/);
  });

  it('says in one line for machines that it is ready', async () => {
    const line = JSON.parse(await hub.said(/"ready":true/)) as Record<string, unknown>;
    assert.deepEqual([line['mode'], line['url']], ['sandbox', hub.base]);
  });

  it('has run the first sync and tells its results', () => {
    assert.match(hub.output, /Erster Abgleich[^]*schon gleich/);
    assert.doesNotMatch(hub.output, /gescheitert, werden wiederholt/);
  });

  it('is healthy in every part', async () => {
    const response = await fetch(`${hub.base}/health`);
    const body = await response.json() as { status: string; dependencies: Record<string, { state: string }> };
    assert.deepEqual([response.status, body.status], [200, 'ok']);
    assert.deepEqual(Object.entries(body.dependencies).filter(([, { state }]) => state !== 'up'), []);
  });

  it('passes a request on to Advoware, on both prefixes alike', async () => {
    const [main, alias] = await Promise.all(['/api/advoware/employees', '/advoware/employees'].map(async (path) => (await fetch(hub.base + path, { headers: key })).json() as Promise<unknown>));
    assert.ok(Array.isArray(main) && main.length > 0);
    assert.deepEqual(alias, main);
  });

  it('lets nobody without a key through to Advoware', async () => {
    assert.equal((await fetch(`${hub.base}/api/advoware/employees`)).status, 401);
  });

  it('keeps POST /advoware/calendar/sync from the proxy', async () => {
    const response = await fetch(`${hub.base}/advoware/calendar/sync`, { method: 'POST', headers: key, body: '[]' });
    assert.deepEqual([response.status, ((await response.json()) as { error: { code: string } }).error.code], [422, 'invalid']);
  });

  for (const path of ['/vmh/webhook/beteiligte/update', '/webhooks/vmh/beteiligte/update']) {
    it(`turns a webhook with a forged signature away at ${path}`, async () => {
      const signature = Buffer.from(`x:${createHmac('sha256', 'falsch').update('[]').digest('hex')}`).toString('base64');
      const response = await fetch(hub.base + path, { method: 'POST', body: '[]', headers: { Signature: signature, 'content-type': 'application/json' } });
      assert.deepEqual([response.status, response.headers.get('content-type')], [401, 'application/json; charset=utf-8']);
    });
  }

  it('leads from the root to the editor, and serves it', async () => {
    const response = await fetch(`${hub.base}/`);
    assert.deepEqual([response.status, response.url], [200, `${hub.base}/editor/`]);
    assert.match(await response.text(), /bitbylaw hub · Sandbox/);
  });

  it('keeps credentials and sessions out of the flows folder', () => {
    assert.ok(existsSync(`${varDir.path}/node-red/settings.json`));
  });

  it('brings a change in the CRM to Advoware by its webhook, long before the cron', async () => {
    const { id, betnr } = await linkedPerson(hub);
    await renameInCrm(hub, id, 'Webhookprobe');
    await until(async () => await nameInAdvoware(hub, betnr) === 'Webhookprobe');
  });

  it('tells a second start on the same folder that the first is running', async () => {
    const second = new HubProcess(varDir.path, await freePort());
    assert.notEqual(await second.exited, 0);
    assert.match(second.output, /wird schon von einem anderen Prozess benutzt/);
    assert.doesNotMatch(second.output, /\n {4}at /);
  });

  it('ends cleanly on SIGTERM, with everything that it started, and the work in hand is done', async () => {
    const children = descendants(hub.pid);
    assert.ok(children.length >= 2, 'sandbox and Redis');
    const faults = `${pageOf(hub, 'Advoware')}/_sandbox/faults`;
    await fetch(faults, { method: 'POST', body: JSON.stringify({ kind: 'delay', method: 'PUT', delayMs: 2_000 }) });
    person = await linkedPerson(hub);
    await renameInCrm(hub, person.id, 'Mittendrin');
    await until(async () => ((await (await fetch(faults)).json()) as { struck: number }[]).some(({ struck }) => struck > 0));
    const begun = performance.now();
    hub.signal('SIGTERM');
    assert.equal(await hub.exited, 0);
    assert.ok(performance.now() - begun < 20_000);
    assert.deepEqual(children.filter((pid) => existsSync(`/proc/${pid}`)), []);
    assert.match(hub.output, /"event":"stopped"/);
  });

  it('starts again on what it left, finds that nothing was lost and nothing is to do, and ends on SIGINT', async () => {
    const again = new HubProcess(varDir.path, hub.port);
    try {
      await again.said(/Beenden mit Strg-C/);
      assert.equal(await nameInAdvoware(again, person?.betnr ?? null), 'Mittendrin');
      assert.doesNotMatch(again.output, /in Advoware angelegt|angeglichen|verbunden/);
      again.signal('SIGINT');
      assert.equal(await again.exited, 0);
    } finally {
      await again.end();
    }
  });
});

describe('a start that cannot succeed', function () {
  this.timeout(60_000);
  let varDir: Awaited<ReturnType<typeof freshVarDir>>;
  beforeEach(async () => { varDir = await freshVarDir(); });
  afterEach(() => varDir.remove());

  const failure = async (env: NodeJS.ProcessEnv, port?: number): Promise<{ readonly code: unknown; readonly output: string }> => {
    const hub = new HubProcess(varDir.path, port ?? await freePort(), env);
    return { code: await hub.exited, output: hub.output };
  };

  it('lists every fault of the settings at once, without a stack', async () => {
    const { code, output } = await failure({ ADVOWARE_API_BASE_URL: 'https://advoware.example/', SYNC_CRON: 'täglich' });
    assert.equal(code, 78);
    for (const name of ['HUB_API_KEYS', 'NODE_RED_CREDENTIAL_SECRET', 'EDITOR_USERS', 'ADVOWARE_PASSWORD', 'ESPOCRM_API_KEY', 'SYNC_CRON']) assert.match(output, new RegExp(name));
    assert.doesNotMatch(output, /\n {4}at |täglich/);
  });

  it('leaves nothing behind when it is stopped in the middle', async () => {
    const hub = new HubProcess(varDir.path, await freePort());
    await hub.said(/"event":"redis_private"/);
    const children = descendants(hub.pid);
    hub.signal('SIGTERM');
    assert.equal(await hub.exited, 0);
    assert.deepEqual(children.filter((pid) => existsSync(`/proc/${pid}`)), []);
  });

  it('says which port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const { code, output } = await failure({}, port);
    other.close();
    assert.equal(code, 1);
    assert.match(output, new RegExp(`Port ${port} auf 127\\.0\\.0\\.1 ist schon belegt`));
  });
});
