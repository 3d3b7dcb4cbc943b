import assert from 'node:assert/strict';
import type { FaultRule } from '../../src/sandbox/http/faults.js';
import { advowareClient, espoClient, sandboxPerTest, send, type Answer } from './harness.js';

const BASE = 'api/v1/advonet/Beteiligte';

describe('injected faults', () => {
  const context = sandboxPerTest();
  let call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  beforeEach(async () => {
    call = await advowareClient(context.sandbox, context.clock.now);
  });
  const fault = (rule: FaultRule): string => context.sandbox.advoware.faults.add(rule);
  const create = (): Promise<Answer> => call('POST', BASE, { name: 'Probe' });
  const stored = (): number => context.sandbox.advoware.store.all().length;
  const statuses = async (count: number): Promise<number[]> => {
    const seen: number[] = [];
    for (let turn = 0; turn < count; turn += 1) seen.push((await call('GET', 'employees')).status);
    return seen;
  };

  it('answers with a status and its headers, and does nothing', async () => {
    fault({ kind: 'status', status: 429, headers: { 'Retry-After': '7' } });
    const answer = await create();
    assert.deepEqual([answer.status, answer.headers.get('retry-after'), stored()], [429, '7', 0]);
  });

  it('strikes as often as told, after letting some pass', async () => {
    fault({ kind: 'status', status: 503, after: 1, times: 2 });
    assert.deepEqual(await statuses(4), [200, 503, 503, 200]);
  });

  it('strikes only the method and path it names', async () => {
    fault({ kind: 'status', status: 500, method: 'POST', path: '/Beteiligte$' });
    assert.deepEqual([(await call('GET', BASE)).status, (await create()).status], [200, 500]);
  });

  it('looks at the query as well', async () => {
    fault({ kind: 'status', status: 500, path: 'name=Probe' });
    assert.deepEqual([(await call('GET', BASE)).status, (await call('GET', `${BASE}?name=Probe`)).status], [200, 500]);
  });

  it('cuts the connection before anything is done', async () => {
    fault({ kind: 'reset-before', method: 'POST' });
    await assert.rejects(create());
    assert.equal(stored(), 0);
  });

  it('cuts the connection after the effect', async () => {
    fault({ kind: 'reset-after', method: 'POST' });
    await assert.rejects(create());
    assert.equal(stored(), 1);
  });

  for (const [kind, effects] of [['hang', 0], ['hang-after', 1]] as const) {
    it(`never answers with ${kind}, ${effects} effects`, async () => {
      fault({ kind, method: 'POST' });
      const { log } = context.sandbox.advoware;
      const before = log.total;
      const outcome = create().then(() => 'answered', () => 'cut');
      while (log.total === before) await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual([log.all().at(-1)?.status, stored()], [0, effects]);
      await context.sandbox.close();
      assert.equal(await outcome, 'cut');
    });
  }

  it('delays and then works as usual', async () => {
    fault({ kind: 'delay', delayMs: 20, method: 'POST' });
    const started = performance.now();
    assert.equal((await create()).status, 200);
    assert.ok(performance.now() - started >= 19);
  });

  it('answers 200 with a page of a proxy', async () => {
    fault({ kind: 'html' });
    const answer = await call('GET', 'employees');
    assert.deepEqual([answer.status, answer.headers.get('content-type'), answer.json], [200, 'text/html; charset=utf-8', undefined]);
  });

  it('empties the body after the effect', async () => {
    fault({ kind: 'empty', method: 'POST' });
    assert.deepEqual([(await create()).text, stored()], ['', 1]);
  });

  it('cuts a body in half', async () => {
    fault({ kind: 'truncated' });
    const answer = await call('GET', 'employees');
    assert.deepEqual([answer.status, answer.json], [200, undefined]);
    assert.ok(answer.text.startsWith('[{"kuerzel"'));
  });

  it('strikes the login as well', async () => {
    fault({ kind: 'status', status: 503, path: '/Token$' });
    assert.equal((await send(context.sandbox.connection.advoware.tokenUrl, 'POST', {})).status, 503);
  });

  it('never strikes the control side', async () => {
    fault({ kind: 'reset-before' });
    assert.equal((await send(`${context.sandbox.connection.advoware.url}_sandbox/faults`, 'GET')).status, 200);
  });

  it('belongs to one system', async () => {
    fault({ kind: 'status', status: 503 });
    assert.equal((await espoClient(context.sandbox)('GET', 'Settings')).status, 200);
  });
});

