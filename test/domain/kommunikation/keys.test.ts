import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emailKey, toEspoEmail } from '../../../src/domain/kommunikation/email-address.js';
import { numericNotations, phoneKey, toEspoPhone } from '../../../src/domain/kommunikation/phone-number.js';

const phoneLike = fc.string({ unit: fc.constantFrom(...'0123456789+()/- .xäDW;'.split('')), maxLength: 24 });

describe('kommunikation: comparison keys', () => {
  for (const raw of ['0511 / 12 34 56', '+49 (0) 511 123456', '0049511123456', '(0511) 12 34-56', '+49511123456', ' 0511–123456 ']) {
    it(`see ${raw} as one number`, () => assert.equal(phoneKey(raw), '+49511123456'));
  }

  it('tell an extension apart', () => assert.equal(phoneKey('0511 123456 ext. 5'), '+49511123456;ext=5'));

  it('fall back to the raw text with blanks folded', () => assert.equal(phoneKey('  nach   18 Uhr '), 'nach 18 Uhr'));

  it('compare e-mails without case and blanks around', () => assert.equal(emailKey(' Anna.Muster@WEB.example '), 'anna.muster@web.example'));

  it('are their own keys, and the same for what EspoCRM stores', () => {
    fc.assert(fc.property(fc.oneof(phoneLike, fc.string({ unit: 'binary' })), (raw) => {
      assert.equal(phoneKey(phoneKey(raw)), phoneKey(raw));
      assert.equal(emailKey(emailKey(raw)), emailKey(raw));
      const stored = toEspoPhone(raw);
      if (stored.kind === 'storable') assert.deepEqual([phoneKey(stored.value), toEspoPhone(stored.value)], [phoneKey(raw), stored]);
    }), { numRuns: 2_000 });
  });

  it('bear texts of any length', () => {
    const page = 'x@'.repeat(2_500);
    assert.equal(phoneKey(page), page);
    assert.equal(toEspoPhone(page).kind, 'unstorable');
    assert.equal(toEspoEmail(page).kind, 'unstorable');
  });
});

describe('kommunikation: the digits of a number in the CRM', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['0511 / 12 34 56', ['49511123456', '0049511123456', '0511123456']], ['+43 (0)1 5120300', ['4315120300', '004315120300']],
    [' 0511 123456 ext. 5', ['49511123456', '0049511123456', '0511123456']], ['1-1-0', ['110']], ['anonym', []],
  ];
  for (const [raw, wanted] of cases) it(`of ${raw} are ${wanted.length === 0 ? 'none' : wanted.join(', ')}`, () => assert.deepEqual(numericNotations(raw), wanted));
});

describe('kommunikation: what EspoCRM can store', () => {
  const unstorablePhones: readonly (readonly [string, string])[] = [
    ['0511/1234-0 DW 12', 'extension'], ['0511 123456 ext. 5', 'extension'], ['0511 123456 Durchwahl 7', 'extension'],
    ['030 1234567; 0171 1234567', 'several'], ['0511 1234 / 0511 1235', 'several'], ['030 1234/030 5678', 'several'], ['0511 123456 oder 0171 1234567', 'several'],
    ['0511 1234567 (privat)', 'text'], ['nach 18 Uhr', 'text'], ['+1234', 'malformed'], ['110', 'malformed'],
    ['00042794', 'malformed'],
  ];
  for (const [raw, reason] of unstorablePhones) {
    it(`phone ${raw}: not, because of ${reason}`, () => assert.deepEqual(toEspoPhone(raw), { kind: 'unstorable', reason }));
  }

  it('phones in E.164', () => assert.deepEqual(toEspoPhone('+43 (0)1 5120300'), { kind: 'storable', value: '+4315120300' }));

  for (const address of ['Anna.Beispiel@Example.com', 'a+b_c@sub.example.co', 'x@xn--mller-kva.example']) {
    it(`e-mail ${address}`, () => assert.deepEqual(toEspoEmail(` ${address} `), { kind: 'storable', value: address }));
  }

  const unstorableEmails: readonly (readonly [string, string])[] = [
    [' ', 'malformed'], ['a@b.example; c@d.example', 'several'], ['Anna <a@b.example>', 'text'], ['müller@example.de', 'malformed'], ['a@müller.example', 'malformed'],
    ['a@localhost', 'malformed'], ['a..b@example.com', 'malformed'], ['a@example.1', 'malformed'], [`${'a'.repeat(65)}@example.com`, 'malformed'], ['keine', 'malformed'],
  ];
  for (const [raw, reason] of unstorableEmails) {
    it(`e-mail ${raw}: not, because of ${reason}`, () => assert.deepEqual(toEspoEmail(raw), { kind: 'unstorable', reason }));
  }
});
