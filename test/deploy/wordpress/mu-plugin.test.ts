import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { readLead } from '../../../src/domain/leads/read-lead.js';
import { proveDelivery } from '../../../src/systems/vermieterhelden/delivery-proof.js';
import { contactForm7, fluentForms, gravityForms, wpForms } from '../../domain/leads/bodies.js';

const script = join(__dirname, 'php', 'run.php');
const plugin = join(__dirname, '../../../deploy/wordpress/mu-plugins/bitbylaw-hub-leads.php');
const url = 'https://hub.kanzlei.example/api/leads/vermieterhelden';
const secret = 'whsec_aHViLWRlbW8tc2VjcmV0LTAxMjM0NTY3ODlhYmNkZWY=';
const hub = { url, secret };

interface Call { readonly filter: string; readonly args: readonly unknown[] }
interface Args { readonly body: string; readonly headers: Readonly<Record<string, string>>; readonly sslverify?: boolean }
function run(calls: readonly Call[], settings: object | null = hub): { readonly filters: Readonly<Record<string, readonly number[]>>; readonly results: readonly Args[] } {
  const output = execFileSync('php', ['-d', 'error_reporting=-1', '-d', 'display_errors=stderr', script], { input: JSON.stringify({ hub: settings, calls }), encoding: 'utf8' });
  return JSON.parse(output) as ReturnType<typeof run>;
}

const request = (body: unknown): object => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body), sslverify: false });
const object = (value: object): object => ({ __object: value });
const field = (id: number, type: string, label: string, extra: object = {}): object => object({ id, type, label, adminLabel: '', inputs: null, ...extra });
const gravityForm = { id: 3, fields: [
  field(1, 'name', 'Name', { inputs: [{ id: '1.3', label: 'Vorname' }, { id: '1.6', label: 'Nachname' }] }), field(2, 'email', 'E-Mail'), field(3, 'phone', 'Telefon'),
  field(4, 'textarea', 'Ihr Anliegen', { adminLabel: 'nachricht' }), field(6, 'consent', 'Einwilligung', { inputs: [{ id: '6.1', label: 'Einwilligung' }] }),
  field(7, 'checkbox', 'Leistungen', { inputs: [{ id: '7.1', label: 'Räumung' }, { id: '7.3', label: 'Mahnung' }] }), field(8, 'number', 'Anzahl Wohnungen'), field(99, 'text', 'Nicht im Eintrag'),
] };

/** Each plugin's filter with what the plugin hands to it. */
const calls = {
  'Contact Form 7': (to = url): Call => ({ filter: 'ctz_post_request_args', args: [request(contactForm7), {}, object({}), to] }),
  WPForms: (to = url, entry = 42): Call => ({ filter: 'wpforms_webhooks_process_delivery_request_options', args: [request(wpForms), { id: 7, url: to }, {}, { id: 5 }, entry] }),
  'Gravity Forms': (to = url, entry = 87): Call => ({ filter: 'gform_webhooks_request_args', args: [request(gravityForms), { id: 2, meta: { requestURL: to } }, { ...gravityForms, id: entry }, gravityForm] }),
  'Fluent Forms': (to = url, entry = 42): Call => ({ filter: 'fluentform/webhook_request_args', args: [request(fluentForms), { name: 'Hub', request_url: to }, {}, object({ id: 3 }), entry] }),
} as const;
const names = Object.keys(calls) as (keyof typeof calls)[];
const idOf = ({ headers }: Args): string => headers['webhook-id'] ?? '';

describe('the must-use plugin for WordPress', () => {
  it('is free of syntax errors', () => {
    for (const path of [plugin, script]) assert.match(execFileSync('php', ['-l', path], { encoding: 'utf8' }), /^No syntax errors/mu);
  });

  it('comes last, so that nothing changes a body that is signed', () => {
    const { filters } = run([]);
    assert.deepEqual(Object.values(filters).map(([priority]) => priority), Array<number>(4).fill(9_223_372_036_854_775_807));
    assert.deepEqual(Object.fromEntries(Object.entries(filters).map(([name, [, args]]) => [name, args])), {
      ctz_post_request_args: 4, wpforms_webhooks_process_delivery_request_options: 5, gform_webhooks_request_args: 4, 'fluentform/webhook_request_args': 5,
    });
  });

  for (const name of names) {
    it(`signs what ${name} sends, and the hub reads it`, () => {
      const [args] = run([calls[name]()]).results;
      assert.ok(args);
      assert.deepEqual([args.headers['Content-Type'], args.sslverify], ['application/json', true]);
      const proof = proveDelivery(Buffer.from(args.body), args.headers, [secret], Temporal.Now.instant());
      assert.deepEqual(proof, { kind: 'standard-webhooks', deliveryId: idOf(args) });
      const reading = readLead(JSON.parse(args.body) as Record<string, unknown>);
      assert.ok(reading.kind === 'lead');
      assert.deepEqual([reading.lead.lastName, reading.lead.email, reading.lead.kind, reading.lead.consent.privacy], ['Beispiel', 'anna@beispiel.example', 'vermieter', true]);
    });

    it(`leaves alone what ${name} sends elsewhere, and everything while it is not set up`, () => {
      const elsewhere = calls[name]('https://anderswo.example/hook');
      assert.deepEqual(run([elsewhere]).results[0], elsewhere.args[0]);
      for (const settings of [null, { url, secret: 'whsec_!!' }, { url, secret: 'kurz' }]) assert.deepEqual(run([calls[name]()], settings).results[0], calls[name]().args[0]);
    });
  }

  it('gives a repetition of an entry’s delivery the same id, and another entry another', () => {
    for (const name of ['WPForms', 'Gravity Forms', 'Fluent Forms'] as const) {
      const [first, again, other] = run([calls[name](), calls[name](), calls[name](url, 43)]).results.map(idOf);
      assert.equal(first, again, name);
      assert.notEqual(first, other, name);
    }
  });

  it('gives every delivery of a plugin that keeps no entry an id of its own', () => {
    const ids = run([calls['Contact Form 7'](), calls['Contact Form 7'](), calls.WPForms(url, 0), calls.WPForms(url, 0)]).results.map(idOf);
    assert.equal(new Set(ids).size, 4);
  });

  it('leaves the body of WPForms as WPForms has signed it', () => {
    assert.equal(run([calls.WPForms()]).results[0]?.body, JSON.stringify(wpForms));
  });

  it('sends the labels of numbered fields along, those for people’s own ends first', () => {
    const { hub_labels: labels } = JSON.parse(run([calls['Gravity Forms']()]).results[0]?.body ?? '') as { hub_labels: object };
    assert.deepEqual(labels, { 2: 'E-Mail', 3: 'Telefon', 4: 'nachricht', '7.1': 'Leistungen', '7.3': 'Leistungen', 8: 'Anzahl Wohnungen' });
  });

  it('leaves a body that is no JSON object as it is, and signs it', () => {
    for (const body of ['a=1&b=2', '[1]', '']) {
      const call = { ...calls['Gravity Forms'](), args: [request(body), ...calls['Gravity Forms']().args.slice(1)] };
      const [args] = run([call]).results;
      assert.equal(args?.body, body);
      assert.ok(idOf(args));
    }
  });
});
