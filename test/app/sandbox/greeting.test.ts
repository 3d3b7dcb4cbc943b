import assert from 'node:assert/strict';
import { greeting } from '../../../src/app/sandbox/greeting.js';
import { hubVariables, leadVariables, sandboxVariables, telephonyVariables } from '../../../src/app/sandbox/sandbox-environment.js';
import type { SandboxConnection } from '../../../src/app/sandbox/sandbox-process.js';

const connection: SandboxConnection = {
  advoware: { url: 'http://127.0.0.1:4001/api/', tokenUrl: 'http://127.0.0.1:4001/token', productId: '64', appId: 'a', apiKey: 'k', kanzlei: 'kz', database: 'd', user: 'u', role: '2', password: 'p' },
  espocrm: { url: 'http://127.0.0.1:4002/api/v1', apiKey: 'c', userId: 'u1', notifyUserId: 'u2', newsletterListId: 'l1' },
  threecx: { url: 'http://127.0.0.1:4004/', clientId: 'hub', apiKey: 's', webhookSecret: 'w' },
  google: { apiRoot: 'http://127.0.0.1:4003/', token: 't', keyFile: '/srv/var/sandbox/google-service-account.json' },
  website: { url: 'http://127.0.0.1:4005/', secret: 'whsec_x' },
};
const text = (beteiligte: Record<string, number>, { calendars = {}, hasEditor = true } = {}): string => greeting({
  settings: { http: { host: '127.0.0.1', port: 1880, publicUrl: undefined }, apiKeys: [{ name: 'sandbox', key: 'schluessel' }], varDir: '/srv/var' },
  connection, hasEditor, results: { beteiligte, calendars }, seconds: 2.1,
});

describe('the greeting of the sandbox', () => {
  it('tells what the first sync did, the most frequent result first', () => {
    assert.match(text({ created: 5, unchanged: 28 }), /28 schon gleich\n +5 in Advoware angelegt/);
  });

  it('says so when there was nothing to do', () => {
    assert.match(text({}), /Beteiligte +0 es war nichts zu tun/);
  });

  it('tells of calendars as of Beteiligte', () => {
    assert.match(text({ created: 5 }, { calendars: { updated: 9, stopped: 1 } }), /Kalender +9 angeglichen\n +1 angehalten/);
  });

  it('names every address, the pages of the sandbox systems among them', () => {
    for (const url of ['http://127.0.0.1:1880/editor/', 'http://127.0.0.1:1880/health', 'http://127.0.0.1:1880/metrics', ...[1, 2, 3, 4, 5].map((system) => `http://127.0.0.1:400${system}/\n`)]) {
      assert.ok(text({}).includes(url), url);
    }
  });

  it('gives a line to try the proxy with', () => {
    assert.ok(text({}).includes("curl -H 'X-API-Key: schluessel' http://127.0.0.1:1880/api/advoware/employees"));
  });

  it('offers no editor where there is none', () => {
    assert.match(text({}, { hasEditor: false }), /Editor +aus/);
  });

  it('points every variable of the outside systems at the sandbox', () => {
    const variables = { ...sandboxVariables(connection, { port: 1880 }), ...telephonyVariables(connection), ...leadVariables(connection) };
    assert.equal(variables['ESPOCRM_NOTIFY_USER_ID'], 'u2');
    assert.equal(Object.keys(variables).length, 24);
    assert.deepEqual(Object.entries(variables).filter(([, value]) => value === ''), []);
  });

  it('tells the stand-ins where the hub is, with the secret of its webhooks only when it has one of its own', () => {
    const facts = { http: { host: '0.0.0.0', port: 1990, publicUrl: undefined }, apiKeys: [{ name: 'sandbox', key: 'schluessel' }] };
    assert.deepEqual(hubVariables({ ...facts, threecx: { api: undefined, webhookSecret: undefined } }), { SANDBOX_HUB_URL: 'http://127.0.0.1:1990', SANDBOX_HUB_API_KEY: 'schluessel' });
    assert.equal(hubVariables({ ...facts, threecx: { api: undefined, webhookSecret: 'eigenes' } })['SANDBOX_HUB_THREECX_SECRET'], 'eigenes');
  });
});
