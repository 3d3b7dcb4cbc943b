import assert from 'node:assert/strict';
import { Webhook } from 'standardwebhooks';
import { canonicalBody } from '../../domain/leads/bodies.js';
import { checkDelivery, type CheckedDelivery } from '../../../src/sync/leads/check-delivery.js';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import { secret } from './support/lead-bench.js';

const json = { 'content-type': 'application/json', 'x-webhook-secret': secret };
const check = (body: string, headers: Record<string, string> = json): CheckedDelivery =>
  checkDelivery({ settings: { leads: { secrets: [secret] } } as never, effects: realEffects() }, { body: Buffer.from(body), headers, maps: {} });
const kept = (body: object, headers?: Record<string, string>) => {
  const checked = check(JSON.stringify(body), headers);
  assert.ok(checked.kind === 'lead');
  return checked.lead;
};

describe('a delivery of the website', () => {
  it('is a lead that can be kept', () => {
    const lead = kept(canonicalBody);
    assert.deepEqual([lead.state, lead.deliveryId, lead.body['email']], ['open', undefined, 'anna@beispiel.example']);
  });

  it('carries its own id only where the signature proves it', () => {
    const body = JSON.stringify(canonicalBody);
    const seconds = Math.floor(Date.now() / 1_000);
    const signature = new Webhook(secret).sign('msg_1', new Date(seconds * 1_000), body);
    const checked = check(body, { 'content-type': 'application/json', 'webhook-id': 'msg_1', 'webhook-timestamp': String(seconds), 'webhook-signature': signature });
    assert.equal(checked.kind === 'lead' && checked.lead.deliveryId, 'msg_1');
    assert.equal(kept(canonicalBody, { ...json, 'webhook-id': 'msg_1' }).deliveryId, undefined);
  });

  it('is the same lead when its form is sent again, and another one when something else was entered', () => {
    const { content } = kept(canonicalBody);
    assert.equal(kept({ ...canonicalBody }).content, content);
    assert.notEqual(kept({ ...canonicalBody, message: 'Etwas anderes.' }).content, content);
  });

  it('is kept as spam when the trap was filled in', () => {
    assert.equal(kept({ ...canonicalBody, website: 'http://spam.example' }).state, 'spam');
  });

  it('is answered with every field that is wrong', () => {
    const checked = check(JSON.stringify({ ...canonicalBody, kind: 'vermieter', email: 'niemand', phone: '' }));
    assert.deepEqual(checked, { kind: 'invalid', faults: [{ field: 'email', problem: 'invalid' }, { field: 'phone', problem: 'required' }] });
  });

  it('proves itself before anything else is said of it', () => {
    assert.throws(() => check('{', { 'content-type': 'text/plain' }), { code: 'unauthorized' });
  });

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
    it(`is refused as ${type === '' ? 'nothing' : type}`, () => {
      assert.throws(() => check(JSON.stringify(canonicalBody), { 'x-webhook-secret': secret, ...(type === '' ? {} : { 'content-type': type }) }), { code: 'unsupported_media_type' });
    });
  }

  for (const type of ['application/json; charset=utf-8', 'application/problem+json']) {
    it(`is taken as ${type}`, () => { assert.equal(kept(canonicalBody, { ...json, 'content-type': type }).state, 'open'); });
  }

  for (const body of ['null', '[]', '"Anna Beispiel"', '7']) {
    it(`is refused when it is ${body}`, () => { assert.throws(() => check(body), { code: 'malformed' }); });
  }

  it('is refused when it is cut off, without a word of what was entered', () => {
    assert.throws(() => check(JSON.stringify(canonicalBody).slice(0, -9)), (error: Error & { code?: string }) =>
      error.code === 'malformed' && error.cause === undefined && !error.message.includes('Anna'));
  });
});
