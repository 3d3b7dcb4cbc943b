import assert from 'node:assert/strict';
import { kindOfEntry } from '../../../src/domain/kommunikation/kind-of-entry.js';
import { espoTypeOf, kindOf, kinds, kommKzFor, typeFits } from '../../../src/domain/kommunikation/kinds.js';
import { parseMarker, slotMarker, syncedMarker } from '../../../src/domain/kommunikation/marker.js';

const none = parseMarker('');

describe('kommunikation: kinds', () => {
  it('are eleven, and 5 is none of them', () => {
    assert.equal(kinds.length, 11);
    assert.equal(kindOf(5), undefined);
  });

  for (const [type, kommKz] of [['Office', 1], ['Fax', 2], ['Mobile', 3], ['Home', 6], ['Other', 10]] as const) {
    it(`${type} becomes ${kommKz} and comes back`, () => {
      assert.equal(kommKzFor('phone', type), kommKz);
      assert.equal(espoTypeOf(kommKz), type);
    });
  }

  it('that share a type survive the round trip', () => {
    assert.ok(typeFits(7, 'Fax') && typeFits(9, 'Mobile') && typeFits(8, null) && typeFits(12, null));
    assert.ok(!typeFits(7, 'Mobile'));
  });

  it('of a type the firm invented are Sonstige and never a changed type', () => {
    assert.equal(kommKzFor('phone', 'Ferienhaus'), 10);
    assert.equal(kommKzFor('phone', 'constructor'), 10);
    assert.ok(typeFits(3, 'Ferienhaus'));
  });
});

describe('kommunikation: the kind of an entry', () => {
  const record = { mobil: '0171 / 1234567', emailPrivat: 'A@b.example', internet: 'www.kanzlei.example' };

  it('comes from its marker first', () => {
    assert.deepEqual(kindOfEntry('0171 1234567', parseMarker(syncedMarker('+49', 9)), 0, record), { kind: 'known', kommKz: 9, by: 'marker' });
    assert.deepEqual(kindOfEntry('0171 1234567', parseMarker(slotMarker(7)), 0, record), { kind: 'known', kommKz: 7, by: 'marker' });
  });

  it('then from the top-level field with the same value', () => {
    assert.deepEqual(kindOfEntry('+491711234567', none, 0, record), { kind: 'known', kommKz: 3, by: 'field' });
    assert.deepEqual(kindOfEntry('a@b.example', none, 0, record), { kind: 'known', kommKz: 8, by: 'field' });
  });

  it('then from an @, else it is 1', () => {
    assert.deepEqual(kindOfEntry('x@y.example', none, 0, record), { kind: 'known', kommKz: 4, by: 'address' });
    assert.deepEqual(kindOfEntry('0511 1', none, 0, {}), { kind: 'known', kommKz: 1, by: 'default' });
  });

  it('is never synced when it is 5', () => {
    assert.deepEqual(kindOfEntry('www.kanzlei.example', none, 0, record), { kind: 'never_synced' });
    assert.deepEqual(kindOfEntry('0511 123456', none, 5, {}), { kind: 'never_synced' });
  });

  it('is what Advoware says, should it ever say something', () => {
    assert.deepEqual(kindOfEntry('0511 123456', none, 6, record), { kind: 'known', kommKz: 6, by: 'delivered' });
  });
});
