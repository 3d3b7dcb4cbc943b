import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Webhook } from 'standardwebhooks';
import { DEFAULTS } from '../../nodes/y-assistant/types.js';
import register from '../../nodes/y-assistant/y-assistant.js';
import type { JsonObject } from '../../src/hub/json.js';
import { tools } from '../../src/sync/assistant/tools.js';
import { TestRedis } from '../hub/support/redis-server.js';
import { openOffice, type Office } from '../sync/assistant/support/office.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';
import { settings } from './support/fakes.js';

describe('y-assistant', () => {
  let redis: TestRedis;
  let office: Office;
  const servers: Server[] = [];
  let url: string;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { office = await openOffice(redis); });
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
    await clear();
    await office.close();
  });

  /** The node behind an HTTP server that hands on what *http in* and `webhook-verify` would. */
  async function start(fields: object = {}, caller: 'Y' | 'unchecked' = 'Y', assistant: object = {}): Promise<Bench> {
    const { hub, espocrm, advoware, threecx, notifyUserId } = office.context;
    const value = { hub: { ...hub, settings: { ...settings, assistant } }, espocrm, advoware, threecx, notifyUserId };
    const opened = await bench(register, { ...DEFAULTS, type: 'y-assistant', ...fields }, { configs: { advoware: { value }, espocrm: { value }, threecx: { value } } });
    const server = createServer((req, res) => { opened.send({ req, res: { _res: res }, ...(caller === 'Y' ? { caller } : {}) }); });
    servers.push(server);
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/y/mcp`;
    return opened;
  }

  async function connect(): Promise<Client> {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    return client;
  }

  it('offers the official client every tool, with a German description and what it changes', async () => {
    await start();
    const client = await connect();
    const { tools: offered } = await client.listTools();
    assert.deepEqual(offered.map(({ name }) => name), tools.map(({ name }) => name));
    for (const tool of offered) {
      assert.ok((tool.description ?? '').length > 40, tool.name);
      assert.equal(tool.inputSchema.type, 'object', tool.name);
      assert.equal(tool.annotations?.readOnlyHint, tools.find(({ name }) => name === tool.name)?.effect === 'reads', tool.name);
    }
    await client.close();
  });

  it('lets the client call a tool', async () => {
    await start();
    const client = await connect();
    const answer = await client.callTool({ name: 'find_contact', arguments: { query: 'Öztürk' } });
    const { contacts } = answer.structuredContent as { contacts: JsonObject[] };
    assert.deepEqual(contacts.map(({ lastName }) => lastName), ['Öztürk']);
    await client.close();
  });

  it('answers a failure as one, with its code and without a value that was sent', async () => {
    await start();
    const client = await connect();
    const missing = await client.callTool({ name: 'get_contact_context', arguments: { id: 'keiner' } });
    assert.equal(missing.isError, true);
    assert.equal((missing.structuredContent as { error: JsonObject }).error['code'], 'not_found');
    const bad = await client.callTool({ name: 'list_appointments', arguments: { kuerzel: 'AB', from: 'gestern', to: '2026-12-01' } });
    assert.equal(bad.isError, true);
    assert.match(JSON.stringify(bad.content), /from/);
    await client.close();
  });

  it('refuses a body that is no JSON, of another type, or too large', async () => {
    const { caught } = await start({ limitKiB: '1' });
    for (const [type, body, code] of [['application/json', '{"jsonrpc":', 'malformed'], ['text/plain', '{}', 'unsupported_media_type'], ['application/json', 'x'.repeat(2_000), 'too_large']] as const) {
      void fetch(url, { method: 'POST', headers: { 'content-type': type }, body }).catch(() => undefined);
      assert.equal(errorOf(await caught.next()).code, code);
    }
  });

  it('answers nobody whose token was not checked', async () => {
    const { caught } = await start({}, 'unchecked');
    void fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).catch(() => undefined);
    assert.equal(errorOf(await caught.next()).code, 'unauthorized');
  });

  it('gives the context of a contact as one document', async () => {
    const { send, out } = await start({ operation: 'context' });
    send({ req: { query: { phone: '0171 3920002' } }, caller: 'Y' });
    const msg = await out(0).next();
    assert.equal(((msg.payload as JsonObject)['contact'] as JsonObject)['lastName'], 'Öztürk');
    assert.equal(msg['statusCode'], 200);
  });

  describe('tells Y of an event', () => {
    const secret = `whsec_${Buffer.from('a key of thirty-two bytes, enough').toString('base64')}`;
    const payload = { type: 'lead.received', occurred_at: '2026-12-01T09:00:00Z', data: { lead_id: 'l-1' } };
    let received: { headers: Record<string, string>; body: string }[];
    let status: number;
    let receiver: Server;
    beforeEach(async () => {
      received = [];
      status = 200;
      receiver = createServer((req, res) => {
        let body = '';
        req.on('data', (chunk: Buffer) => { body += chunk.toString(); });
        req.on('end', () => {
          received.push({ headers: req.headers as Record<string, string>, body });
          res.writeHead(status).end();
        });
      });
      await new Promise<void>((resolve) => { receiver.listen(0, '127.0.0.1', resolve); });
    });
    afterEach(() => { receiver.close(); receiver.closeAllConnections(); });
    const webhook = (): object => ({ webhook: { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`, secret, topics: [] } });

    it('with a signature that the receiver can check, and one id for every try', async () => {
      const { send, completed } = await start({ operation: 'notify' }, 'Y', webhook());
      send({ event: { id: 'event-1' }, payload });
      await completed.next();
      const [first] = received;
      assert.ok(first);
      // The bench's clock runs with the real one.
      const body = new Webhook(secret).verify(first.body, first.headers) as JsonObject;
      assert.deepEqual(body, { type: 'lead.received', timestamp: payload.occurred_at, data: payload.data });
      assert.equal(first.headers['webhook-id'], 'event-1');
    });

    it('and fails, so that the event comes back, when Y refuses it', async () => {
      status = 400;
      const { send, caught } = await start({ operation: 'notify' }, 'Y', webhook());
      send({ event: { id: 'event-1' }, payload });
      assert.equal(errorOf(await caught.next()).code, 'upstream_rejected');
    });

    it('only when an address is set and the payload is an event', async () => {
      const { send, caught } = await start({ operation: 'notify' });
      send({ event: { id: 'event-1' }, payload });
      assert.equal(errorOf(await caught.next()).code, 'misconfigured');
      await clear();
      const set = await start({ operation: 'notify' }, 'Y', webhook());
      set.send({ event: { id: 'event-1' }, payload: 'lead' });
      assert.equal(errorOf(await set.caught.next()).code, 'malformed');
    });
  });
});