describe('the control side', () => {
  const context = sandboxPerTest({ data: 'firm' });
  const advoware = (method: string, path: string, body?: unknown): Promise<Answer> => send(`${context.sandbox.connection.advoware.url}_sandbox/${path}`, method, body);
  const espocrm = (method: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
    send(context.sandbox.connection.espocrm.url.replace('api/v1', `_sandbox/${path}`), method, body, headers);

  it('adds, lists and removes faults', async () => {
    const { ids } = (await advoware('POST', 'faults', { kind: 'status', status: 503, times: 1 })).json as { ids: string[] };
    assert.equal(((await advoware('GET', 'faults')).json as unknown[]).length, 1);
    assert.equal((await advoware('DELETE', `faults/${ids[0] ?? ''}`)).status, 200);
    assert.deepEqual((await advoware('GET', 'faults')).json, []);
  });

  it('refuses a rule that it does not understand', async () => {
    assert.equal((await advoware('POST', 'faults', { kind: 'explode' })).status, 400);
    assert.equal((await advoware('POST', 'faults', { kind: 'hang', path: '(' })).status, 400);
    assert.equal((await advoware('POST', 'faults', { kind: 'hang', tiems: 1 })).status, 400);
  });

  it('logs who asked for what, and clears the log', async () => {
    const call = espoClient(context.sandbox);
    await call('PUT', 'CBeteiligte/66f0a1b2c3d500000?x=1', { firmenname: 'X' });
    const [entry] = (await espocrm('GET', 'log')).json as Record<string, unknown>[];
    assert.deepEqual({ ...entry, milliseconds: 0 }, { at: '2026-03-10T09:00:00.000Z', method: 'PUT', path: '/api/v1/CBeteiligte/66f0a1b2c3d500000', query: 'x=1', status: 200, bodyBytes: 18, apiUser: 'hub-api', milliseconds: 0 });
    await espocrm('DELETE', 'log');
    assert.deepEqual((await espocrm('GET', 'log')).json, []);
  });

  it('tells the bodies only when asked, and never that of a login', async () => {
    const call = await advowareClient(context.sandbox, context.clock.now);
    await call('POST', BASE, { name: 'Probe' });
    const bodies = ((await advoware('GET', 'log?bodies=true')).json as { body?: string }[]).map((entry) => entry.body);
    assert.deepEqual(bodies, [undefined, '{"name":"Probe"}']);
  });

  it('edits a record of the CRM as another user than the hub', async () => {
    const answer = await espocrm('PUT', 'records/CBeteiligte/66f0a1b2c3d500000', { firstName: 'Jörg' });
    const { credentials } = context.sandbox.espocrm;
    assert.deepEqual([(answer.json as Record<string, unknown>)['firstName'], (answer.json as Record<string, unknown>)['modifiedById']], ['Jörg', credentials.staffUserId]);
  });

  it('edits in the name of whom the caller says', async () => {
    const { notifyUserId } = context.sandbox.connection.espocrm;
    const answer = await espocrm('PUT', 'records/CBeteiligte/66f0a1b2c3d500000', { firstName: 'Jörg' }, { 'X-Sandbox-User': notifyUserId });
    assert.equal((answer.json as Record<string, unknown>)['modifiedById'], notifyUserId);
  });

  it('tells a person why the CRM refuses an edit', async () => {
    const answer = await espocrm('PUT', 'records/CBeteiligte/66f0a1b2c3d500000', { phoneNumberData: [{ phoneNumber: '030 23125' }] });
    assert.equal(answer.status, 400);
    assert.match((answer.json as { message: string }).message, /field: phoneNumber, type: valid/u);
  });

  it('marks a record dirty on an edit when that is switched on', async () => {
    await espocrm('PUT', 'settings', { dirtyOnPersonsEdit: true });
    await espocrm('PUT', 'records/CBeteiligte/66f0a1b2c3d500000', { firstName: 'Jörg' });
    assert.equal(context.sandbox.espocrm.persons.read('CBeteiligte', '66f0a1b2c3d500000')?.['syncStatus'], 'dirty');
  });

  it('changes in Advoware only what a person typed, and moves the rowId', async () => {
    const before = context.sandbox.advoware.store.get(10_001);
    const [rowId, notiz] = [before.rowId, before.fields['strasse']];
    await advoware('PUT', 'records/Beteiligte/10001', { vorname: 'Jörg' });
    const after = context.sandbox.advoware.store.get(10_001);
    assert.deepEqual([after.fields['vorname'], after.fields['strasse']], ['Jörg', notiz]);
    assert.notEqual(after.rowId, rowId);
  });

  it('lets a person delete in Advoware', async () => {
    await advoware('DELETE', 'records/Beteiligte/10001');
    const call = await advowareClient(context.sandbox, context.clock.now);
    assert.equal((await call('GET', `${BASE}/10001`)).status, 404);
  });

  it('lets a person add, change and delete entries', async () => {
    const store = context.sandbox.advoware.store;
    const count = store.get(10_001).kommunikation.length;
    const path = 'records/Beteiligte/10001/Kommunikationen';
    await advoware('POST', path, { tlf: '030 23125777', kommKz: 6 });
    const added = store.get(10_001).kommunikation.at(-1);
    await advoware('PUT', `${path}/${added?.id ?? 0}`, { bemerkung: 'neu' });
    assert.deepEqual([added?.tlf, added?.kommKz, added?.bemerkung], ['030 23125777', 6, 'neu']);
    await advoware('DELETE', `${path}/${added?.id ?? 0}`);
    assert.equal(store.get(10_001).kommunikation.length, count);
  });

  it('lets a person keep appointments, of one employee or all', async () => {
    const termine = async (query = ''): Promise<{ frNr: number; anwalt: string; text: string }[]> => (await advoware('GET', `records/Termine${query}`)).json as never;
    assert.ok((await termine()).length > (await termine('?kuerzel=KL')).length);
    const { frNr, rowId } = (await advoware('POST', 'records/Termine', { anwalt: 'KL', datum: '2026-03-02', text: 'Besprechung' })).json as { frNr: number; rowId: string };
    const changed = (await advoware('PUT', `records/Termine/${frNr}`, { text: 'Gespräch' })).json as { rowId: string; text: string };
    assert.deepEqual([changed.text, changed.rowId === rowId], ['Gespräch', false]);
    assert.equal((await advoware('PUT', `records/Termine/${frNr}`, { datum: '2026-02-30' })).status, 400);
    assert.equal((await advoware('DELETE', `records/Termine/${frNr}`)).status, 200);
    assert.equal((await advoware('GET', `records/Termine/${frNr}`)).status, 404);
  });

  it('has a page for appointments', async () => {
    assert.ok((await advoware('GET', 'termine')).text.includes('<title>Advoware-Termine (Sandkasten)</title>'));
  });

  for (const [system, own] of [['advoware', 'Advoware (Sandkasten)'], ['espocrm', 'EspoCRM (Sandkasten)']] as const) {
    it(`shows a page for ${system} that needs nothing from elsewhere`, async () => {
      const page = await send(new URL('/', context.sandbox.connection[system].url).href, 'GET');
      assert.ok(page.text.includes(`<title>${own}</title>`) && page.text.includes('function el('));
      assert.doesNotMatch(page.text, /(?:src|href)="(?:https?:)?\/\//u);
    });
  }
});
