import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { ensureWebhooks } from '../../../src/sync/crm-setup/ensure-webhooks.js';
import type { EspoCrm, EspoRecord } from '../../../src/systems/espocrm/espocrm.js';
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
  it('creates one anew that somebody deletes while it is repaired', async () => {
    const [first] = await ensureWebhooks(client, { hubUrl: 'http://10.0.0.5:8585' });
    const racing: EspoCrm = {
      ...client,
      update: async (entity, id, attributes, seen) => {
        if (id === first?.webhookId) await client.remove(entity, id);
        return client.update(entity, id, attributes, seen);
      },
    };
    const [again] = await ensureWebhooks(racing, { hubUrl });
    assert.notEqual(again?.webhookId, first?.webhookId);
    assert.deepEqual((await hooks()).map(shown), wanted);
  });
  it('asks to be run again when one goes before its secret is read', async () => {
    const racing: EspoCrm = { ...client, read: async (entity, id) => { await client.remove(entity, id); return client.read(entity, id); } };
    await assert.rejects(ensureWebhooks(racing, { hubUrl }), { code: 'not_found', retryable: true });
    assert.equal((await ensureWebhooks(client, { hubUrl })).length, 3);
  });
  it('says when the CRM shows one in another form', async () => {
    const formless: EspoCrm = { ...client, read: (_entity, id) => Promise.resolve({ kind: 'found', record: { id } }) };
    await assert.rejects(ensureWebhooks(formless, { hubUrl }), { code: 'upstream_unreadable' });
  });
  it('leaves one alone whose address is none', async () => {
    const odd = { id: 'odd', event: 'CBeteiligte.update', url: 'nirgends', isActive: true, skipOwn: false } as unknown as EspoRecord;
    await ensureWebhooks({ ...client, async* list(entity, query) { yield [odd]; yield* client.list(entity, query); } }, { hubUrl });
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
