import assert from 'node:assert/strict';
import type { JsonObject } from '../../src/sandbox/json.js';
import { advowareClient, sandboxPerTest, type Answer } from './harness.js';

const BASE = 'api/v1/advonet/Beteiligte';

describe('the Beteiligte of the Advoware stand-in', () => {
  const context = sandboxPerTest();
  let call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  beforeEach(async () => {
    call = await advowareClient(context.sandbox, context.clock.now);
  });
  const create = async (body: JsonObject): Promise<number> => ((await call('POST', BASE, body)).json as { betNr: number }).betNr;
  const read = async (betNr: number): Promise<JsonObject> => [(await call('GET', `${BASE}/${betNr}`)).json].flat()[0] as JsonObject;

  it('answers a creation with the betNr alone', async () => {
    assert.deepEqual((await call('POST', BASE, { name: 'Öztürk' })).json, { betNr: 10_001 });
  });

  it('shows an odd record as an object and an even one as an array', async () => {
    const [odd, even] = [await create({ name: 'A' }), await create({ name: 'B' })];
    assert.deepEqual([odd % 2, even % 2], [1, 0]);
    assert.equal(Array.isArray((await call('GET', `${BASE}/${odd}`)).json), false);
    assert.equal(Array.isArray((await call('GET', `${BASE}/${even}`)).json), true);
  });

  it('writes whole objects: what a PUT leaves out is empty afterwards', async () => {
    const betNr = await create({ name: 'A', vorname: 'B', notiz: 'wichtig', aktenzeichen: ['1/25'] });
    await call('PUT', `${BASE}/${betNr}`, { name: 'A' });
    const record = await read(betNr);
    assert.deepEqual([record['vorname'], record['notiz'], record['aktenzeichen']], [null, null, []]);
  });

  it('keeps every field that is sent back as it was read', async () => {
    const betNr = await create({ name: 'A', notiz: ' Straße\n„ü“ ', merkmale: { tief: [{ zahl: 1.5, leer: '' }] }, zusatz: '' });
    const before = await read(betNr);
    await call('PUT', `${BASE}/${betNr}`, { ...before, vorname: 'neu' });
    const after = await read(betNr);
    assert.deepEqual({ ...after, rowId: 0, geaendertAm: 0 }, { ...before, rowId: 0, geaendertAm: 0, vorname: 'neu' });
  });

  it('moves rowId and geaendertAm with each change', async () => {
    const betNr = await create({ name: 'A' });
    const before = await read(betNr);
    context.clock.forward(5000);
    await call('PUT', `${BASE}/${betNr}`, before);
    const after = await read(betNr);
    assert.notEqual(after['rowId'], before['rowId']);
    assert.equal(after['geaendertAm'], '2026-03-10T10:00:05');
  });

  it('tells Berlin wall clock in summer as well', async () => {
    context.clock.now = Date.parse('2026-07-01T22:30:00Z');
    call = await advowareClient(context.sandbox, context.clock.now);
    assert.equal((await read(await create({ name: 'A' })))['geaendertAm'], '2026-07-02T00:30:00');
  });

  it('refuses a PUT with an older rowId and changes nothing', async () => {
    const betNr = await create({ name: 'A' });
    const old = await read(betNr);
    context.sandbox.advoware.store.edit(betNr, { vorname: 'Mensch' });
    assert.equal((await call('PUT', `${BASE}/${betNr}`, { ...old, vorname: 'Hub' })).status, 409);
    assert.equal((await read(betNr))['vorname'], 'Mensch');
  });

  it('ignores betNr and kommunikation in a PUT', async () => {
    const betNr = await create({ name: 'A' });
    await call('PUT', `${BASE}/${betNr}`, { name: 'A', betNr: 1, kommunikation: [{ tlf: '030 23125000', kommKz: 1 }], mobil: '0171 3920000' });
    const record = await read(betNr);
    assert.deepEqual([record['betNr'], record['kommunikation'], record['mobil']], [betNr, [], null]);
  });

  it('finds by name and first name without regard to case', async () => {
    const betNr = await create({ name: 'Weißenfels', vorname: 'Jörg' });
    await create({ name: 'Weißenfels', vorname: 'Anna' });
    const found = (await call('GET', `${BASE}?name=weißenfels&vorname=JÖRG`)).json as JsonObject[];
    assert.deepEqual(found.map((record) => record['betNr']), [betNr]);
  });

  it('does not find by a part of the name', async () => {
    await create({ name: 'Weißenfels' });
    assert.deepEqual((await call('GET', `${BASE}?name=Weiß`)).json, []);
  });

  for (const [what, body, status] of [
    ['a body that is no object', '[]', 400], ['broken JSON', '{"name":', 400], ['an empty name', { name: ' ' }, 422],
    ['a date with another time', { name: 'A', geburtsdatum: '1980-01-01T10:00:00' }, 400], ['a day that does not exist', { name: 'A', geburtsdatum: '1980-02-30T00:00:00' }, 400],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.equal((await call('POST', BASE, body)).status, status);
    });
  }

  it('answers 404 to an unknown betNr', async () => {
    assert.equal((await call('GET', `${BASE}/999`)).status, 404);
    assert.equal((await call('PUT', `${BASE}/999`, { name: 'A' })).status, 404);
  });

  it('never deletes', async () => {
    const betNr = await create({ name: 'A' });
    assert.equal((await call('DELETE', `${BASE}/${betNr}`)).status, 403);
    assert.equal((await read(betNr))['name'], 'A');
  });
});

