import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../src/sandbox/json.js';
import { espoClient, sandboxPerTest, type Answer } from './harness.js';

type Delivery = { headers: IncomingHttpHeaders; body: string; items: JsonObject[] };
const MINUTE = 60_000;

describe('webhooks of the EspoCRM stand-in', () => {
  const context = sandboxPerTest();
  let receiver: Server;
  let url: string;
  let deliveries: Delivery[];
  let status: number;
  let call: ReturnType<typeof espoClient>;

  beforeEach(async () => {
    deliveries = [];
    status = 200;
    call = espoClient(context.sandbox);
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        deliveries.push({ headers: request.headers, body, items: JSON.parse(body) as JsonObject[] });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });
  afterEach(() => {
    receiver.closeAllConnections();
    receiver.close();
  });

  type Hook = { id: string; secretKey: string };
  const hook = async (event: string, more: JsonObject = {}): Promise<Hook> => (await call('POST', 'Webhook', { event, url, ...more })).json as Hook;
  const person = (): string => context.sandbox.espocrm.persons.create('CBeteiligte', { lastName: 'Probe', firstName: 'Hook', emailAddress: 'Hook@Example.com', phoneNumber: '+491713920001' }).id;
  const edit = (id: string, body: JsonObject): JsonObject => context.sandbox.espocrm.persons.edit('CBeteiligte', id, body);
  const flush = (): Promise<void> => context.sandbox.flushWebhooks();
  const items = (): JsonObject[] => deliveries.flatMap((delivery) => delivery.items);

  it('answers a creation with 201 and a secret', async () => {
    const answer = await call('POST', 'Webhook', { event: 'CBeteiligte.update', url });
    assert.equal(answer.status, 201);
    assert.match((answer.json as Hook).secretKey, /^[0-9a-f]{32}$/u);
  });

  it('changes the url but neither event nor secret', async () => {
    const { id, secretKey } = await hook('CBeteiligte.update');
    const changed = (await call('PUT', `Webhook/${id}`, { url: `${url}2`, event: 'Lead.create', secretKey: 'x' })).json as JsonObject;
    assert.deepEqual([changed['url'], changed['event'], changed['secretKey']], [`${url}2`, 'CBeteiligte.update', secretKey]);
  });

  it('signs the raw body in both headers', async () => {
    const { id, secretKey } = await hook('CBeteiligte.create');
    person();
    await flush();
    const [delivery] = deliveries;
    assert.ok(delivery);
    const digest = createHmac('sha256', secretKey).update(delivery.body).digest();
    assert.equal(delivery.headers['signature'], Buffer.from(`${id}:${digest.toString('hex')}`).toString('base64'));
    assert.equal(delivery.headers['x-signature'], Buffer.concat([Buffer.from(`${id}:`), digest]).toString('base64'));
  });

  it('tells the attributes of a new record, the address in lower case and no list of phones', async () => {
    await hook('CBeteiligte.create');
    const id = person();
    await flush();
    const [item] = items();
    assert.deepEqual([item?.['id'], item?.['emailAddress'], 'phoneNumberData' in (item ?? {}), 'description' in (item ?? {})], [id, 'hook@example.com', false, false]);
  });

  it('tells only what changed', async () => {
    const id = person();
    await hook('CBeteiligte.update');
    edit(id, { firmenname: 'Hook GmbH', lastName: 'Probe' });
    await flush();
    assert.deepEqual(items(), [{ firmenname: 'Hook GmbH', id }]);
  });

  it('names the editor when it is another one', async () => {
    const id = person();
    await hook('CBeteiligte.update');
    await call('PUT', `CBeteiligte/${id}`, {});
    await flush();
    assert.deepEqual(items(), [{ modifiedById: context.sandbox.connection.espocrm.userId, modifiedByName: 'hub-api', id }]);
  });

  it('says nothing of a write without a change by the same user', async () => {
    const id = person();
    await hook('CBeteiligte.update');
    edit(id, { firstName: 'Hook' });
    await flush();
    assert.deepEqual(items(), []);
  });

  it('takes re-sent addresses for a change unless they are exactly as read', async () => {
    const id = person();
    await hook('CBeteiligte.update');
    edit(id, { emailAddressData: [{ emailAddress: 'Hook@Example.com', primary: true, optOut: false, invalid: false, lower: 'hook@example.com' }] });
    await flush();
    assert.equal(items().length, 0);
    edit(id, { emailAddressData: [{ emailAddress: 'Hook@Example.com', primary: true }] });
    await flush();
    assert.equal(items().length, 1);
  });

  it('leaves the own changes of its owner out when told', async () => {
    const id = person();
    await hook('CBeteiligte.update', { skipOwn: true });
    await call('PUT', `CBeteiligte/${id}`, { firmenname: 'vom Hub' });
    edit(id, { firmenname: 'von Hand' });
    await flush();
    assert.deepEqual(items().map((item) => item['firmenname']), ['von Hand']);
  });

  it('tells a deletion by its id alone', async () => {
    const id = person();
    await hook('CBeteiligte.delete');
    context.sandbox.espocrm.persons.remove('CBeteiligte', id);
    await flush();
    assert.deepEqual(items(), [{ id }]);
  });

  it('tells all attributes of a watched field', async () => {
    const id = person();
    await hook('CBeteiligte.fieldUpdate.firmenname');
    edit(id, { firmenname: 'X', description: 'Y' });
    await flush();
    assert.deepEqual(items(), [{ id, firmenname: 'X' }]);
  });

  it('takes up twenty events a run', async () => {
    const id = person();
    await hook('CBeteiligte.update');
    for (let number = 0; number < 45; number += 1) edit(id, { description: `Nr. ${number}` });
    await context.sandbox.espocrm.queue.run();
    assert.deepEqual(deliveries.map((delivery) => delivery.items.length), [20]);
    await flush();
    assert.deepEqual(deliveries.map((delivery) => delivery.items.length), [20, 20, 5]);
  });

  for (const retried of [401, 403, 404, 405, 408, 500, 503]) {
    it(`tries four times in all after a ${retried}`, async () => {
      await hook('CBeteiligte.create');
      status = retried;
      person();
      for (let attempt = 0; attempt < 6; attempt += 1) {
        await flush();
        context.clock.forward(10 * MINUTE);
      }
      assert.equal(deliveries.length, 4);
    });
  }

  for (const lost of [400, 409, 422, 429, 502, 504]) {
    it(`loses the event at once after a ${lost}`, async () => {
      await hook('CBeteiligte.create');
      status = lost;
      person();
      await flush();
      context.clock.forward(10 * MINUTE);
      await flush();
      assert.equal(deliveries.length, 1);
    });
  }

  it('waits ten minutes between two tries', async () => {
    await hook('CBeteiligte.create');
    status = 503;
    person();
    await flush();
    context.clock.forward(10 * MINUTE - 1);
    await flush();
    assert.equal(deliveries.length, 1);
    context.clock.forward(1);
    await flush();
    assert.equal(deliveries.length, 2);
  });

  it('does not let a retry hold newer events up', async () => {
    await hook('CBeteiligte.update');
    const id = person();
    status = 503;
    edit(id, { description: 'alt' });
    await flush();
    status = 200;
    edit(id, { description: 'neu' });
    await flush();
    context.clock.forward(10 * MINUTE);
    await flush();
    assert.deepEqual(items().map((item) => item['description']), ['alt', 'neu', 'alt']);
  });

  it('takes a redirect for a success', async () => {
    await hook('CBeteiligte.create');
    status = 302;
    person();
    await flush();
    assert.equal(context.sandbox.espocrm.state.items.length, 0);
  });

  it('deletes the webhook after a 410', async () => {
    const { id } = await hook('CBeteiligte.create');
    status = 410;
    person();
    await flush();
    assert.equal((await call('GET', `Webhook/${id}`)).status, 404);
  });

  it('tries again when nobody listens', async () => {
    await hook('CBeteiligte.create');
    receiver.close();
    person();
    await flush();
    assert.deepEqual(context.sandbox.espocrm.state.items.map((item) => [item.attempts, item.status]), [[1, 'pending']]);
  });

  it('refuses an internal receiver when told, unless it is on the list', async () => {
    const { settings } = context.sandbox.espocrm;
    settings.allowInternalWebhooks = false;
    const refuse = (): Promise<Answer> => call('POST', 'Webhook', { event: 'CBeteiligte.update', url });
    const answer = await refuse();
    assert.deepEqual([answer.status, answer.reason], [400, 'Field validation failure; entityType: Webhook, field: url, type: notInternal.']);
    settings.webhookAllowedAddressList.push(new URL(url).host);
    assert.equal((await refuse()).status, 201);
  });
});
