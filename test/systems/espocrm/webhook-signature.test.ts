import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { checkEspoSignature, verifyEspoSignature } from '../../../src/systems/espocrm/webhook-signature.js';

const body = Buffer.from('[{"id":"6b02"}]');
const secrets = [{ webhookId: 'hook1', secret: 'eins' }, { webhookId: 'hook2', secret: 'zwei' }];
const hmac = (secret: string, of = body): Buffer => createHmac('sha256', secret).update(of).digest();
const signed = (id: string, secret: string, of = body): string => Buffer.from(`${id}:${hmac(secret, of).toString('hex')}`).toString('base64');
const signedOld = (id: string, secret: string): string => Buffer.concat([Buffer.from(`${id}:`), hmac(secret)]).toString('base64');

describe('signature of an EspoCRM webhook', () => {
  it('is valid with the secret of the webhook that it names', () => {
    assert.deepEqual(checkEspoSignature(body, { signature: signed('hook2', 'zwei') }, secrets), { kind: 'valid', webhookId: 'hook2' });
  });
  it('is valid in the old form', () => {
    assert.deepEqual(checkEspoSignature(body, { 'x-signature': signedOld('hook1', 'eins') }, secrets), { kind: 'valid', webhookId: 'hook1' });
  });
  it('is valid with either secret while one is being replaced', () => {
    const both = [...secrets, { webhookId: 'hook1', secret: 'neu' }];
    assert.equal(checkEspoSignature(body, { signature: signed('hook1', 'neu') }, both).kind, 'valid');
    assert.equal(checkEspoSignature(body, { signature: signed('hook1', 'eins') }, both).kind, 'valid');
  });
  it('is missing without a header', () => assert.equal(checkEspoSignature(body, {}, secrets).kind, 'missing'));
  it('is wrong for another body, be it by one byte', () => {
    assert.equal(checkEspoSignature(Buffer.concat([body, Buffer.from(' ')]), { signature: signed('hook1', 'eins') }, secrets).kind, 'wrong');
  });
  it('is wrong with the secret of another webhook', () => {
    assert.equal(checkEspoSignature(body, { signature: signed('hook1', 'zwei') }, secrets).kind, 'wrong');
  });
  it('is refused for a webhook that is not known', () => {
    assert.equal(checkEspoSignature(body, { signature: signed('hook3', 'eins') }, secrets).kind, 'unknown_webhook');
  });
  it('in the old form does not mend a wrong one in the new form', () => {
    assert.equal(checkEspoSignature(body, { signature: signed('hook1', 'falsch'), 'x-signature': signedOld('hook1', 'eins') }, secrets).kind, 'wrong');
  });
  it('does not pass in the form of the other header', () => {
    assert.equal(checkEspoSignature(body, { signature: signedOld('hook1', 'eins') }, secrets).kind, 'malformed');
    assert.equal(checkEspoSignature(body, { 'x-signature': signed('hook1', 'eins') }, secrets).kind, 'malformed');
  });
  it('is malformed when it was sent twice', () => {
    const one = signed('hook1', 'eins');
    assert.equal(checkEspoSignature(body, { signature: [one, one] }, secrets).kind, 'malformed');
  });
  it('is never valid, and never a crash, for anything else', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string().map((text) => Buffer.from(`hook1:${text}`).toString('base64'))), (header) => {
      assert.notEqual(checkEspoSignature(body, { signature: header }, secrets).kind, 'valid');
      assert.notEqual(checkEspoSignature(body, { 'x-signature': header }, secrets).kind, 'valid');
    }));
  });
  it('lets the webhook through by name', () => assert.equal(verifyEspoSignature(body, { signature: signed('hook1', 'eins') }, secrets), 'hook1'));
  it('says nothing of what was wrong', () => {
    const messages = [{}, { signature: 'x' }, { signature: signed('hook1', 'x') }, { signature: signed('hook9', 'x') }].map((headers) => {
      try {
        return verifyEspoSignature(body, headers, secrets);
      } catch (error) {
        assert.equal((error as { code: string }).code, 'unauthorized');
        return (error as Error).message;
      }
    });
    assert.equal(new Set(messages).size, 1);
  });
});
