import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redact } from '../../../src/hub/log/redact.js';

describe('redaction', () => {
  const masked: [string, string, string][] = [
    ['a bearer token', 'Authorization: Bearer abc.def-ghi123', 'abc.def'],
    ['a JSON web token', 'token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc123 abgelehnt', 'eyJ'],
    ['an api key header', 'X-Api-Key: 0123456789abcdef', '0123456789'],
    ['a key in JSON', '{"apiKey":"s3cr3t-value","a":1}', 's3cr3t'],
    ['a password in a query', 'GET /x?password=geheim&a=1', 'geheim'],
    ['the password of an address', 'connect redis://:p4ss@localhost:6379 failed', 'p4ss'],
    ['an e-mail address', 'Konflikt bei max.mueller+x@kanzlei-müller.de: zwei Werte', 'max.mueller'],
    ['an international phone number', 'Anruf von +49 511 1234567 verpasst', '1234567'],
    ['a phone number with brackets', 'Tel. (0511) 123 45-67 ungültig', '45-67'],
    ['a national phone number', 'Nummer 0511/1234567 ist ungültig', '1234567'],
    ['a mobile number in one piece', 'tlf=01701234567', '1234567'],
    ['an international number with 00', '0049 511 123456', '123456'],
    ['a base64 secret', 'Schlüssel dGhpcyBpcyBhIHNlY3JldCBrZXkgb2YgdGhlIGZpcm0x falsch', 'dGhpcyB'],
    ['a hex signature', 'Signature 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 passt nicht', '9f86d0'],
  ];
  for (const [what, text, secret] of masked) {
    it(`masks ${what}`, () => { assert.ok(!redact(text).includes(secret), redact(text)); });
  }

  const kept = [
    'Lauf 3f0d7a52-9a51-4c38-bd2f-0a3d0f9f8a11 an beteiligter 65a1b2c3d4e5f6071 beendet',
    'PUT Beteiligte 104711 antwortet 409 nach 1234 ms',
    '2026-03-01T12:00:00.000Z redis_lost hub-cache',
    'at BullListener.#settle (/srv/hub/dist/src/hub/events/bull-listener.js:120:15)',
    'vmh.beteiligte.update wurde 8 mal versucht',
    'listen 127.0.0.1:1880',
  ];
  for (const text of kept) {
    it(`leaves "${text.slice(0, 30)}…" readable`, () => { assert.equal(redact(text), text); });
  }

  it('changes nothing more the second time', () => {
    const fragment = fc.constantFrom(...masked.map(([, text]) => text), ...kept);
    fc.assert(fc.property(fc.array(fragment, { maxLength: 4 }), (fragments) => {
      const once = redact(fragments.join('; '));
      return redact(once) === once;
    }));
  });

  it('masks an e-mail address wherever it stands', () => {
    fc.assert(fc.property(fc.emailAddress(), fc.constantFrom(' ', '"', '<', '(', '\n', ':'), (address, before) =>
      !redact(`Wert${before}${address} ist doppelt`).includes(address)));
  });

  it('ends quickly on long hostile text', () => {
    const started = performance.now();
    for (const piece of ['0', '+', 'a@', 'A1', '0 1', 'token=', '(0']) redact(piece.repeat(20_000));
    assert.ok(performance.now() - started < 2_000, `${performance.now() - started} ms`);
  });
});
