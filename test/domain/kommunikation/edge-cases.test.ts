import assert from 'node:assert/strict';
import { syncedMarker } from '../../../src/domain/kommunikation/marker.js';
import { baseAfter } from '../../../src/domain/kommunikation/next-base.js';
import { email, entry, marked, operations, phone, plan, slot, type RecordInput } from './record.js';

const a = '+49511123456';
const b = '+491711234567';
const c = '+493012345678';
const d = '+49511777777';
const primary = { primary: true };

function baseOf(input: RecordInput) {
  return baseAfter(plan(input), new Map());
}

function crmPhones(input: RecordInput): readonly string[] | 'unchanged' {
  const { crm } = plan(input);
  return crm.kind === 'write' ? crm.data.phoneNumberData?.map((item) => item.phoneNumber) ?? [] : 'unchanged';
}

describe('kommunikation: deleted stays deleted', () => {
  const entries = [marked(1, a, a, 1), entry(2, '0511 123456')];

  it('also when a second, unmarked entry still holds the value', () => {
    const base = baseOf({ phones: [phone(a, 'Office', primary)], entries });
    for (const known of [{ base }, {}]) {
      const made = plan({ entries, ...known });
      assert.deepEqual([made.crm.kind, made.advoware.map((operation) => operation.kind)], ['unchanged', ['to_slot']]);
      assert.deepEqual(made.reports.map((report) => report.code), ['deleted_but_kept']);
      assert.equal(crmPhones({ entries: [slot(1, 1), entry(2, '0511 123456')], base: made.nextBase }), 'unchanged');
    }
  });

  it('until someone changes the entry that was left behind', () => {
    const base = plan({ entries, base: baseOf({ phones: [phone(a, 'Office', primary)], entries }) }).nextBase;
    assert.deepEqual(crmPhones({ entries: [slot(1, 1), entry(2, '0511 777777')], base }), [d]);
  });

  it('when Advoware changed a value to one that is new in the CRM: the former one goes', () => {
    const made = plan({ phones: [phone(a, 'Office', primary), phone(b, 'Mobile'), phone(d)], entries: [marked(1, '0511 777777', a, 1), marked(2, b, b, 3)] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map((item) => [item.phoneNumber, item.primary]), [[b, false], [d, true]]);
    assert.deepEqual(operations(made), [{ kind: 'set_marker', entryId: 1, tlf: '0511 777777', bemerkung: syncedMarker(d, 1), online: false, kommKz: 1 }]);
  });

  it('but an entry that is missing is not deleted because its marker was copied', () => {
    const phones = [phone(a, 'Office', primary), phone(d)];
    const base = baseOf({ phones, entries: [marked(1, a, a, 1), marked(2, d, d, 1)] });
    const made = plan({ phones, entries: [marked(2, d, a, 1)], base });
    assert.equal(made.crm.kind, 'unchanged');
    assert.equal(made.settled, false);
  });

  it('by two marked entries of one value: both go when the CRM deletes it', () => {
    const twins = [marked(1, a, a, 1), marked(2, '0511 123456', a, 1)];
    assert.deepEqual(plan({ entries: twins }).advoware.map((operation) => operation.kind), ['to_slot', 'to_slot']);
  });

  it('by an entry changed to another one’s value: it gets that one’s marker, so it goes with it', () => {
    const phones = [phone(a, 'Office', primary), phone(d)];
    const made = plan({ phones, entries: [marked(1, '0511 777777', a, 1), marked(2, d, d, 1)] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map((item) => item.phoneNumber), [d]);
    assert.deepEqual(operations(made), [{ kind: 'set_marker', entryId: 1, tlf: '0511 777777', bemerkung: syncedMarker(d, 1), online: false, kommKz: 1 }]);
  });
});

describe('kommunikation: what changed into what', () => {
  it('two entries changed to one value become one value in the CRM', () => {
    const made = plan({ phones: [phone(a), phone(b, 'Office', primary)], entries: [marked(1, '0511 777777', a, 1), marked(2, d, b, 1)] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData, [{ phoneNumber: d, type: 'Office', primary: true, optOut: false, invalid: false }]);
    assert.deepEqual(made.reports.map((report) => report.code), ['duplicate']);
  });

  it('a copy of a marker whose value the CRM changed is a value of its own and no conflict', () => {
    const made = plan({ phones: [phone(c, 'Office', primary)], entries: [marked(1, a, a, 1), marked(2, '0511 777777', a, 1)] });
    assert.deepEqual(made.conflicts, []);
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map((item) => item.phoneNumber), [c, d]);
    assert.deepEqual(made.advoware.map(({ kind, tlf }) => [kind, tlf]), [['put', c], ['set_marker', '0511 777777']]);
  });

  it('a new value in the CRM follows the entry nobody touched, so that nothing is lost', () => {
    const made = plan({ phones: [phone(c, 'Office', primary)], entries: [marked(1, '0511 777777', a, 1), marked(2, b, b, 1)] });
    assert.deepEqual(made.conflicts.map((conflict) => conflict.winner), ['advoware']);
    assert.deepEqual(made.advoware.map(({ kind, tlf }) => [kind, tlf]), [['set_marker', '0511 777777'], ['put', c]]);
  });

  it('two numbers changed in the CRM stay on their own entries, by their places in the list', () => {
    const entries = [marked(1, a, a, 3, 'privat'), marked(2, b, b, 3, 'Büro')];
    const base = baseOf({ phones: [phone(b, 'Mobile', primary), phone(a, 'Mobile')], entries });
    const made = plan({ phones: [phone(c, 'Mobile', primary), phone(d, 'Mobile')], entries, base });
    assert.deepEqual(made.advoware.map(({ tlf, bemerkung }) => [tlf, bemerkung]), [[d, `${syncedMarker(d, 3)} privat`], [c, `${syncedMarker(c, 3)} Büro`]]);
  });

  it('e-mails keep their kind through every change', () => {
    const made = plan({ emails: [email('neu@kanzlei.example', primary)], entries: [marked(1, 'alt@kanzlei.example', 'alt@kanzlei.example', 12)] });
    assert.deepEqual(operations(made), [
      { kind: 'put', entryId: 1, tlf: 'neu@kanzlei.example', bemerkung: syncedMarker('neu@kanzlei.example', 12), online: false, kommKz: 12 },
    ]);
  });

  it('two types swapped in the CRM change both entries without a value standing twice', () => {
    const made = plan({ phones: [phone(a, 'Mobile', primary), phone(b, 'Office')], entries: [marked(1, a, a, 1), marked(2, b, b, 3)] });
    assert.deepEqual(made.advoware.map((operation) => [operation.kind, operation.kind === 'post' ? 0 : operation.entryId, operation.tlf]), [
      ['to_slot', 1, ''], ['to_slot', 2, ''], ['reuse_slot', 2, a], ['reuse_slot', 1, b],
    ]);
  });

  it('two values swapped in Advoware swap their types in the CRM, and the flags stay with the numbers', () => {
    const phones = [phone(a, 'Office', { primary: true, optOut: true }), phone(b, 'Mobile')];
    const made = plan({ phones, entries: [marked(1, b, a, 1), marked(2, a, b, 3)] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map(({ phoneNumber, type, optOut }) => [phoneNumber, type, optOut]), [[a, 'Mobile', true], [b, 'Office', false]]);
    assert.deepEqual(made.advoware.map((operation) => operation.kind), ['set_marker', 'set_marker']);
  });

  it('a slot in which someone typed a number is a new number of its kind', () => {
    const made = plan({ entries: [{ ...slot(1, 7, 'Notiz'), tlf: '0511 777777' }] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map(({ phoneNumber, type }) => [phoneNumber, type]), [[d, 'Fax']]);
    assert.deepEqual(made.advoware[0]?.bemerkung, `${syncedMarker(d, 7)} Notiz`);
  });

  it('a slot is newer than the base: a value entered in the CRM again is new there', () => {
    const phones = [phone(a, 'Office', primary)];
    const made = plan({ phones, entries: [slot(1, 1)], base: baseOf({ phones, entries: [marked(1, a, a, 1)] }) });
    assert.deepEqual([made.crm.kind, made.advoware.map((operation) => operation.kind)], ['unchanged', ['reuse_slot']]);
  });

  it('a marker copied from another kind does not turn an entry into that kind', () => {
    const phones = [phone(a, 'Office', primary), phone(b, 'Mobile')];
    const base = baseOf({ phones, entries: [marked(1, a, a, 1), marked(2, b, b, 3)] });
    const made = plan({ phones, entries: [marked(1, a, b, 3, 'privat'), marked(2, b, b, 3)], base });
    assert.equal(made.crm.kind, 'unchanged');
    assert.deepEqual(operations(made), [{ kind: 'set_marker', entryId: 1, tlf: a, bemerkung: `${syncedMarker(a, 1)} privat`, online: false, kommKz: 1 }]);
  });
});

describe('kommunikation: what a limited direction leaves open is not forgotten', () => {
  const phones = [phone(a, 'Office', primary), phone(b, 'Mobile')];

  it('a primary moved in the CRM', () => {
    const entries = [marked(1, a, a, 1, '', true), marked(2, b, b, 3, '', true)];
    const moved = [phone(a), phone(b, 'Mobile', primary)];
    const first = plan({ phones: moved, entries, base: baseOf({ phones, entries }), direction: 'to_espocrm' });
    assert.deepEqual([first.crm.kind, first.advoware], ['unchanged', []]);
    assert.deepEqual(plan({ phones: moved, entries, base: first.nextBase }).advoware.map((operation) => operation.online), [false]);
  });

  it('a value deleted in the CRM whose entry has no marker any more', () => {
    const base = baseOf({ phones, entries: [marked(1, a, a, 1), marked(2, b, b, 3)] });
    const entries = [entry(1, a), marked(2, b, b, 3)];
    const first = plan({ phones: [phone(b, 'Mobile', primary)], entries, base, direction: 'to_espocrm' });
    assert.deepEqual([first.crm.kind, first.advoware], ['unchanged', []]);
    assert.deepEqual(plan({ phones: [phone(b, 'Mobile', primary)], entries, base: first.nextBase }).advoware.map((operation) => operation.kind), ['to_slot']);
  });
});

describe('kommunikation: what only few records have', () => {
  it('one number in two notations is one value in EspoCRM, and an opt-out of either holds', () => {
    const phones = [phone('0511 123456', 'Office'), phone(a, 'Office', { primary: true, optOut: true })];
    const made = plan({ phones, entries: [marked(1, a, a, 1), entry(2, '0171 1234567')] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map(({ phoneNumber, primary: isPrimary, optOut }) => [phoneNumber, isPrimary, optOut]),
      [[a, true, true], [b, false, false]]);
  });

  it('an entry changed to another value of the CRM waits with the former one while nothing may go there', () => {
    const phones = [phone(a, 'Office', primary), phone(d)];
    const entries = [marked(1, d, a, 1)];
    const base = baseOf({ phones, entries: [marked(1, a, a, 1)] });
    const made = plan({ phones, entries, base, direction: 'to_advoware' });
    assert.deepEqual([made.crm.kind, made.advoware], ['unchanged', []]);
    assert.deepEqual(crmPhones({ phones, entries, base: made.nextBase }), [d]);
  });

  it('a value changed in Advoware and deleted in a full list of the CRM stays where it is, and is reported', () => {
    const phones = Array.from({ length: 10 }, (_, index) => phone(`+4930231250${10 + index}`, 'Office', index === 0 ? primary : {}));
    const entries = [...phones.map(({ phoneNumber }, index) => marked(index + 1, phoneNumber ?? '', phoneNumber ?? '', 1)), marked(11, d, a, 1)];
    const made = plan({ phones, entries });
    assert.deepEqual([made.crm.kind, made.conflicts, made.reports.map(({ code, entryId }) => [code, entryId])], ['unchanged', [], [['list_full', 11]]]);
    assert.deepEqual(made.advoware.filter((operation) => operation.kind !== 'post' && operation.entryId === 11), []);
  });
});
