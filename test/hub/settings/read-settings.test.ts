import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSettings } from '../../../src/hub/settings/read-settings.js';
import { SettingsError } from '../../../src/hub/settings/settings-error.js';
import type { Settings } from '../../../src/hub/settings/settings.js';
import { productionEnv } from '../support/settings.js';

type Env = Readonly<Record<string, string>>;
const production = (env: Env = {}): Settings => readSettings({ ...productionEnv, ...env }, { mode: 'production', projectRoot: '/srv/hub' });
const sandbox = (env: Env = {}): Settings => readSettings(env, { mode: 'sandbox', projectRoot: '/srv/hub' });

function faultsOf(read: () => unknown): SettingsError {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error;
  }
  assert.fail('no fault was found');
}
const faultyVariables = (env: Env): string[] => faultsOf(() => production(env)).faults.map(({ variable }) => variable);

describe('the settings', () => {
  it('are read from a complete environment', () => {
    const settings = production({ SYNC_CRON: '0 * * * *', PORT: '8080', HUB_VAR_DIR: '/var/lib/hub' });
    assert.deepEqual(settings.http, { host: '127.0.0.1', port: 8080, publicUrl: undefined });
    assert.deepEqual(settings.apiKeys, [{ name: 'kong', key: '0123456789abcdef0123' }]);
    assert.deepEqual(settings.editor.users.map(({ name, role }) => [name, role]), [['anna', 'full']]);
    assert.equal(settings.advoware.baseUrl, 'https://www2.advo-net.net:90/');
    assert.equal(settings.advoware.tokenUrl, 'https://security.advo-net.net/api/v1/Token');
    assert.equal(settings.advoware.productId, 64);
    assert.equal(settings.advoware.paths.beteiligte, 'api/v1/advonet/Beteiligte');
    assert.equal(settings.espocrm.baseUrl, 'https://crm.example.org/api/v1');
    assert.deepEqual(settings.espocrm.webhookSecrets, [{ webhookId: 'wh1', secret: 'secret-one' }, { webhookId: 'wh2', secret: 'secret:two' }]);
    assert.deepEqual([settings.varDir, settings.flowsDir, settings.syncCron], ['/var/lib/hub', '/srv/hub/flows', '0 * * * *']);
  });

  it('name every missing variable at once in production', () => {
    const error = faultsOf(() => readSettings({}, { mode: 'production', projectRoot: '/' }));
    assert.deepEqual(error.faults.map(({ variable }) => variable), [
      'HUB_API_KEYS', 'NODE_RED_CREDENTIAL_SECRET', 'EDITOR_USERS', 'ADVOWARE_API_BASE_URL', 'ADVOWARE_PRODUCT_ID', 'ADVOWARE_APP_ID', 'ADVOWARE_API_KEY',
      'ADVOWARE_KANZLEI', 'ADVOWARE_DATABASE', 'ADVOWARE_USER', 'ADVOWARE_ROLE', 'ADVOWARE_PASSWORD',
      'ESPOCRM_API_BASE_URL', 'ESPOCRM_API_KEY', 'ESPOCRM_WEBHOOK_SECRETS', 'ESPOCRM_NOTIFY_USER_ID',
    ]);
    assert.equal(error.code, 'misconfigured');
    for (const { variable } of error.faults) assert.match(error.message, new RegExp(`- ${variable} fehlt; erwartet: `));
  });

  it('name faults of format together with what is missing', () => {
    const error = faultsOf(() => production({ PORT: '99999', ADVOWARE_PASSWORD: '', SYNC_CRON: 'jede Stunde', ADVOWARE_WRITE_PROTECTION: 'ja' }));
    assert.deepEqual(error.faults.map(({ variable, problem }) => [variable, problem]),
      [['PORT', 'ist ungültig'], ['ADVOWARE_PASSWORD', 'fehlt'], ['ADVOWARE_WRITE_PROTECTION', 'ist ungültig'], ['SYNC_CRON', 'ist ungültig']]);
  });

  it('never echo a value, whatever is wrong with it', () => {
    const names = ['HUB_API_KEYS', 'ADVOWARE_API_KEY', 'REDIS_URL', 'DATABASE_URL', 'EDITOR_USERS', 'ESPOCRM_WEBHOOK_SECRETS'];
    fc.assert(fc.property(fc.constantFrom(...names), fc.stringMatching(/^[A-Z0-9]{12}$/), (name, secret) => {
      const error = faultsOf(() => production({ [name]: `§${secret}` }));
      return !error.message.includes(secret) && !JSON.stringify(error.faults).includes(secret);
    }));
  });

  const refused: [string, Env][] = [
    ['a placeholder that was never filled', { ADVOWARE_PASSWORD: '${ADVOWARE_PASSWORD}' }],
    ['two api keys of one name', { HUB_API_KEYS: 'kong:0123456789abcdef,kong:fedcba9876543210' }],
    ['an api key of fewer than 16 characters', { HUB_API_KEYS: 'kong:0123456789abcde' }],
    ['an api key without a name', { HUB_API_KEYS: '0123456789abcdef0123' }],
    ['an Advoware address that is not http', { ADVOWARE_API_BASE_URL: 'ftp://advo-net.net' }],
    ['an Advoware key that is not Base64', { ADVOWARE_API_KEY: 'nicht base64!' }],
    ['a CRM address that does not end in /api/v1', { ESPOCRM_API_BASE_URL: 'https://crm.example.org' }],
    ['a resource path that climbs', { ADVOWARE_BETEILIGTE_PATH: 'a/../b' }],
    ['an editor user without a bcrypt hash', { EDITOR_USERS: 'anna:kennwort:full' }],
    ['a telephone dialect that does not exist', { THREECX_API_DIALECT: 'tapi' }],
    ['a webhook secret of 3CX that is too short', { THREECX_WEBHOOK_SECRET: 'kurz' }],
    ['an extension with blanks', { THREECX_DN: '10 1' }],
    ['hours that end before they begin', { TELEPHONY_HOURS: 'Mo-Fr 17:00-09:00' }],
    ['hours in other words', { TELEPHONY_HOURS: 'werktags' }],
    ['hours that no day has', { TELEPHONY_HOURS: 'Mo-Fr 09:00-24:30' }],
    ['a key of recordings that is too short', { RECORDINGS_KEY: 'a3VyeiBrdXJ6' }],
    ['recordings that are kept for no time', { RECORDINGS_DAYS: '0' }],
    ['a public address without encryption', { HUB_PUBLIC_URL: 'http://hub.example' }],
    ['a public address that is none', { HUB_PUBLIC_URL: 'hub.example' }],
    ['a Google address that is none', { GOOGLE_CALENDAR_API_ROOT: 'googleapis.com' }],
    ['a Google address without encryption', { GOOGLE_CALENDAR_API_ROOT: 'http://calendar.example/' }],
    ['a Google address with a path', { GOOGLE_CALENDAR_API_ROOT: 'https://calendar.example/google/' }],
    ['a Google address with a user', { GOOGLE_CALENDAR_API_ROOT: 'https://user:geheim@calendar.example/' }],
    ['a key file whose variable was never filled', { GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH: '${KEY_FILE}' }],
    ['a daily run that is no cron', { CALENDAR_CRON: 'täglich' }],
    ['a poll faster than every ten seconds', { CALENDAR_POLL_SECONDS: '5' }],
    ['days that are no number', { CALENDAR_PAST_DAYS: '-1' }],
    ['a window without a future', { CALENDAR_FUTURE_DAYS: '0' }],
    ['a cron of six fields', { SYNC_CRON: '* * * * * *' }],
    ['a flag that is neither true nor false', { ADVOWARE_WRITE_PROTECTION: '1' }],
    ['an unknown log level', { LOG_LEVEL: 'laut' }],
    ['a Redis address of another protocol', { REDIS_URL: 'http://localhost' }],
  ];
  for (const [what, env] of refused) {
    it(`refuse ${what}`, () => { assert.deepEqual(faultyVariables(env), Object.keys(env)); });
  }

  it('of the calendar sync have defaults', () => {
    assert.deepEqual(production().google, {
      serviceAccountPath: undefined, apiRoot: 'https://www.googleapis.com/', cron: '0 3 * * *', pollSeconds: 300, pastDays: 90, futureDays: 730,
    });
  });

  it('of the calendar sync are read from the environment', () => {
    const { google } = production({
      GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH: 'etc/key.json', GOOGLE_CALENDAR_API_ROOT: 'http://127.0.0.1:4002', CALENDAR_CRON: '30 2 * * *',
      CALENDAR_POLL_SECONDS: '60', CALENDAR_PAST_DAYS: '30', CALENDAR_FUTURE_DAYS: '365',
    });
    assert.deepEqual(google, { serviceAccountPath: '/srv/hub/etc/key.json', apiRoot: 'http://127.0.0.1:4002/', cron: '30 2 * * *', pollSeconds: 60, pastDays: 30, futureDays: 365 });
    assert.equal(production({ CALENDAR_CRON: '' }).google.cron, '');
  });

  it('let the outside reach the hub without encryption on this machine only', () => {
    assert.equal(production({ HUB_PUBLIC_URL: 'https://api.kanzlei.example/' }).http.publicUrl, 'https://api.kanzlei.example');
    for (const url of ['http://127.0.0.1:1880', 'http://localhost:1880', 'http://[::1]:1880']) assert.equal(production({ HUB_PUBLIC_URL: url }).http.publicUrl, url);
  });

  it('protect writes by default in production and not in the sandbox', () => {
    assert.equal(production().advoware.writeProtection, true);
    assert.equal(production({ ADVOWARE_WRITE_PROTECTION: 'false' }).advoware.writeProtection, false);
    assert.equal(sandbox().advoware.writeProtection, false);
  });

  it('need nothing in the sandbox', () => {
    const settings = sandbox();
    assert.equal(settings.mode, 'sandbox');
    assert.deepEqual(settings.apiKeys.map(({ name }) => name), ['sandbox']);
    assert.deepEqual(settings.editor.users, []);
    assert.deepEqual([settings.redis.server, settings.ledger], [{ kind: 'private' }, { kind: 'embedded' }]);
  });

  it('refuse wrong values in the sandbox too', () => {
    assert.deepEqual(faultsOf(() => sandbox({ PORT: 'x' })).faults.map(({ variable }) => variable), ['PORT']);
  });

  it('take the older name of the CRM key, the newer one first', () => {
    const read = (env: Env): string => readSettings({ ...productionEnv, ESPOCRM_API_KEY: '', ...env }, { mode: 'production', projectRoot: '/' }).espocrm.apiKey;
    assert.equal(read({ ESPOCRM_MARVIN_API_KEY: 'old' }), 'old');
    assert.equal(read({ ESPOCRM_MARVIN_API_KEY: 'old', ESPOCRM_API_KEY: 'new' }), 'new');
  });

  it('turn the cron off when it is empty, and default it when it is absent', () => {
    assert.equal(production({ SYNC_CRON: '' }).syncCron, '');
    assert.equal(production().syncCron, '*/15 * * * *');
  });

  it('build addresses of Redis and PostgreSQL out of their parts, escaping the passwords', () => {
    const settings = production({ REDIS_HOST: 'r', REDIS_PASSWORD: 'p@ss/word', POSTGRES_HOST: 'p', POSTGRES_USER: 'hub', POSTGRES_PASSWORD: 'a:b', POSTGRES_DB_NAME: 'ledger' });
    assert.deepEqual(settings.redis.server, { kind: 'url', url: 'redis://:p%40ss%2Fword@r:6379' });
    assert.deepEqual(settings.ledger, { kind: 'postgres', url: 'postgres://hub:a%3Ab@p:5432/ledger' });
  });

  it('opens the assistant\'s paths only with a token of its own, and tells it of events only signed', () => {
    assert.deepEqual(production().assistant, { token: undefined, webhook: undefined });
    const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
    const { webhook } = production({ Y_TOKEN: '0123456789abcdef', Y_WEBHOOK_URL: 'https://y.example/hub', Y_WEBHOOK_SECRET: secret, Y_TOPICS: 'vmh.beteiligte.update, calendar_sync_all' }).assistant;
    assert.deepEqual(webhook, { url: 'https://y.example/hub', secret, topics: ['vmh.beteiligte.update', 'calendar_sync_all'] });
    assert.deepEqual(faultyVariables({ Y_TOKEN: 'short' }), ['Y_TOKEN']);
    assert.deepEqual(faultyVariables({ Y_WEBHOOK_URL: 'https://y.example/hub' }), ['Y_WEBHOOK_SECRET']);
    assert.deepEqual(faultyVariables({ Y_WEBHOOK_SECRET: 'whsec_c2hvcnQ=', Y_TOPICS: 'vmh.beteiligte.updates' }), ['Y_WEBHOOK_SECRET', 'Y_TOPICS']);
  });

  it('have no telephone system unless one is named, and take its webhooks all the same', () => {
    assert.deepEqual(production().threecx, { api: undefined, webhookSecret: undefined });
    assert.deepEqual(production({ THREECX_WEBHOOK_SECRET: '0123456789abcdef' }).threecx, { api: undefined, webhookSecret: '0123456789abcdef' });
    assert.deepEqual(production({ THREECX_API_BASE_URL: 'https://pbx.example', THREECX_CLIENT_ID: 'hub', THREECX_API_KEY: 'key', THREECX_DN: '100' }).threecx.api,
      { dialect: 'callcontrol', baseUrl: 'https://pbx.example/', clientId: 'hub', apiKey: 'key', dn: '100' });
  });

  it('want of a telephone system what its dialect needs to log in', () => {
    assert.deepEqual(faultyVariables({ THREECX_API_BASE_URL: 'https://pbx.example' }), ['THREECX_CLIENT_ID', 'THREECX_API_KEY']);
    assert.deepEqual(faultyVariables({ THREECX_API_BASE_URL: 'https://pbx.example/api/v1', THREECX_API_DIALECT: 'simple' }), ['THREECX_API_KEY']);
  });

  it('keep no recording unless they are told to, and then with a key only', () => {
    const key = 'A'.repeat(43).concat('=');
    const bucket = { RECORDINGS_S3_ENDPOINT: 'https://s3.example', RECORDINGS_S3_BUCKET: 'kanzlei-anrufe', RECORDINGS_S3_ACCESS_KEY_ID: 'id', RECORDINGS_S3_SECRET_ACCESS_KEY: 'secret' };
    assert.equal(production().telephony.recordings, undefined);
    assert.equal(production({ RECORDINGS_KEY: key }).telephony.recordings?.fetch, false);
    assert.deepEqual(production({ RECORDINGS_ENABLED: 'true', RECORDINGS_KEY: key }).telephony.recordings, { fetch: true, key, days: 90, bucket: undefined });
    assert.deepEqual(production({ RECORDINGS_ENABLED: 'true', RECORDINGS_KEY: key, ...bucket }).telephony.recordings?.bucket,
      { endpoint: 'https://s3.example/', name: 'kanzlei-anrufe', region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret' });
    assert.deepEqual(faultyVariables({ ...bucket, RECORDINGS_S3_ENDPOINT: 'http://s3.example' }), ['RECORDINGS_S3_ENDPOINT']);
    assert.deepEqual(faultyVariables({ RECORDINGS_ENABLED: 'true' }), ['RECORDINGS_KEY']);
    assert.deepEqual(faultyVariables({ RECORDINGS_S3_ENDPOINT: 'https://s3.example', RECORDINGS_S3_BUCKET: 'kanzlei' }), ['RECORDINGS_S3_ACCESS_KEY_ID', 'RECORDINGS_S3_SECRET_ACCESS_KEY']);
  });

  it('want user and data base beside POSTGRES_HOST', () => {
    assert.deepEqual(faultyVariables({ POSTGRES_HOST: 'p' }), ['POSTGRES_USER', 'POSTGRES_DB_NAME']);
  });
});
