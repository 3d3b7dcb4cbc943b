import assert from 'node:assert/strict';
import fc from 'fast-check';
import { advowareIsAsInBase, baseWithoutAdvoware, reconcile, type Base, type Newer } from '../../../src/domain/beteiligte/reconcile.js';
import {
  fieldsOf, fromAdvoware, fromEspo, type AdvowareStammdaten, type EspoStammdaten, type Field,
} from '../../../src/domain/beteiligte/stammdaten.js';

const espo = (over: EspoStammdaten = {}): EspoStammdaten => ({ lastName: 'Muster', firstName: 'Erika', rechtsform: 'Natürliche Person', salutationName: 'Ms.', dateOfBirth: '1980-05-04', ...over });
const advoware = (over: AdvowareStammdaten = {}): AdvowareStammdaten => ({ name: 'Muster', vorname: 'Erika', rechtsform: 'Natürliche Person', anrede: 'Frau', geburtsdatum: '1980-05-04T00:00:00', ...over });
const settledBase = reconcile(espo(), advoware(), {}, 'undecided').base;

describe('Stammdaten, three ways', () => {
  it('plans nothing when both sides are equal', () => {
    const plan = reconcile(espo(), advoware(), settledBase, 'undecided');
    assert.deepEqual([plan.toAdvoware, plan.toEspo, plan.conflicts], [{}, {}, []]);
  });

  it('sends a change made in EspoCRM to Advoware', () => {
    const plan = reconcile(espo({ firstName: 'Erike' }), advoware(), settledBase, 'undecided');
    assert.deepEqual([plan.toAdvoware, plan.toEspo], [{ vorname: 'Erike' }, {}]);
  });

  it('sends a change made in Advoware to EspoCRM', () => {
    const plan = reconcile(espo(), advoware({ geburtsdatum: '1980-05-05T00:00:00' }), settledBase, 'undecided');
    assert.deepEqual([plan.toAdvoware, plan.toEspo], [{}, { dateOfBirth: '1980-05-05' }]);
  });

  it('merges changes to different fields', () => {
    const plan = reconcile(espo({ firstName: 'Erike' }), advoware({ name: 'Mustermann' }), settledBase, 'undecided');
    assert.deepEqual([plan.toAdvoware, plan.toEspo, plan.conflicts], [{ vorname: 'Erike' }, { lastName: 'Mustermann' }, []]);
  });

  it('adopts the same change on both sides without a write and without a conflict', () => {
    const plan = reconcile(espo({ firstName: 'Erike' }), advoware({ vorname: 'Erike' }), settledBase, 'undecided');
    assert.deepEqual([plan.toAdvoware, plan.toEspo, plan.conflicts], [{}, {}, []]);
    assert.deepEqual(plan.base.vorname, { espo: 'Erike', advoware: 'Erike' });
  });

  it('lets EspoCRM win a conflict and names the loser', () => {
    const plan = reconcile(espo({ firstName: 'Erike' }), advoware({ vorname: 'Erikah' }), settledBase, 'undecided');
    assert.deepEqual(plan.toAdvoware, { vorname: 'Erike' });
    assert.deepEqual(plan.conflicts, [{ field: 'vorname', winner: 'espocrm', espo: 'Erike', advoware: 'Erikah' }]);
  });

  it('carries a cleared field over', () => {
    assert.deepEqual(reconcile(espo({ dateOfBirth: null }), advoware(), settledBase, 'undecided').toAdvoware, { geburtsdatum: null });
    assert.deepEqual(reconcile(espo(), advoware({ vorname: '' }), settledBase, 'undecided').toEspo, { firstName: null });
  });

  it('takes empty text, null and absence for the same, and blanks around a text for nothing', () => {
    const plan = reconcile(espo({ handelsregisterNummer: null, firstName: ' Erika ' }), advoware({ handelsRegisterNummer: '' }), settledBase, 'undecided');
    assert.deepEqual([plan.toAdvoware, plan.toEspo], [{}, {}]);
  });

  it('never takes the name away from EspoCRM, which requires one, but tells', () => {
    const plan = reconcile(espo(), advoware({ name: '' }), settledBase, 'undecided');
    assert.deepEqual([plan.toEspo, plan.unholdable], [{}, [{ field: 'name', heldBy: 'advoware', value: '' }]]);
  });
});

