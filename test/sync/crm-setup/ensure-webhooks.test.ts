import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { ensureWebhooks } from '../../../src/sync/crm-setup/ensure-webhooks.js';
import type { EspoRecord } from '../../../src/systems/espocrm/espocrm.js';
import type { EspoCrmClient } from '../../../src/systems/espocrm/create-espocrm.js';
import { sandboxEspoCrm } from '../../systems/support/sandbox-espocrm.js';

const hubUrl = 'http://127.0.0.1:1880';
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

describe('setting up the webhooks of EspoCRM', () => {
  let sandbox: Sandbox;
  let client: EspoCrmClient;
  beforeEach(async () => {
    sandbox = await startSandbox({ espocrmSettings: { allowInternalWebhooks: true } });
    client = sandboxEspoCrm(sandbox);
  });
  afterEach(async () => {
    client.close();
    await sandbox.close();
  });
  async function hooks(): Promise<EspoRecord[]> {
    const all: EspoRecord[] = [];
    for await (const page of client.list('Webhook', {})) all.push(...page);
    return all.sort((one, other) => text(one['url']).localeCompare(text(other['url'])));
  }
  const shown = ({ event, url, isActive, skipOwn }: EspoRecord) => [event, url, isActive, skipOwn];
  const wanted = ['create', 'delete', 'update'].map((action) => [`CBeteiligte.${action}`, `${hubUrl}/vmh/webhook/beteiligte/${action}`, true, true]);

  it('creates one for each event and tells its secret', async () => {
    const ensured = await ensureWebhooks(client, { hubUrl });
    assert.deepEqual((await hooks()).map(shown), wanted);
    assert.deepEqual(ensured.map(({ event }) => event), ['CBeteiligte.create', 'CBeteiligte.update', 'CBeteiligte.delete']);
    assert.ok(ensured.every(({ secret, webhookId }) => /^[0-9a-f]{32}$/.test(secret) && webhookId !== ''));
  });
  it('changes nothing when run again', async () => {
    const first = await ensureWebhooks(client, { hubUrl: `${hubUrl}/` });
    sandbox.espocrm.log.clear();
    assert.deepEqual(await ensureWebhooks(client, { hubUrl }), first);
    assert.deepEqual(sandbox.espocrm.log.writes(), []);
  });
  it('repairs what was turned off, keeping the secret', async () => {
    const first = await ensureWebhooks(client, { hubUrl });
    await client.update('Webhook', first[0]!.webhookId as never, { isActive: false, skipOwn: false }, { kind: 'unchecked' });
    assert.deepEqual(await ensureWebhooks(client, { hubUrl }), first);
    assert.deepEqual((await hooks()).map(shown), wanted);
  });
  it('follows the hub to another address', async () => {
    const first = await ensureWebhooks(client, { hubUrl: 'http://10.0.0.5:8585' });
    assert.deepEqual(await ensureWebhooks(client, { hubUrl }), first);
    assert.deepEqual((await hooks()).map(shown), wanted);
  });
  it('removes doubles of ours', async () => {
    const first = await ensureWebhooks(client, { hubUrl });
    await client.create('Webhook', { event: 'CBeteiligte.update', url: `${hubUrl}/vmh/webhook/beteiligte/update` });
    await client.create('Webhook', { event: 'CBeteiligte.update', url: 'http://old.example/webhooks/vmh/beteiligte/update' });
    assert.deepEqual(await ensureWebhooks(client, { hubUrl }), first);
    assert.equal((await hooks()).length, 3);
  });
  it('leaves the webhooks of others alone', async () => {
    await client.create('Webhook', { event: 'CBeteiligte.update', url: 'http://other.example/hook' });
    await client.create('Webhook', { event: 'Contact.update', url: `${hubUrl}/vmh/webhook/beteiligte/update` });
    await ensureWebhooks(client, { hubUrl });
    const left = (await hooks()).map(({ event, url }) => `${text(event)} ${text(url)}`);
    assert.equal(left.length, 5);
    assert.ok(left.includes('CBeteiligte.update http://other.example/hook'));
  });
});
