import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { guardPath } from '../../../src/systems/advoware/guard-path.js';

const base = 'https://www2.advo-net.net:90/base/';
const refused = { name: 'HubError', code: 'malformed' };

describe('path guard', () => {
  for (const path of [
    'employees', '/employees', 'api/v1/advonet/Beteiligte/104?x=1&y=%2F..%2F', 'a%20b/c', 'Akten/123%2F24', 'a/.hidden', 'v1.2/x..y',
    'Stra%C3%9Fe', '100%25', '', '?x=http://elsewhere/', 'a//b', 'x?y=a\\b',
  ]) {
    it(`lets ${JSON.stringify(path)} through unchanged`, () => {
      assert.equal(guardPath(base, path), base + path.replace(/^\//, ''));
    });
  }

  for (const path of [
    'http://evil.example/', 'HTTPS://evil.example', 'javascript:x', 'file:///etc/passwd', '//evil.example/x', '///evil', '/\\evil', '\\\\evil', 'a\\..\\b',
    '..', '../x', 'a/../../x', 'a/..', './x', 'a/./b', '%2e%2e/x', '%2E%2E%2Fx', 'a/%2e./x', '.%2e/x', '%252e%252e/x', '%25252e%25252e%25252fx',
    '..%2fx', '..%5cx', 'a%5c..%5cx', '%255c%255cevil', '%2F%2Fevil', '%252Fevil', '..;/x', '..;jsessionid=1/x', '.. /x', '..%20/x', '...%20.',
    '%c0%ae%c0%ae/x', '%25c0%25ae/x', '%e0%80%ae/x', 'a%00b', 'a%0d%0aHost:%20evil', 'a\r\nX: y', 'a b', 'a\tb', 'ä', 'a#b', '%', '%4', '%zz', 'x?a=\n',
  ]) {
    it(`refuses ${JSON.stringify(path)}`, () => {
      assert.throws(() => guardPath(base, path), refused);
    });
  }

  it('never leads out of the base, whatever the path', () => {
    const piece = fc.constantFrom('..', '.', '/', '//', '\\', '%2e', '%2f', '%5c', '%252e', '%252f', '%25', '%00', '%0a', ';', '?', '#', '@', ':', 'http:', 'evil.example', 'a', ' ', '%c0%ae', '\t', 'ä');
    const path = fc.oneof(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary' }), fc.webUrl());
    fc.assert(fc.property(path, (raw) => {
      let url: string;
      try {
        url = guardPath(base, raw);
      } catch (error) {
        assert.ok(error instanceof HubError && error.code === 'malformed');
        return;
      }
      for (let decoded = url, round = 0; round < 4; round += 1) {
        const target = new URL(decoded);
        assert.equal(target.origin, 'https://www2.advo-net.net:90');
        assert.ok(target.pathname.startsWith('/base/'), decoded);
        decoded = base + decoded.slice(base.length).replace(/%([0-7][0-9a-f])/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
        if (decoded.slice(base.length).includes('?')) break;
      }
    }), { numRuns: 3_000 });
  });
});