describe('Stammdaten at first contact', () => {
  const contact = (newer: Newer, e: EspoStammdaten, a: AdvowareStammdaten) => reconcile(espo(e), advoware(a), {}, newer);

  it('fills what is empty on one side from the other', () => {
    const plan = contact('undecided', { dateOfBirth: null }, { vorname: null });
    assert.deepEqual([plan.toEspo, plan.toAdvoware], [{ dateOfBirth: '1980-05-04' }, { vorname: 'Erika' }]);
  });
  it('lets the newer side win where both hold something', () => {
    assert.deepEqual(contact('advoware', { firstName: 'Alt' }, {}).toEspo, { firstName: 'Erika' });
    assert.deepEqual(contact('espocrm', { firstName: 'Neu' }, {}).toAdvoware, { vorname: 'Neu' });
  });
  it('is a conflict where neither side is known to be newer', () => {
    assert.equal(contact('undecided', { firstName: 'Anna' }, {}).conflicts.length, 1);
  });
  it('sends every filled field of a new record', () => {
    assert.deepEqual(reconcile(espo(), {}, {}, 'espocrm').toAdvoware, {
      name: 'Muster', vorname: 'Erika', rechtsform: 'Natürliche Person', anrede: 'Frau', geburtsdatum: '1980-05-04T00:00:00',
    });
  });
});

describe('A company', () => {
  const firma = (over: EspoStammdaten = {}): EspoStammdaten => ({ lastName: 'Bau AG', firmenname: 'Bau AG', rechtsform: 'AG', handelsregisterNummer: 'HRB 1', ...over });
  const firmaA = (over: AdvowareStammdaten = {}): AdvowareStammdaten => ({ name: 'Bau AG', rechtsform: 'AG', handelsRegisterNummer: 'HRB 1', ...over });
  const base = reconcile(firma(), firmaA(), {}, 'undecided').base;

  it('is called by its company name in Advoware', () => {
    assert.deepEqual(reconcile(firma({ firmenname: 'Hochbau AG' }), firmaA(), base, 'undecided').toAdvoware, { name: 'Hochbau AG' });
  });
  it('gets its last name along with its company name', () => {
    assert.deepEqual(reconcile(firma(), firmaA({ name: 'Tiefbau AG' }), base, 'undecided').toEspo, { firmenname: 'Tiefbau AG', lastName: 'Tiefbau AG' });
  });
  it('is not written because of its last name alone', () => {
    const plan = reconcile(firma({ lastName: 'Alt' }), firmaA(), base, 'undecided');
    assert.deepEqual([plan.toEspo, plan.toAdvoware, plan.espoFollowing], [{}, {}, { lastName: 'Bau AG' }]);
  });
  it('is one without a Rechtsform when a company name is set', () => {
    assert.equal(reconcile(firma({ rechtsform: null }), firmaA({ rechtsform: null }), {}, 'undecided').art, 'firma');
  });
  it('keeps first name and birth date out of it', () => {
    const plan = reconcile(firma({ firstName: 'Max', dateOfBirth: '1990-01-01' }), firmaA(), base, 'undecided');
    assert.deepEqual(plan.toAdvoware, {});
  });
  it('becomes one when the Rechtsform changes in Advoware, and gets its company name with it', () => {
    const personBase = reconcile(espo(), advoware(), {}, 'undecided').base;
    const plan = reconcile(espo(), advoware({ rechtsform: 'GmbH', name: 'Muster GmbH' }), personBase, 'undecided');
    assert.deepEqual([plan.art, plan.toEspo], ['firma', { firmenname: 'Muster GmbH', lastName: 'Muster GmbH', rechtsform: 'GmbH' }]);
  });
});

describe('A value that the other side cannot hold', () => {
  it('stays in Advoware and is told once', () => {
    const first = reconcile(espo(), advoware({ anrede: 'Eheleute' }), settledBase, 'undecided');
    assert.deepEqual([first.toEspo, first.unholdable], [{}, [{ field: 'anrede', heldBy: 'advoware', value: 'Eheleute' }]]);
    const second = reconcile(espo(), advoware({ anrede: 'Eheleute' }), first.base, 'undecided');
    assert.deepEqual([second.toEspo, second.toAdvoware, second.unholdable], [{}, {}, []]);
  });
  it('gives way to a later edit in EspoCRM', () => {
    const { base } = reconcile(espo(), advoware({ anrede: 'Eheleute' }), settledBase, 'undecided');
    assert.deepEqual(reconcile(espo({ salutationName: 'Mr.' }), advoware({ anrede: 'Eheleute' }), base, 'undecided').toAdvoware, { anrede: 'Herr' });
  });
  it('is not sent as Dr. from EspoCRM, where a title is no Anrede', () => {
    const plan = reconcile(espo({ salutationName: 'Dr.' }), advoware(), settledBase, 'undecided');
    assert.deepEqual([plan.toAdvoware, plan.unholdable.length], [{}, 1]);
  });
  it('is written in the words the CRM record uses already', () => {
    const plan = reconcile(espo({ salutationName: 'Frau' }), advoware({ anrede: 'Herr' }), settledBase, 'undecided');
    assert.deepEqual(plan.toEspo, { salutationName: 'Herr' });
  });
  it('reads the zero date of Advoware as no date', () => {
    assert.equal(fromAdvoware({ geburtsdatum: '0001-01-01T00:00:00' }).geburtsdatum, '');
  });
});