describe('the communication entries of the Advoware stand-in', () => {
  const context = sandboxPerTest();
  let call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  let betNr: number;
  beforeEach(async () => {
    call = await advowareClient(context.sandbox, context.clock.now);
    betNr = context.sandbox.advoware.store.create({ name: 'A' }).betNr;
  });
  const read = async (): Promise<JsonObject> => [(await call('GET', `${BASE}/${betNr}`)).json].flat()[0] as JsonObject;
  const entries = async (): Promise<JsonObject[]> => (await read())['kommunikation'] as JsonObject[];
  const add = (body: JsonObject): Promise<Answer> => call('POST', `${BASE}/${betNr}/Kommunikationen`, body);

  it('shows every kind as 0', async () => {
    await add({ tlf: '0171 3920001', kommKz: 3 });
    assert.equal((await entries())[0]?.['kommKz'], 0);
  });

  it('derives the field of a kind from its first entry', async () => {
    await add({ tlf: '0171 3920001', kommKz: 3 });
    await add({ tlf: '0171 3920002', kommKz: 3 });
    await add({ tlf: 'a@b.example', kommKz: 8 });
    const record = await read();
    assert.deepEqual([record['mobil'], record['emailPrivat'], record['telGesch']], ['0171 3920001', 'a@b.example', null]);
  });

  it('wants tlf and kommKz', async () => {
    assert.equal((await add({ kommKz: 3 })).status, 400);
    assert.equal((await add({ tlf: '0171 3920001' })).status, 400);
  });

  it('ignores a changed kind', async () => {
    await add({ tlf: '0171 3920001', kommKz: 3 });
    const id = Number((await entries())[0]?.['id']);
    await call('PUT', `${BASE}/${betNr}/Kommunikationen/${id}`, { tlf: '', bemerkung: '[ESPOCRM-SLOT:3]', online: false, kommKz: 1 });
    assert.deepEqual(context.sandbox.advoware.store.get(betNr).kommunikation.map(({ tlf, kommKz }) => [tlf, kommKz]), [['', 3]]);
  });

  it('never deletes an entry', async () => {
    await add({ tlf: '0171 3920001', kommKz: 3 });
    const id = Number((await entries())[0]?.['id']);
    assert.equal((await call('DELETE', `${BASE}/${betNr}/Kommunikationen/${id}`)).status, 403);
    assert.equal((await entries()).length, 1);
  });

  it('moves the rowId of the Beteiligter with an entry', async () => {
    const before = (await read())['rowId'];
    await add({ tlf: '0171 3920001', kommKz: 3 });
    assert.notEqual((await read())['rowId'], before);
  });

  it('can leave the rowId of the Beteiligter alone', async () => {
    context.sandbox.advoware.settings.entryMovesRowId = false;
    const before = (await read())['rowId'];
    await add({ tlf: '0171 3920001', kommKz: 3 });
    assert.equal((await read())['rowId'], before);
  });
});

describe('the other resources of the Advoware stand-in', () => {
  const context = sandboxPerTest({ data: 'firm' });

  it('knows ten employees', async () => {
    const call = await advowareClient(context.sandbox, context.clock.now);
    const list = (await call('GET', 'employees')).json as JsonObject[];
    assert.deepEqual([list.length, Object.keys(list[0] ?? {})], [10, ['kuerzel', 'name', 'email', 'aktiv']]);
  });

  it('sends a large document in pieces', async () => {
    const call = await advowareClient(context.sandbox, context.clock.now);
    const answer = await call('GET', 'api/v1/advonet/Dokumente/gross');
    assert.equal(answer.headers.get('content-length'), null);
    assert.equal(Buffer.byteLength(answer.text), 20 * 1024 * 1024);
  });

  it('echoes what arrived, but for the token', async () => {
    const call = await advowareClient(context.sandbox, context.clock.now);
    const answer = (await call('PUT', 'api/v1/advonet/Echo?a=1&a=2', { ä: 1 })).json as { method: string; query: string; body: unknown; headers: object };
    assert.deepEqual([answer.method, answer.query, answer.body, 'authorization' in answer.headers], ['PUT', 'a=1&a=2', { ä: 1 }, false]);
  });

  it('creates, changes and removes a file', async () => {
    const call = await advowareClient(context.sandbox, context.clock.now);
    const { id } = (await call('POST', 'api/v1/advonet/Akten', { kurzrubrum: 'A ./. B' })).json as { id: number };
    assert.deepEqual((await call('PUT', `api/v1/advonet/Akten/${id}`, { kurzrubrum: 'A ./. C' })).json, { kurzrubrum: 'A ./. C', id });
    assert.equal((await call('DELETE', `api/v1/advonet/Akten/${id}`)).status, 204);
    assert.equal((await call('GET', `api/v1/advonet/Akten/${id}`)).status, 404);
  });
});
