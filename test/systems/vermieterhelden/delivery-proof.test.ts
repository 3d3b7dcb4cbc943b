import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Temporal } from 'temporal-polyfill';
import { proveDelivery } from '../../../src/systems/vermieterhelden/delivery-proof.js';

const secret = 'whsec_aHViLWRlbW8tc2VjcmV0LTAxMjM0NTY3ODlhYmNkZWY=';
const other = `whsec_${Buffer.from('another-secret-of-32-bytes-00000').toString('base64')}`;
const body: Buffer = Buffer.from('{"type":"lead.created","data":{"name":"Müller"}}');
const now = Temporal.Now.instant();
const seconds = (offset = 0): number => Math.floor(now.epochMilliseconds / 1_000) + offset;
const standard = (by = secret, offset = 0, id = 'msg_1'): Record<string, string> =>
  ({ 'webhook-id': id, 'webhook-timestamp': String(seconds(offset)), 'webhook-signature': new Webhook(by).sign(id, new Date(seconds(offset) * 1_000), body.toString()) });
const wpForms = (by = secret, offset = 0): Record<string, string> =>
  ({ 'x-wpforms-webhook-id': '7', 'x-wpforms-webhook-signature': `t=${seconds(offset)},v=${createHmac('sha256', by).update(`${seconds(offset)}.`).update(body).digest('hex')}` });
const prove = (headers: Record<string, string>, secrets = [secret], raw = body): ReturnType<typeof proveDelivery> => proveDelivery(raw, headers, secrets, now);
const refused = (headers: Record<string, string>, secrets?: string[], raw?: Buffer): void => { assert.throws(() => prove(headers, secrets, raw), { code: 'unauthorized' }); };

describe('the proof of a lead’s delivery', () => {
  it('is a Standard Webhooks signature, with the id of the delivery', () => assert.deepEqual(prove(standard()), { kind: 'standard-webhooks', deliveryId: 'msg_1' }));
  it('is the signature of WPForms', () => assert.deepEqual(prove(wpForms()), { kind: 'wpforms' }));
  it('is the secret in a fixed header', () => assert.deepEqual(prove({ 'x-webhook-secret': secret }), { kind: 'secret' }));

  it('is right with any of the secrets while one is replaced, and with any of several signatures', () => {
    assert.equal(prove(standard(other), [secret, other]).kind, 'standard-webhooks');
    const signed = standard();
    assert.equal(prove({ ...signed, 'webhook-signature': `v1a,xyz v1,AAAA ${signed['webhook-signature']}` }).kind, 'standard-webhooks');
  });

  it('agrees with the published test vector', () => {
    const raw = '{"type":"lead.created","timestamp":"2026-01-01T00:00:00Z","data":{"email":"max@example.de"}}';
    assert.equal(new Webhook(secret).sign('msg_test_0001', new Date(1_767_225_600_000), raw), 'v1,cpVRXVma+GS/mjZF0MeqMEeavEop0143PKtmpgjmVS8=');
  });

  it('is missing without any', () => refused({}));
  it('is wrong with another secret', () => { refused(standard(other)); refused(wpForms(other)); refused({ 'x-webhook-secret': other }); });
  it('is wrong for another body', () => { const raw = Buffer.from(`${body.toString()} `); refused(standard(), [secret], raw); refused(wpForms(), [secret], raw); });
  it('is wrong for another id', () => refused({ ...standard(), 'webhook-id': 'msg_2' }));
  it('is over after five minutes, and not yet before', () => {
    for (const offset of [-400, 400]) { refused(standard(secret, offset)); refused(wpForms(secret, offset)); }
    for (const offset of [-200, 200]) { prove(standard(secret, offset)); prove(wpForms(secret, offset)); }
  });
  it('is none in a strange form', () => {
    for (const headers of [{ ...standard(), 'webhook-id': 'a.b' }, { ...standard(), 'webhook-timestamp': 'now' }, { ...standard(), 'webhook-signature': 'v1' }, { 'x-wpforms-webhook-signature': 't=1,v=zz' }, { 'x-webhook-secret': '' }]) refused(headers);
  });
  it('cannot be given while the hub has no secret: the sender is asked to come again', () => {
    assert.throws(() => prove(standard(), []), { code: 'misconfigured', message: /LEADS_WEBHOOK_SECRET/ });
  });
});