describe('Laws of the reconcile', () => {
  const text = fc.constantFrom('', 'A', 'B', 'C', ' A ');
  const rechtsform = fc.constantFrom('', 'Natürliche Person', 'GmbH', 'Unbekannte Form');
  const espoSide: fc.Arbitrary<EspoStammdaten> = fc.record({
    lastName: fc.constantFrom('A', 'B', 'C'), firstName: text, firmenname: text, rechtsform: rechtsform.filter((value) => value !== 'Unbekannte Form'),
    salutationName: fc.constantFrom('', 'Mr.', 'Ms.', 'Dr.'), dateOfBirth: fc.constantFrom(null, '1980-01-01', '1990-02-02'), handelsregisterNummer: text,
  });
  const advowareSide: fc.Arbitrary<AdvowareStammdaten> = fc.record({
    name: text, vorname: text, rechtsform, anrede: fc.constantFrom('', 'Herr', 'Frau', 'Eheleute'),
    geburtsdatum: fc.constantFrom(null, '1980-01-01T00:00:00', '1990-02-02T00:00:00'), handelsRegisterNummer: text,
  });
  const newer = fc.constantFrom<Newer>('espocrm', 'advoware', 'undecided');
  const baseOf = (e: EspoStammdaten, a: AdvowareStammdaten): Base => reconcile(e, a, {}, 'undecided').base;
  const apply = <Side extends object>(side: Side, ...changes: readonly object[]): Side => Object.assign({}, side, ...changes) as Side;

  it('comes to rest: after the plan is applied a second one is empty (I2)', () => {
    fc.assert(fc.property(espoSide, advowareSide, espoSide, advowareSide, newer, fc.boolean(), (e0, a0, e1, a1, who, known) => {
      const plan = reconcile(e1, a1, known ? baseOf(e0, a0) : {}, who);
      const second = reconcile(apply(e1, plan.espoFollowing, plan.toEspo), apply(a1, plan.toAdvoware), plan.base, 'undecided');
      assert.deepEqual([second.toEspo, second.toAdvoware, second.conflicts, second.unholdable], [{}, {}, [], []]);
    }), { numRuns: 5_000 });
  });

  it('makes both sides equal in every field that both can hold (I1)', () => {
    fc.assert(fc.property(espoSide, advowareSide, espoSide, advowareSide, newer, (e0, a0, e1, a1, who) => {
      const plan = reconcile(e1, a1, baseOf(e0, a0), who);
      const after = { espo: fromEspo(apply(e1, plan.toEspo), plan.art), advoware: fromAdvoware(apply(a1, plan.toAdvoware)) };
      const apart = fieldsOf(plan.art).filter((field) => after.espo[field] !== after.advoware[field]);
      const holdable = apart.filter((field) => !isForeign(field, after.espo[field], after.advoware[field]));
      assert.deepEqual(holdable, []);
    }), { numRuns: 5_000 });
  });

  it('loses no edit: one made on one side only reaches the other or is told (I3)', () => {
    fc.assert(fc.property(espoSide, advowareSide, text, (e0, a0, value) => {
      const settled = reconcile(e0, a0, {}, 'undecided');
      const e = apply(e0, settled.toEspo);
      const a = apply(a0, settled.toAdvoware);
      if (settled.art !== 'person') return;
      const plan = reconcile({ ...e, firstName: value }, a, settled.base, 'undecided');
      assert.equal(fromAdvoware(apply(a, plan.toAdvoware)).vorname, value.trim());
    }), { numRuns: 2_000 });
  });

  it('keeps the old past of fields whose write to Advoware was held back', () => {
    const changed = espo({ firstName: 'Erike' });
    const plan = reconcile(changed, advoware(), settledBase, 'undecided');
    const held = baseWithoutAdvoware(plan, settledBase);
    assert.deepEqual(reconcile(changed, advoware(), held, 'undecided').toAdvoware, { vorname: 'Erike' });
  });

  it('knows Advoware to be as in the base only when every known field is', () => {
    assert.equal(advowareIsAsInBase(advoware(), settledBase), true);
    assert.equal(advowareIsAsInBase(advoware({ name: 'Anders' }), settledBase), false);
    assert.equal(advowareIsAsInBase(advoware(), {}), false);
  });

  function isForeign(field: Field, espoValue: string, advowareValue: string): boolean {
    if (field === 'anrede') return espoValue === 'Dr.' || advowareValue === 'Eheleute';
    if (field === 'rechtsform') return advowareValue === 'Unbekannte Form';
    return field === 'name' && advowareValue === '';
  }
});
