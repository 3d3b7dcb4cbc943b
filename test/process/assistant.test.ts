import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Webhook } from 'standardwebhooks';
import type { JsonObject } from '../../src/hub/json.js';
import { RunningHub } from './support/running-hub.js';
import { until } from './support/until.js';

const token = 'sandbox-y-token-0000';
const secret = `whsec_${Buffer.from('a key of thirty-two bytes, enough').toString('base64')}`;

describe('the assistant at a running hub', function () {
  this.timeout(90_000);
  let hub: RunningHub;
  let receiver: Server;
  const heard: JsonObject[] = [];

  before(async () => {
    receiver = createServer((req, res) => {
      let body = '';
      req.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      req.on('end', () => {
        heard.push(new Webhook(secret).verify(body, req.headers as Record<string, string>) as JsonObject);
        res.end();
      });
    });
    await new Promise<void>((resolve) => { receiver.listen(0, '127.0.0.1', resolve); });
    hub = await RunningHub.sandbox({
      SANDBOX_DATA: 'firm', Y_WEBHOOK_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/y`, Y_WEBHOOK_SECRET: secret, Y_TOPICS: 'vmh.beteiligte.sync_check',
    });
  });
  after(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await hub.remove();
  });

  const connect = async (bearer = token): Promise<Client> => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${hub.base}/y/mcp`), { requestInit: { headers: { Authorization: `Bearer ${bearer}` } } }));
    return client;
  };
  const context = (query: string, bearer = token): Promise<Response> => fetch(`${hub.base}/y/context?${query}`, { headers: { Authorization: `Bearer ${bearer}` } });

  it('finds a contact, writes a note on it and shows it in the same words over both ways in', async () => {
    const client = await connect();
    const found = await client.callTool({ name: 'find_contact', arguments: { phone: '0171 / 39 200 02' } });
    const [contact] = (found.structuredContent as { contacts: JsonObject[] }).contacts;
    assert.equal(contact?.['lastName'], 'Öztürk');
    const note = await client.callTool({ name: 'log_note', arguments: { contact_id: contact['id'], text: 'Möchte zurückgerufen werden.' } });
    assert.notEqual(note.isError, true);
    const byMcp = await client.callTool({ name: 'get_contact_context', arguments: { id: contact['id'] } });
    assert.deepEqual(await (await context(`id=${contact['id'] as string}`)).json(), byMcp.structuredContent);
    await client.close();
  });

  it('is refused with 401 without its token, over both ways in', async () => {
    await assert.rejects(connect('a-wrong-token-00000'));
    for (const answer of [
      await context('phone=0171', 'a-wrong-token-00000'),
      await fetch(`${hub.base}/y/context?phone=0171`),
      await fetch(`${hub.base}/y/mcp`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-API-Key': 'sandbox-api-key-0000' }, body: '{}' }),
    ]) {
      assert.deepEqual([answer.status, ((await answer.json()) as { error: { code: string } }).error.code], [401, 'unauthorized']);
    }
  });

  for (const [query, status] of [['phone=030%2023125999', 404], ['phone=040%2066969-103', 409], ['', 422], ['betnr=x', 422]] as const) {
    it(`answers „${query}“ with ${status}`, async () => { assert.equal((await context(query)).status, status); });
  }

  it('starts a sync, and hears of the event by a signed webhook', async () => {
    const client = await connect();
    const { id } = ((await client.callTool({ name: 'find_contact', arguments: { query: 'Yıldız' } })).structuredContent as { contacts: { id: string }[] }).contacts[0] ?? { id: '' };
    assert.notEqual((await client.callTool({ name: 'sync_now', arguments: { id } })).isError, true);
    await client.close();
    await until('the assistant has heard of it', () => Promise.resolve(heard.some(({ type, data }) => type === 'vmh.beteiligte.sync_check' && (data as JsonObject)['entity_id'] === id)));
  });
});
