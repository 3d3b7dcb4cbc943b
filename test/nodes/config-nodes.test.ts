import assert from 'node:assert/strict';
import helper from 'node-red-node-test-helper';
import type { NodeAPI } from 'node-red';
import registerAdvoware from '../../nodes/advoware-account/advoware-account.js';
import { accountSettings } from '../../nodes/advoware-account/account-settings.js';
import { DEFAULTS as ADVOWARE } from '../../nodes/advoware-account/types.js';
import registerEspo, { type EspoCrmAccount } from '../../nodes/espocrm-account/espocrm-account.js';
import { DEFAULTS as ESPO } from '../../nodes/espocrm-account/types.js';
import { accountSettings as googleSettings } from '../../nodes/google-account/account-settings.js';
import registerGoogle, { type GoogleAccount } from '../../nodes/google-account/google-account.js';
import { DEFAULTS as GOOGLE } from '../../nodes/google-account/types.js';
import registerHub from '../../nodes/hub-config/hub-config.js';
import { provide, type Provider } from '../../src/runtime/lease.js';
import { clear } from './support/bench.js';
import { fakeHub, settings } from './support/fakes.js';

let openHubs = 0;
const hubStub = (RED: NodeAPI): void => {
  RED.nodes.registerType('hub-stub', function (this: never, config: never) {
    RED.nodes.createNode(this, config);
    provide(this, () => {
      openHubs += 1;
      return Promise.resolve({ value: fakeHub(), close: () => { openHubs -= 1; return Promise.resolve(); } });
    });
  });
};

async function account<T>(register: (RED: NodeAPI) => void, config: object, credentials: object = {}): Promise<Provider<T>> {
  const flow = [{ id: 'h', type: 'hub-stub' }, { id: 'a', hub: 'h', ...config }];
  await helper.load([hubStub, register] as never, flow as never, { a: credentials });
  return helper.getNode('a') as unknown as Provider<T>;
}

describe('espocrm-account', () => {
  afterEach(clear);
  const config = { ...ESPO, type: 'espocrm-account', hub: 'h' };

  it('opens the hub with its first lease and lets it go with the last', async () => {
    const node = await account<EspoCrmAccount>(registerEspo, config);
    assert.equal(openHubs, 0);
    const [first, second] = await Promise.all([node.lease(), node.lease()]);
    assert.equal(first.value, second.value);
    assert.equal(openHubs, 1);
    await first.release();
    assert.equal(openHubs, 1);
    await second.release();
    assert.equal(openHubs, 0);
  });

  it("takes the environment's user for notices, or the one filled in", async () => {
    const lease = await (await account<EspoCrmAccount>(registerEspo, config)).lease();
    assert.equal(lease.value.notifyUserId, 'u1');
    await lease.release();
    await clear();
    const other = await (await account<EspoCrmAccount>(registerEspo, { ...config, notifyUserId: 'u7' })).lease();
    assert.equal(other.value.notifyUserId, 'u7');
    await other.release();
  });

  it('opens nothing while a variable of a field is not set', async () => {
    const node = await account<EspoCrmAccount>(registerEspo, { ...config, baseUrl: '${HUB_TEST_UNSET}' });
    await assert.rejects(node.lease(), { code: 'misconfigured' });
    assert.equal(openHubs, 0);
  });

  it('opens nothing while a variable of a credential is not set', async () => {
    const node = await account<EspoCrmAccount>(registerEspo, config, { apiKey: '${HUB_TEST_UNSET}' });
    await assert.rejects(node.lease(), { code: 'misconfigured' });
  });
});

describe('advoware-account', () => {
  afterEach(clear);

  it('never throws for a missing hub, but gives no lease', async () => {
    const node = await account(registerAdvoware, { ...ADVOWARE, type: 'advoware-account', hub: '' });
    await assert.rejects(node.lease(), { code: 'misconfigured' });
  });

  it('gives a client that keeps the write protection of the environment', async () => {
    const node = await account<{ advoware: { writeProtected: boolean } }>(registerAdvoware, { ...ADVOWARE, type: 'advoware-account', hub: 'h' });
    const lease = await node.lease();
    assert.equal(lease.value.advoware.writeProtected, true);
    await lease.release();
    assert.equal(openHubs, 0);
  });

  it("keeps the environment's value for every empty field", () => {
    assert.deepEqual(accountSettings(settings.advoware, ADVOWARE, {}), {
      ...settings.advoware, tokenUrl: undefined, appId: undefined, database: undefined, user: undefined,
    });
  });

  it('puts what is filled in in place of the environment, never the write protection', () => {
    const made = accountSettings(settings.advoware, { ...ADVOWARE, baseUrl: 'https://other.invalid', productId: '7', kanzlei: 'K2' }, { password: 'p', apiKey: '' });
    assert.deepEqual([made.baseUrl, made.productId, made.kanzlei, made.password, made.apiKey, made.writeProtection],
      ['https://other.invalid/', 7, 'K2', 'p', 'env-key', true]);
  });
});

describe('google-account', () => {
  afterEach(clear);
  const config = { ...GOOGLE, type: 'google-account', hub: 'h' };

  it('says without a service account that no calendars are synced, and lets the hub go again', async () => {
    const node = await account<GoogleAccount>(registerGoogle, config);
    await assert.rejects(node.lease(), { code: 'misconfigured', message: /kein Dienstkonto.*GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH/ });
    assert.equal(openHubs, 0);
  });

  it('gives a client for a key file of its own', async () => {
    const node = await account<GoogleAccount>(registerGoogle, { ...config, keyFile: '/etc/hub/key.json' });
    const lease = await node.lease();
    assert.equal(typeof lease.value.google.listEvents, 'function');
    assert.equal(openHubs, 1);
    await lease.release();
    assert.equal(openHubs, 0);
  });

  it("keeps the environment's value for every empty field, and takes what is filled in", () => {
    const given = { ...settings.google, serviceAccountPath: '/srv/key.json' };
    assert.deepEqual(googleSettings(given, GOOGLE), { serviceAccountPath: '/srv/key.json', apiRoot: 'http://127.0.0.1:9/' });
    const own = { ...GOOGLE, keyFile: '/etc/own.json', apiRoot: 'https://google.example' };
    assert.deepEqual(googleSettings(given, own), { serviceAccountPath: '/etc/own.json', apiRoot: 'https://google.example/' });
  });

  it('sends no token to an address without encryption', () => {
    assert.throws(() => googleSettings(settings.google, { ...GOOGLE, keyFile: '/k', apiRoot: 'http://google.example' }), { code: 'misconfigured' });
  });
});

describe('hub-config', () => {
  afterEach(clear);

  it('opens nothing before somebody needs it', async () => {
    await helper.load([registerHub] as never, [{ id: 'h', type: 'hub-config', name: '' }] as never);
    const node = helper.getNode('h') as unknown as Provider<unknown>;
    assert.equal(typeof node.lease, 'function');
  });
});
