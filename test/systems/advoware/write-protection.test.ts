import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import type { JsonObject } from '../../../src/hub/json.js';
import { createAdvoware, type AdvowareClient } from '../../../src/systems/advoware/create-advoware.js';
import type { AdvowareBeteiligter, BetNr } from '../../../src/systems/advoware/records.js';
import { scriptedSettings } from '../support/advoware-settings.js';
import { startRedis, type PrivateRedis } from '../support/private-redis.js';
import { recordingLog } from '../support/recording-log.js';
import { json, startServer, type ScriptedServer } from '../support/scripted-server.js';
import { virtualEffects } from '../support/virtual-effects.js';

describe('write protection of Advoware', () => {
  let redis: PrivateRedis;
  let server: ScriptedServer;
  let client: AdvowareClient;
  before(async () => {
    redis = await startRedis();
    server = await startServer(({ url }) => json(url === '/token' ? { access_token: 't' } : []));
    client = createAdvoware({ settings: scriptedSettings(server.url, { writeProtection: true }), effects: virtualEffects(), cache: redis.connect(), log: recordingLog() });
  });
  after(async () => {
    client.close();
    await server.close();
    await redis.stop();
  });

  const betNr = fc.integer({ min: -5, max: 99 }).map((value) => value as BetNr);
  const object = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => value as JsonObject);
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'get', 'post', 'put', 'Delete', 'PATCH', 'HEAD', 'GET ', 'POST / HTTP/1.1\r\n', '');
  const path = fc.constantFrom('employees', '/api/v1/advonet/Beteiligte/1', '', '../x', 'x?method=PUT');
  const use = fc.oneof(
    fc.record({ betNr }).map((a) => () => client.readBeteiligter(a.betNr)),
    fc.record({ name: fc.string(), vorname: fc.string() }).map((a) => () => client.searchBeteiligte(a)),
    object.map((body) => () => client.createBeteiligter(body)),
    fc.tuple(betNr, object).map(([nr, body]) => () => client.updateBeteiligter({ ...body, betNr: nr, rowId: 'r' })),
    fc.tuple(betNr, fc.string()).map(([nr, tlf]) => () => client.createKommunikation(nr, { tlf, kommKz: 1 })),
    fc.tuple(betNr, fc.string()).map(([nr, tlf]) => () => client.updateKommunikation(nr, 1, { tlf, bemerkung: '', online: true })),
    fc.tuple(method, path, object).map(([verb, at, body]) => () => client.request({ method: verb as 'GET', path: at, body })),
    fc.tuple(method, path).map(([verb, rawPath]) => async () => {
      const answer = await client.forward({ method: verb, rawPath, headers: { 'content-type': 'application/json', 'x-http-method-override': 'PUT' }, body: Buffer.from('{}') });
      answer.body.resume();
    }),
  );

  it('lets nothing but reads out, whatever method of the client is used', async () => {
    await fc.assert(fc.asyncProperty(use, async (run) => {
      try {
        await run();
      } catch (error) {
        assert.ok(error instanceof HubError, String(error));
      }
      const writes = server.seen.filter(({ url, method: verb, headers }) => url !== '/token' && (verb !== 'GET' || 'x-http-method-override' in headers));
      assert.deepEqual(writes, []);
    }), { numRuns: 300 });
    assert.ok(server.seen.length > 10);
  });
  it('answers writes of records as suppressed', async () => {
    const record = { betNr: 1, rowId: 'r' } as AdvowareBeteiligter;
    assert.deepEqual(await client.createBeteiligter({}), { kind: 'suppressed' });
    assert.deepEqual(await client.updateBeteiligter(record), { kind: 'suppressed' });
  });
  it('refuses the writes of a flow by its own code', async () => {
    await assert.rejects(client.request({ method: 'POST', path: 'x' }), { code: 'write_protected' });
  });
  it('says that it is on', () => assert.equal(client.writeProtected, true));
});
