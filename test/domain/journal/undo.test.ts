import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sameValue, undoOf, type WrittenRow } from '../../../src/domain/journal/undo.js';

const row = (more: Partial<WrittenRow> = {}): WrittenRow => ({
  system: 'advoware', operation: 'PUT Beteiligte', outcome: 'done', recordId: '104', before: { name: 'Alt', vorname: 'Änne' }, after: { name: 'Neu', vorname: 'Änne' }, ...more,
});

describe('Taking a write back', () => {
  it('wants the values before it, where those it wrote still stand', () => {
    assert.deepEqual(undoOf(row()), { kind: 'possible', target: { kind: 'advoware_beteiligter', betNr: 104 }, expected: { name: 'Neu' }, wanted: { name: 'Alt' } });
  });

  it('empties a field that was empty before', () => {
    const undo = undoOf(row({ before: {}, after: { geburtsdatum: '1990-01-01T00:00:00' } }));
    assert.deepEqual(undo.kind === 'possible' && undo.wanted, { geburtsdatum: null });
  });

  it('leaves the state that the hub keeps on a record alone', () => {
    const undo = undoOf(row({ system: 'espocrm', operation: 'PUT CBeteiligte', recordId: 'a1', before: { lastName: 'Alt', syncStatus: 'dirty' }, after: { lastName: 'Neu', syncStatus: 'clean' } }));
    assert.deepEqual(undo, { kind: 'possible', target: { kind: 'crm_beteiligter', entityId: 'a1' }, expected: { lastName: 'Neu' }, wanted: { lastName: 'Alt' } });
    assert.equal(undoOf(row({ system: 'espocrm', operation: 'PUT CBeteiligte', before: { syncStatus: 'dirty' }, after: { syncStatus: 'clean', betnr: 104 } })).kind, 'impossible');
  });

  it('finds the entry of a phone or e-mail', () => {
    const undo = undoOf(row({ operation: 'PUT Kommunikation', recordId: '104/7', before: { tlf: '1' }, after: { tlf: '2' } }));
    assert.deepEqual(undo.kind === 'possible' && undo.target, { kind: 'advoware_kommunikation', betNr: 104, entryId: 7 });
  });

  it('finds the appointment in Advoware', () => {
    const undo = undoOf(row({ operation: 'PUT appointments', recordId: '4711', before: { text: 'Alt' }, after: { text: 'Neu', ort: 'Saal 7' } }));
    assert.deepEqual(undo, { kind: 'possible', target: { kind: 'advoware_appointment', frNr: 4711 }, expected: { text: 'Neu', ort: 'Saal 7' }, wanted: { text: 'Alt', ort: null } });
  });

  it("leaves an entry's remark alone, where the hub's marker stands", () => {
    const before = { tlf: '1', bemerkung: '[ESPOCRM:MQ==:1] privat', online: true };
    const undo = undoOf(row({ operation: 'PUT Kommunikation', recordId: '104/7', before, after: { ...before, tlf: '2', bemerkung: '[ESPOCRM:Mg==:1] privat' } }));
    assert.deepEqual(undo.kind === 'possible' && [undo.expected, undo.wanted], [{ tlf: '2' }, { tlf: '1' }]);
    assert.equal(undoOf(row({ operation: 'PUT Kommunikation', recordId: '104/7', before: { ...before, bemerkung: 'privat' }, after: before })).kind, 'impossible');
  });

  for (const outcome of ['open', 'remark', 'suppressed', 'refused', 'unknown']) {
    it(`is refused for a row that is ${outcome}: nobody knows that it wrote`, () => { assert.equal(undoOf(row({ outcome })).kind, 'impossible'); });
  }

  for (const more of [{ operation: 'POST Beteiligte' }, { operation: 'DELETE appointments' }, { operation: 'PUT Kommunikation', recordId: '104' }, { recordId: 'x' }, { system: 'google', operation: 'PATCH events' }]) {
    it(`is refused for ${more.operation ?? 'an odd record'}`, () => { assert.equal(undoOf(row(more)).kind, 'impossible'); });
  }

  it('compares values whatever the order of their names', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      assert.ok(sameValue(value, turned));
    }));
    assert.ok(sameValue([{ phoneNumber: '1', type: null }], [{ phoneNumber: '1' }]));
    assert.ok(!sameValue(['1', '2'], ['2', '1']));
  });
});
