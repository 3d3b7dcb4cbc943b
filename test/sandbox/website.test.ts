import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Temporal } from 'temporal-polyfill';
import { readLead } from '../../src/domain/leads/read-lead.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import type { Answered } from '../../src/sandbox/website/system.js';
import { dialects } from '../../src/sandbox/website/forms.js';
import { proveDelivery } from '../../src/systems/vermieterhelden/delivery-proof.js';
import { send } from './harness.js';

const entered = {
  form: 'vermieter', anrede: 'Frau', vorname: 'Erika', nachname: 'Beispiel', firma: 'Beispiel GmbH', email: 'erika@beispiel.example', telefon: '030 23125 123', nachricht: 'Was kann ich tun?',
  strasse: 'Musterweg 1', plz: '10115', ort: 'Berlin', wohnungen: '3', datenschutz: true, newsletter: true,
};

describe('the website of the sandbox', () => {
  let hub: Server;
  let sandbox: Sandbox;
  let status = 202;
  const received: { readonly headers: Record<string, string>; readonly body: Buffer }[] = [];
  before(async () => {
    hub = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).once('end', () => {
        received.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks) });
        response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"id":"1"}');
      });
    }).listen(0, '127.0.0.1');
    await once(hub, 'listening');
    const url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
    sandbox = await startSandbox({ hub: { url, apiKey: '', webhookSecret: '' } });
  });
  after(async () => {
    await sandbox.close();
    hub.close();
  });
  const page = (path: string): string => `${sandbox.connection.website.url}_sandbox/${path}`;
  const submit = async (dialect: string, extra: object = {}): Promise<Answered> => (await send(page('submit'), 'POST', { ...entered, ...extra, dialect })).json as Answered;
  const last = (): (typeof received)[number] => received.at(-1)!;

  for (const dialect of dialects) {
    it(`delivers what a visitor enters as ${dialect} does, with a proof that the hub takes`, async () => {
      const answered = await submit(dialect);
      assert.deepEqual([answered.status, answered.answer], [202, { id: '1' }]);
      const { headers, body } = last();
      const { kind } = proveDelivery(body, headers, [sandbox.connection.website.secret], Temporal.Now.instant());
      assert.equal(kind, { 'contact-form-7': 'standard-webhooks', wpforms: 'wpforms', 'gravity-forms': 'standard-webhooks', 'fluent-forms': 'secret' }[dialect]);
      const reading = readLead(JSON.parse(body.toString()) as Record<string, unknown>);
      assert.ok(reading.kind === 'lead' && reading.spam === undefined, JSON.stringify(reading));
      const { lead } = reading;
      assert.deepEqual(
        [lead.kind, lead.salutation, lead.firstName, lead.lastName, lead.company, lead.email, lead.phone, lead.message, lead.address, lead.consent.privacy, lead.consent.newsletter, lead.source.utmSource],
        ['vermieter', 'Frau', 'Erika', 'Beispiel', 'Beispiel GmbH', 'erika@beispiel.example', '+493023125123', 'Was kann ich tun?', { street: 'Musterweg 1', postalCode: '10115', city: 'Berlin' }, true, true, 'sandbox'],
      );
      assert.ok(lead.notes.some(({ text }) => text === '3'));
    });
  }

  it('is caught by its honeypot in every dialect', async () => {
    for (const dialect of dialects) {
      await submit(dialect, { website: 'x' });
      const reading = readLead(JSON.parse(last().body.toString()) as Record<string, unknown>);
      assert.equal(reading.kind === 'lead' && reading.spam, 'honeypot', dialect);
    }
  });

  it('sends a delivery once more as the same', async () => {
    const { delivery } = await submit('gravity-forms');
    const first = last();
    await send(page('repeat'), 'POST', delivery);
    assert.deepEqual([last().headers['webhook-id'], last().body.toString()], [first.headers['webhook-id'], first.body.toString()]);
    await submit('gravity-forms');
    assert.notEqual(last().headers['webhook-id'], first.headers['webhook-id']);
  });

  it('shows whatever the hub answers, and that nobody does', async () => {
    status = 503;
    assert.equal((await submit('wpforms')).status, 503);
    const alone = await startSandbox();
    const answered = await alone.website.submit({ ...entered, dialect: 'wpforms', website: '' } as never);
    assert.equal(answered.status, 0);
    await alone.close();
  });

  it('has a page with the four forms, and refuses what is none', async () => {
    const { text } = await send(sandbox.connection.website.url, 'GET');
    for (const form of ['Vermieter-Anfrage', 'Mieter-Anfrage', 'Kontakt', 'Newsletter']) assert.ok(text.includes(form), form);
    assert.equal((await send(page('submit'), 'POST', { form: 'unfug' })).status, 400);
  });
});
