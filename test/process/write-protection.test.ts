import assert from 'node:assert/strict';
import { join } from 'node:path';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import type { JournalRow } from '../../src/hub/ledger/ledger.js';
import { openEmbedded } from '../../src/hub/ledger/open-ledger.js';
import type { AdvowareSystem } from './support/advoware.js';
import type { Crm } from './support/crm.js';
import { RunningHub } from './support/running-hub.js';
import { until } from './support/until.js';

const headers = { 'X-API-Key': 'sandbox-api-key-0000', 'Content-Type': 'application/json' };
const beteiligte = '/api/v1/advonet/Beteiligte';

describe('the hub with write protection', function () {
  this.timeout(90_000);
  let hub: RunningHub;
  let crm: Crm;
  let advoware: AdvowareSystem;
  let untouched: string;

  before(async () => {
    // The whole firm: there is something to create, to adopt, to change and to decide.
    hub = await RunningHub.sandbox({ SANDBOX_DATA: 'firm', ADVOWARE_WRITE_PROTECTION: 'true' });
    ({ crm, advoware } = hub);
    await hub.quiet();
    untouched = JSON.stringify(await advoware.everybody());
  });
  after(() => hub.remove());

  const attempts = [['POST', beteiligte], ['PUT', `${beteiligte}/1`], ['DELETE', `${beteiligte}/1`], ['POST', `${beteiligte}/1/Kommunikationen`], ['POST', '/api/v1/Token']] as const;

  for (const [method, path] of attempts) {
    it(`answers ${method} ${path} with 403 write_protected and sends nothing`, async () => {
      for (const prefix of ['/api/advoware', '/advoware']) {
        const answer = await fetch(hub.base + prefix + path, { method, headers, ...(method === 'DELETE' ? {} : { body: '{"name":"Verboten"}' }) });
        assert.deepEqual([answer.status, ((await answer.json()) as { error: { code: string } }).error.code], [403, 'write_protected']);
      }
    });
  }

  it('refuses a write that pretends to be a read', async () => {
    const answer = await fetch(`${hub.base}/api/advoware/api/v1/advonet/Echo`, { headers: { ...headers, 'X-HTTP-Method-Override': 'PUT', 'X-Method-Override': 'DELETE' } });
    assert.doesNotMatch(JSON.stringify(((await answer.json()) as { headers: object }).headers), /override/i);
  });

  it('still reads', async () => {
    assert.equal((await fetch(`${hub.base}/api/advoware/employees`, { headers })).status, 200);
  });

  it('writes nothing to Advoware for what people do in the CRM, and still takes over what Advoware has', async () => {
    const created = await crm.create({ lastName: 'Schutzbefohlen', firstName: 'Pia', syncStatus: 'pending_sync' });
    const clean = (await crm.everybody()).filter(({ syncStatus, betnr, firstName }) => syncStatus === 'clean' && typeof betnr === 'number' && typeof firstName === 'string');
    const [first, second] = clean;
    assert.ok(first && second);
    await crm.edit(String(first['id']), { firstName: 'Geschützt' });
    await advoware.edit(second['betnr'], { vorname: 'Übernommen' });
    untouched = JSON.stringify(await advoware.everybody());
    await crm.edit(String(second['id']), { description: 'löst den Webhook aus' });
    await until('the CRM has it', async () => (await crm.person(String(second['id'])))['firstName'] === 'Übernommen');
    await hub.quiet();
    assert.deepEqual([(await crm.person(created))['betnr'] ?? null, (await crm.person(String(first['id'])))['firstName']], [null, 'Geschützt']);
  });

  it('has sent nothing but reads and its login to Advoware, and Advoware is as it was', async () => {
    const kinds = new Set((await advoware.allCalls()).map(({ method, path }) => (path.endsWith('/Token') ? 'login' : method)));
    assert.deepEqual([...kinds].sort(), ['GET', 'login']);
    assert.equal(JSON.stringify(await advoware.everybody()), untouched);
  });

  it('has a row in its journal for every write that it kept back', async () => {
    assert.equal(await hub.end(), 0);
    const ledger = await openEmbedded(join(hub.varDir, 'ledger'), realEffects());
    let rows: readonly JournalRow[];
    try {
      rows = (await ledger.journal({ limit: 500 })).filter(({ system }) => system === 'advoware');
    } finally {
      await ledger.close();
    }
    assert.deepEqual([...new Set(rows.map(({ outcome }) => outcome))], ['suppressed']);
    for (const [method, path] of attempts) {
      const ofProxy = rows.filter(({ operation, recordId }) => operation === `PROXY ${method}` && recordId === path.slice(1));
      assert.equal(ofProxy.length, 2, `${method} ${path}`);
      assert.deepEqual([...new Set(ofProxy.map(({ actor }) => actor))], ['sandbox']);
    }
    assert.ok(rows.some(({ operation, after }) => operation === 'POST Beteiligte' && after['name'] === 'Schutzbefohlen'));
    assert.ok(rows.some(({ operation, after }) => operation === 'PUT Beteiligte' && after['vorname'] === 'Geschützt'));
  });
});
