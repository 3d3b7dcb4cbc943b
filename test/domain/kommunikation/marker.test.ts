import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kinds } from '../../../src/domain/kommunikation/kinds.js';
import { parseMarker, slotMarker, syncedMarker, userText, withMarker } from '../../../src/domain/kommunikation/marker.js';

const kommKz = fc.constantFrom(...kinds.map((kind) => kind.kommKz));
const value = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
const words = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '[', ']', ':', '-', 'ESPOCRM', 'espocrm', '3', '=', 'ä', '🙂'), maxLength: 12 });

describe('kommunikation: markers', () => {
  it('give back every value, kind and word of the user', () => {
    fc.assert(fc.property(value, kommKz, words, (text, kind, mine) => {
      fc.pre(parseMarker(mine).kind === 'none');
      const read = parseMarker(withMarker(parseMarker(mine), syncedMarker(text, kind)));
      assert.ok(read.kind === 'synced');
      assert.deepEqual([read.value, read.kommKz, userText(read)], [text, kind, mine]);
    }));
  });

  it('are replaced without touching a character around them', () => {
    fc.assert(fc.property(value, kommKz, words, words, (text, kind, before, after) => {
      const remark = before + syncedMarker(text, kind) + after;
      const read = parseMarker(remark);
      fc.pre(read.kind === 'synced');
      assert.equal(withMarker(read, syncedMarker(text, kind)), remark);
      assert.equal(withMarker(read, slotMarker(kind)), before + slotMarker(kind) + after);
    }));
  });

  it('of anything a person may leave there never make the reader throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), words), (remark) => {
      const read = parseMarker(remark);
      assert.equal(read.kind === 'none' || read.kind === 'broken' ? read.text : 'ok', read.kind === 'none' || read.kind === 'broken' ? remark : 'ok');
    }));
  });

  const examples: readonly (readonly [string, string, object])[] = [
    ['an absent remark', '', { kind: 'none', text: '' }],
    ['words only', 'Büro, siehe EspoCRM: alt', { kind: 'none', text: 'Büro, siehe EspoCRM: alt' }],
    ['a synced marker with words', '[ESPOCRM:YUBi:4] privat', { kind: 'synced', value: 'a@b', kommKz: 4, before: '', after: ' privat' }],
    ['words in front and a line break', 'alt\n[ESPOCRM:YUBi:12]neu', { kind: 'synced', value: 'a@b', kommKz: 12, before: 'alt\n', after: 'neu' }],
    ['a slot', '[ESPOCRM-SLOT:3]', { kind: 'slot', kommKz: 3, before: '', after: '' }],
    ['one good marker beside a half one', '[ESPOCRM-SLOT:3] [ESPOCRM:YU', { kind: 'slot', kommKz: 3, before: '', after: ' [ESPOCRM:YU' }],
  ];
  for (const [name, remark, expected] of examples) {
    it(`are read from ${name}`, () => assert.deepEqual(parseMarker(remark), expected));
  }

  const broken: readonly (readonly [string, string, string])[] = [
    ['half deleted', '[ESPOCRM:YUBi', 'unreadable'],
    ['without its opening bracket', 'ESPOCRM:YUBi:4] x', 'unreadable'],
    ['in the wrong case', '[espocrm:YUBi:4]', 'unreadable'],
    ['with blanks inside', '[ESPOCRM: YUBi :4]', 'unreadable'],
    ['without a value', '[ESPOCRM::4]', 'unreadable'],
    ['whose base64 is no UTF-8', '[ESPOCRM:/w==:4]', 'unreadable'],
    ['whose base64 is cut', '[ESPOCRM:YUB:4]', 'unreadable'],
    ['of an unknown kind', '[ESPOCRM:YUBi:13]', 'unknown_kind'],
    ['of kind 5', '[ESPOCRM:YUBi:5]', 'unknown_kind'],
    ['of a slot of no kind', '[ESPOCRM-SLOT:0]', 'unknown_kind'],
    ['that stand there twice', '[ESPOCRM:YUBi:4][ESPOCRM:YUBi:4]', 'several'],
  ];
  for (const [name, remark, reason] of broken) {
    it(`${name} are broken and stay as they are`, () => {
      const read = parseMarker(remark);
      assert.deepEqual(read, { kind: 'broken', reason, text: remark });
      assert.equal(withMarker(read, slotMarker(1)), remark);
    });
  }
});
