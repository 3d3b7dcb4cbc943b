import assert from 'node:assert/strict';
import { createAdvoware, type AdvowareClient } from '../../../src/systems/advoware/create-advoware.js';
import type { AdvowareBeteiligter, BetNr } from '../../../src/systems/advoware/records.js';
import { failureOf } from '../support/failure-of.js';
import { scriptedSettings } from '../support/advoware-settings.js';
import { startRedis, type PrivateRedis } from '../support/private-redis.js';
import { recordingLog } from '../support/recording-log.js';
import { json, startServer, type Answer, type ScriptedServer } from '../support/scripted-server.js';
import { virtualEffects } from '../support/virtual-effects.js';

const seven = 7 as BetNr;
const record = { betNr: seven, rowId: 'r1', name: 'Lindner', vorname: 'Eva', fremd: { tief: [1, null] } } as unknown as AdvowareBeteiligter;
const html: Answer = { headers: { 'Content-Type': 'text/html' }, body: '<html>Wartung</html>' };

describe('Advoware client', () => {
  let redis: PrivateRedis;
  let server: ScriptedServer;
  let script: Answer[];
  let client: AdvowareClient;
  const api = () => server.seen.filter(({ url }) => url !== '/token');

  before(async () => { redis = await startRedis(); });
  after(async () => { await redis.stop(); });
  beforeEach(async () => {
    script = [];
    server = await startServer(({ url }) => (url === '/token' ? json({ access_token: 'token' }) : script.shift() ?? { status: 418 }));
    const cache = redis.connect();
    await cache.flushall();
    client = createAdvoware({ settings: scriptedSettings(server.url), effects: virtualEffects(), cache, log: recordingLog(), http: { timeoutMs: 200 } });
  });
  afterEach(async () => {
    client.close();
    await server.close();
  });

  describe('reading a Beteiligter', () => {
    it('takes an object, with what it does not know', async () => {
      script = [json(record)];
      assert.deepEqual(await client.readBeteiligter(seven), { kind: 'found', record });
      assert.equal(api()[0]!.url, '/base/api/v1/advonet/Beteiligte/7');
      assert.equal(api()[0]!.headers.authorization, 'Bearer token');
    });
    it('takes an array with one object', async () => {
      script = [json([record])];
      assert.deepEqual(await client.readBeteiligter(seven), { kind: 'found', record });
    });
    it('takes a 404 for gone', async () => {
      script = [json({ message: 'nicht gefunden' }, 404)];
      assert.deepEqual(await client.readBeteiligter(seven), { kind: 'gone' });
    });
    const unreadable: [string, Answer][] = [
      ['HTML', html], ['nothing', {}], ['half a JSON', { body: '{"betNr": 7, "rowId"' }], ['another shape', json({ betNr: '7', rowId: 'r1' })],
      ['no rowId', json({ betNr: 7 })], ['an empty list', json([])], ['two records', json([record, record])], ['another record', json({ ...record, betNr: 8 })],
      ['null', json(null)], ['a 404 of a gateway', { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<h1>Not Found</h1>' }],
      ['a redirect', { status: 302, headers: { Location: '/login' } }],
    ];
    for (const [what, answer] of unreadable) {
      it(`reports ${what} as unreadable, never as gone`, async () => {
        script = [answer];
        const error = await failureOf(client.readBeteiligter(seven));
        assert.deepEqual([error.code, error.retryable], ['upstream_unreadable', true]);
      });
    }
    for (const status of [400, 403, 422]) {
      it(`reports ${status} as rejected`, async () => {
        script = [json({ name: 'Lindner' }, status)];
        const error = await failureOf(client.readBeteiligter(seven));
        assert.deepEqual([error.code, error.retryable, error.status], ['upstream_rejected', false, status]);
        assert.doesNotMatch(error.message, /Lindner/);
      });
    }
  });

  describe('searching', () => {
    it('gives the records that are equal, not those that resemble', async () => {
      script = [json([record, { ...record, betNr: 8, name: 'Lindnerin' }, { ...record, betNr: 9, vorname: null }])];
      assert.deepEqual((await client.searchBeteiligte({ name: 'Lindner', vorname: 'Eva' })).map(({ betNr }) => betNr), [7]);
      assert.equal(api()[0]!.url, '/base/api/v1/advonet/Beteiligte?name=Lindner&vorname=Eva');
    });
    it('takes a single object', async () => {
      script = [json(record)];
      assert.equal((await client.searchBeteiligte({ name: ' Lindner ' })).length, 1);
    });
    for (const [what, answer] of [['404', json({}, 404)], ['an empty list', json([])]] as const) {
      it(`takes ${what} for none`, async () => {
        script = [answer];
        assert.deepEqual(await client.searchBeteiligte({ name: 'x' }), []);
      });
    }
    it('fails as a whole when one record is not readable', async () => {
      script = [json([record, { name: 'Lindner' }])];
      assert.equal((await failureOf(client.searchBeteiligte({ name: 'Lindner' }))).code, 'upstream_unreadable');
    });
    it('encodes what is searched for', async () => {
      script = [json([])];
      await client.searchBeteiligte({ name: 'A&B=C/../#ß' });
      assert.equal(new URL(api()[0]!.url, 'http://x').searchParams.get('name'), 'A&B=C/../#ß');
    });
  });

  describe('creating', () => {
    for (const answer of [{ betNr: 12 }, [{ betNr: 12 }]]) {
      it(`takes the number from ${JSON.stringify(answer)}`, async () => {
        script = [json(answer)];
        assert.deepEqual(await client.createBeteiligter({ name: 'Neu' }), { kind: 'created', betNr: 12 });
        assert.equal(api()[0]!.body, '{"name":"Neu"}');
      });
    }
    for (const [what, answer] of [['HTML', html], ['nothing', {}], ['no number', json({})], ['a lost reply', 'reset'], ['a 500', { status: 500 }]] as [string, Answer][]) {
      it(`does not know the outcome after ${what} and sends nothing again`, async () => {
        script = [answer];
        const error = await failureOf(client.createBeteiligter({ name: 'Neu' }));
        assert.deepEqual([error.code, error.retryable, api().length], ['outcome_unknown', true, 1]);
      });
    }
    it('reports a conflict as rejected', async () => {
      script = [json({}, 409)];
      assert.equal((await failureOf(client.createBeteiligter({}))).code, 'upstream_rejected');
    });
    it('sends the POST again after an expired token', async () => {
      script = [{ status: 401 }, json({ betNr: 3 })];
      assert.deepEqual(await client.createBeteiligter({ name: 'x' }), { kind: 'created', betNr: 3 });
      assert.deepEqual(api().map(({ body }) => body), ['{"name":"x"}', '{"name":"x"}']);
    });
  });

  describe('updating', () => {
    it('sends the whole record with the rowId that was read', async () => {
      script = [json(record)];
      assert.deepEqual(await client.updateBeteiligter(record), { kind: 'updated' });
      assert.deepEqual(JSON.parse(api()[0]!.body), record);
    });
    it('needs no body in the answer', async () => {
      script = [{ status: 204 }];
      assert.deepEqual(await client.updateBeteiligter(record), { kind: 'updated' });
    });
    it('does not take the page of a gateway for success', async () => {
      script = [html];
      assert.equal((await failureOf(client.updateBeteiligter(record))).code, 'outcome_unknown');
    });
    it('takes 409 for moved on', async () => {
      script = [json({}, 409)];
      assert.deepEqual(await client.updateBeteiligter(record), { kind: 'moved_on' });
    });
    it('takes 404 for gone', async () => {
      script = [json({}, 404)];
      assert.deepEqual(await client.updateBeteiligter(record), { kind: 'gone' });
    });
    it('writes again after a lost reply when the record is still as it was read', async () => {
      script = ['reset', json(record), json(record)];
      assert.deepEqual(await client.updateBeteiligter(record), { kind: 'updated' });
      assert.deepEqual(api().map(({ method }) => method), ['PUT', 'GET', 'PUT']);
    });
    it('does not write again after a lost reply when the record has moved on since', async () => {
      script = ['reset', json({ ...record, rowId: 'r2' })];
      assert.deepEqual(await client.updateBeteiligter(record), { kind: 'moved_on' });
      assert.deepEqual(api().map(({ method }) => method), ['PUT', 'GET']);
    });
  });

  describe('communication entries', () => {
    it('are created below their Beteiligter', async () => {
      script = [json({ id: 5, rowId: 'k' })];
      assert.deepEqual(await client.createKommunikation(seven, { tlf: '0511 1', kommKz: 3, online: true }), { kind: 'created', id: 5 });
      assert.deepEqual([api()[0]!.url, api()[0]!.body], ['/base/api/v1/advonet/Beteiligte/7/Kommunikationen', '{"tlf":"0511 1","kommKz":3,"online":true}']);
    });
    it('are created also when the answer is empty', async () => {
      script = [{ status: 201 }];
      assert.deepEqual(await client.createKommunikation(seven, { tlf: '1', kommKz: 1 }), { kind: 'created' });
    });
    it('are changed in value, remark and online only', async () => {
      script = [json({ id: 5 })];
      const change = { tlf: '1', bemerkung: 'b', online: false, kommKz: 9 };
      assert.deepEqual(await client.updateKommunikation(seven, 5, change), { kind: 'updated' });
      assert.deepEqual([api()[0]!.method, api()[0]!.url, api()[0]!.body], ['PUT', '/base/api/v1/advonet/Beteiligte/7/Kommunikationen/5', '{"tlf":"1","bemerkung":"b","online":false}']);
    });
    it('may be gone', async () => {
      script = [json({}, 404)];
      assert.deepEqual(await client.updateKommunikation(seven, 5, { tlf: '', bemerkung: '', online: false }), { kind: 'gone' });
    });
  });

  describe('a request of a flow', () => {
    it('answers with status and body', async () => {
      script = [json({ id: 1 }, 201)];
      assert.deepEqual(await client.request({ method: 'POST', path: 'Akten', body: { a: 1 } }), { statusCode: 201, body: { id: 1 } });
    });
    it('adds its query, encoded', async () => {
      script = [json([])];
      await client.request({ method: 'GET', path: 'appointments?x=1', query: { kuerzel: 'Ä&' } });
      assert.equal(api()[0]!.url, '/base/appointments?x=1&kuerzel=%C3%84%26');
    });
    it('takes an empty answer to a write for null', async () => {
      script = [{ status: 204 }];
      assert.deepEqual(await client.request({ method: 'DELETE', path: 'appointments/1' }), { statusCode: 204, body: null });
    });
    it('reports an empty answer to a read as unreadable', async () => {
      script = [{}];
      assert.equal((await failureOf(client.request({ method: 'GET', path: 'x' }))).code, 'upstream_unreadable');
    });
    for (const path of ['http://evil.example/', '//evil.example', 'a/../../b', '%252e%252e/b']) {
      it(`refuses the path ${path} before anything is sent`, async () => {
        assert.equal((await failureOf(client.request({ method: 'GET', path }))).code, 'malformed');
        assert.equal(server.seen.length, 0);
      });
    }
    it('refuses a method that Advoware does not know', async () => {
      assert.equal((await failureOf(client.request({ method: 'PATCH' as 'GET', path: 'x' }))).code, 'malformed');
    });
  });
});
