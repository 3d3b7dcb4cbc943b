import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainText, withoutHtml } from '../../../src/sync/leads/plain-text.js';

describe('HTML in a form', () => {
  const table: readonly (readonly [string, string])[] = [
    ['<b>Hallo</b> Welt<br>neu', 'Hallo Welt\nneu'], ['<p>eins</p><p>zwei</p>', 'eins\n\nzwei'],
    ['<script>alert(1)</script>Hi <img src=x onerror=alert(1)>', 'Hi'], ['<svg/onload=alert(1)>', ''], ['<style>b{}</style>da', 'da'],
    ['&lt;b&gt;fett&lt;/b&gt;', 'fett'], ['&amp;lt;i&amp;gt;kursiv', 'kursiv'], ['Müller &amp; Söhne', 'Müller & Söhne'], ['<img src="a>b" onerror="x">y', 'y'],
    ['Miete < 500 € & mehr', 'Miete < 500 € & mehr'], ['Wohnung <Berlin, 3 Zimmer', 'Wohnung <Berlin, 3 Zimmer'], ['Max <max@muster.example>', 'Max max@muster.example'], ['I <3 you', 'I <3 you'],
    ['Zeile 1\r\nZeile 2', 'Zeile 1\nZeile 2'], ['a\0b\u202ec', 'abc'],
  ];
  for (const [html, plain] of table) it(`${JSON.stringify(html)} is ${JSON.stringify(plain)}`, () => assert.equal(plainText(html), plain));

  it('is nowhere in a text that was read', () => {
    const piece = fc.constantFrom('<', '>', '&lt;', '&gt;', '&amp;', 'b', 'script', '/', ' ', '"', '=', 'x', '!--', 'ä', '\n');
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')), (text) => {
      const plain = plainText(text);
      assert.equal(plainText(plain), plain);
      assert.doesNotMatch(plain, /<[a-z][^<>]*>/i);
    }), { numRuns: 1_000 });
  });

  it('goes from every text of a body, whatever its shape', () => {
    assert.deepEqual(withoutHtml({ a: '<b>x</b>', b: [1, '<i>y</i>', { c: null }], d: true }), { a: 'x', b: [1, 'y', { c: null }], d: true });
  });
});
