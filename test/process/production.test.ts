import assert from 'node:assert/strict';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { freePort } from '../app/process/hub-process.js';
import { deliver } from './support/deliver.js';
import { apiKey, editorPassword, setUpWebhooks, startOutsideWorld, type OutsideWorld } from './support/outside-world.js';
import { childrenOf } from './support/processes.js';
import { RunningHub } from './support/running-hub.js';
import { until } from './support/until.js';

const cron = 'vmh.beteiligte.cron';

describe('two hub processes in production, with Redis and PostgreSQL outside', function () {
  this.timeout(120_000);
  let world: OutsideWorld;
  let one: RunningHub;
  let two: RunningHub;
  let both: readonly RunningHub[];
  let env: Readonly<Record<string, string>>;

  before(async () => {
    world = await startOutsideWorld();
    const ports = [await freePort(), await freePort()] as const;
    const secrets = await setUpWebhooks(world.env, `http://127.0.0.1:${ports[0]}`);
    env = { ...world.env, ESPOCRM_WEBHOOK_SECRETS: secrets, LOG_LEVEL: 'debug' };
    [one, two] = await Promise.all([RunningHub.start({ env, port: ports[0] }), RunningHub.start({ env, port: ports[1] })]);
    both = [one, two];
  });
  after(async () => {
    await Promise.all(both.map((hub) => hub.remove()));
    await world.stop();
  });

  const sum = async (name: string, labels: Readonly<Record<string, string>>): Promise<number> =>
    (await Promise.all(both.map((hub) => hub.metric(name, labels)))).reduce((total, each) => total + each, 0);

  async function inLedger<Row>(sql: string): Promise<readonly Row[]> {
    const client = new Client({ connectionString: world.databaseUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  /** New clients whom no webhook tells of. */
  async function silently(count: number, name: string): Promise<readonly string[]> {
    const ids: string[] = [];
    await world.crm.withoutWebhooks(async () => {
      for (let index = 0; index < count; index += 1) ids.push(await world.crm.create({ lastName: `${name}${index}`, firstName: 'Max', syncStatus: 'pending_sync' }));
    });
    return ids;
  }

  const allClean = async (ids: readonly string[]): Promise<boolean> => (await Promise.all(ids.map((id) => world.crm.isClean(id)))).every(Boolean);

  it('are both healthy in every part, and say that this is no sandbox', async () => {
    for (const hub of both) {
      const body = await (await fetch(`${hub.base}/health`)).json() as { status: string; dependencies: Record<string, { state: string }> };
      assert.equal(body.status, 'ok');
      for (const own of ['redis', 'ledger', 'flows']) assert.equal(body.dependencies[own]?.state, 'up', `${own}: ${JSON.stringify(body)}`);
      const ready = JSON.parse(await hub.process.said(/"ready":true/)) as Record<string, unknown>;
      assert.deepEqual([ready['mode'], ready['writeProtection']], ['production', false]);
      assert.doesNotMatch(hub.output, /SANDBOX/);
      assert.match(hub.output, /GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH fehlt.*calendars_off/);
    }
  });

  it('start no process of their own', () => {
    for (const hub of both) assert.deepEqual(childrenOf(hub.process.pid), []);
  });

  it('bring a new client and a later change to Advoware by the CRM’s webhooks', async () => {
    const id = await world.crm.create({ lastName: 'Produktiv', firstName: 'Paula', syncStatus: 'pending_sync' });
    await until('she is linked', () => world.crm.isClean(id));
    await world.crm.edit(id, { firstName: 'Pauline' });
    await until('Advoware has the change', async () => (await world.advoware.named('Produktiv'))[0]?.['vorname'] === 'Pauline');
    await one.quiet(world.crm);
  });

  it('share the events of one topic, and each event is worked on once', async () => {
    const ids = await silently(40, 'Geteilt');
    const done = await Promise.all(both.map((hub) => hub.metric('hub_events_total', { topic: 'vmh.beteiligte.create', outcome: 'done' })));
    await world.advoware.strike({ kind: 'delay', delayMs: 150, method: 'GET', path: 'Beteiligte\\?' });
    const { create } = await world.crm.webhooks();
    const halves = [ids.slice(0, 20), ids.slice(20)] as const;
    await Promise.all(both.map((hub, index) => deliver(hub.base, 'create', create, (halves[index] ?? []).map((id) => ({ id })))));
    await until('all are linked', () => allClean(ids));
    await one.quiet(world.crm);
    await world.advoware.mend();
    const more = await Promise.all(both.map(async (hub, index) => await hub.metric('hub_events_total', { topic: 'vmh.beteiligte.create', outcome: 'done' }) - (done[index] ?? 0)));
    assert.equal((more[0] ?? 0) + (more[1] ?? 0), 40);
    assert.ok(more.every((each) => each > 0), `one process did nothing: ${String(more)}`);
    const runs = await inLedger<{ record_id: string; runs: string }>(`select record_id, count(*) as runs from run where result = 'created' group by record_id`);
    for (const id of ids) assert.equal(runs.find(({ record_id }) => record_id === id)?.runs, '1');
    const created = (await world.advoware.everybody()).map((each) => String(each['name'])).filter((name) => name.startsWith('Geteilt'));
    assert.deepEqual(created.sort(), ids.map((_, index) => `Geteilt${index}`).sort());
  });

  it('make one run more of what both are told of a record while one of them works on it', async () => {
    const [id = ''] = await silently(1, 'Beide');
    await world.crm.forget();
    const slow = await world.advoware.strike({ kind: 'delay', delayMs: 3_000, method: 'GET', path: 'Beteiligte\\?', times: 1 });
    const { create } = await world.crm.webhooks();
    await deliver(one.base, 'create', create, [{ id }]);
    await world.advoware.hasStruck(slow);
    await Promise.all(both.flatMap((hub) => Array.from({ length: 10 }, () => deliver(hub.base, 'create', create, [{ id }]))));
    await one.quiet(world.crm);
    assert.equal(await world.crm.readsOf(id), 2);
    assert.equal((await world.advoware.named('Beide0')).length, 1);
  });

  it('fire the cron once for both', async () => {
    const [id = ''] = await silently(1, 'Fällig');
    const connection = new Redis(world.redisPort, { db: 0 });
    const queue = new Queue(cron, { connection, prefix: '{hub}', skipMetasUpdate: true });
    try {
      assert.equal(await queue.getJobSchedulersCount(), 1);
      const [tick, ...others] = await queue.getDelayed();
      assert.deepEqual(others, []);
      const before = await sum('hub_events_total', { topic: cron, outcome: 'done' });
      await world.crm.forget();
      await tick?.promote();
      await until('the tick is worked off', async () => await sum('hub_events_total', { topic: cron, outcome: 'done' }) > before);
      await until('who was due is linked', () => world.crm.isClean(id));
      await one.quiet(world.crm);
      assert.equal(await sum('hub_events_total', { topic: cron, outcome: 'done' }), before + 1);
      // Who is due, and once a day all ids.
      assert.equal((await world.crm.calls()).filter(({ method, path }) => method === 'GET' && path.endsWith('/CBeteiligte')).length, 2);
      assert.equal((await queue.getDelayed()).length, 1, 'the next tick waits');
    } finally {
      await queue.close();
      connection.disconnect();
    }
  });

  it('have logged in at Advoware once in all', async () => {
    const headers = { 'X-API-Key': apiKey };
    for (const hub of both) assert.equal((await fetch(`${hub.base}/api/advoware/employees`, { headers })).status, 200);
    assert.equal(await world.advoware.logins(), 1);
  });

  it('ask at the editor who it is', async () => {
    const paths = ['/editor/flows', '/editor/settings', '/editor/nodes', '/editor/context/global', '/editor/library/local/flows/', '/editor/diagnostics'];
    for (const path of paths) assert.equal((await fetch(one.base + path)).status, 401, path);
    assert.equal((await fetch(`${one.base}/editor/inject/a160d40fe259ed67`, { method: 'POST' })).status, 401);
    assert.equal((await fetch(`${one.base}/editor/flows`, { method: 'POST', body: '[]', headers: { 'content-type': 'application/json' } })).status, 401);
    assert.equal((await logIn('anna', 'falsch')).status, 403);
    assert.equal((await fetch(`${one.base}/editor/flows`, { headers: { Authorization: 'Bearer falsch' } })).status, 401);
    const [full, reader] = await Promise.all([tokenOf('anna'), tokenOf('bert')]);
    const as = (token: string): RequestInit => ({ headers: { Authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
    for (const token of [full, reader]) assert.equal((await fetch(`${one.base}/editor/flows`, as(token))).status, 200);
    assert.equal((await fetch(`${one.base}/editor/flows`, { ...as(reader), method: 'POST', body: '[]' })).status, 401, 'who may read may not deploy');
    assert.equal((await fetch(`${one.base}/editor/inject/a160d40fe259ed67`, { ...as(reader), method: 'POST' })).status, 401);
  });

  async function tokenOf(name: string): Promise<string> {
    const answer = await logIn(name, editorPassword);
    assert.equal(answer.status, 200);
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  function logIn(username: string, password: string): Promise<Response> {
    return fetch(`${one.base}/editor/auth/token`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: 'node-red-editor', grant_type: 'password', scope: '', username, password }),
    });
  }

  it('lose nothing when one of them is ended by SIGTERM in the middle: it exits with 0 within 20 s and the other carries on', async () => {
    const ids = await silently(40, 'Abschied');
    const slow = await world.advoware.strike({ kind: 'delay', delayMs: 400, method: 'GET', path: 'Beteiligte\\?' });
    await deliver(two.base, 'create', (await world.crm.webhooks()).create, ids.map((id) => ({ id })));
    await world.advoware.hasStruck(slow, 12);
    const begun = performance.now();
    assert.equal(await two.end(), 0);
    assert.ok(performance.now() - begun < 20_000);
    assert.match(two.output, /"event":"stopped"/);
    await until('the other has finished', () => allClean(ids));
    await one.quiet(world.crm);
    const created = (await world.advoware.everybody()).map((each) => String(each['name'])).filter((name) => name.startsWith('Abschied'));
    assert.deepEqual(created.sort(), ids.map((_, index) => `Abschied${index}`).sort());
  });

  it('have told their logs neither a secret nor a client’s name', () => {
    const secrets = [
      apiKey, editorPassword, ...['NODE_RED_CREDENTIAL_SECRET', 'ADVOWARE_API_KEY', 'ADVOWARE_PASSWORD', 'ESPOCRM_API_KEY'].map((name) => env[name] ?? ''),
      ...(env['ESPOCRM_WEBHOOK_SECRETS'] ?? '').split(',').map((each) => each.split(':')[1] ?? ''),
    ];
    for (const hub of both) {
      for (const secret of secrets) assert.ok(secret.length > 3 && !hub.output.includes(secret), `a secret of ${secret.length} characters is in the log`);
      assert.doesNotMatch(hub.output, /Produktiv|Geteilt|Abschied|Pauline/);
    }
  });
});
