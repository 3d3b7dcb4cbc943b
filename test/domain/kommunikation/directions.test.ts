import assert from 'node:assert/strict';
import { contentsAfter, contentsOf } from '../../../src/domain/kommunikation/contents.js';
import { baseAfter } from '../../../src/domain/kommunikation/next-base.js';
import type { Plan } from '../../../src/domain/kommunikation/plan.js';
import { reconcile } from '../../../src/domain/kommunikation/reconcile.js';
import { email, entry, marked, operations, phone, plan, slot, type RecordInput } from './record.js';

const a = '+49511123456';
const b = '+491711234567';
const d = '+49511777777';
const primary = { primary: true };
const baseOf = (input: RecordInput): Plan['nextBase'] => baseAfter(plan(input), new Map());
const crmPhones = ({ crm }: Plan): unknown => (crm.kind === 'write' ? crm.data.phoneNumberData?.map(({ phoneNumber, type }) => [phoneNumber, type]) : crm.kind);
const effects = (made: Plan): unknown => [crmPhones(made), made.advoware.map(({ kind, tlf }) => [kind, tlf])];
const nothing = ['unchanged', []];

describe('kommunikation: while nothing may go to Advoware', () => {
  const phones = [phone(a, 'Office', primary)];
  const entries = [marked(1, a, a, 1)];
  const base = baseOf({ phones, entries });

  /** What waits in one direction and is done by the next run in both. */
  function waits(input: RecordInput, then: unknown): void {
    const first = plan({ base, ...input, direction: 'to_espocrm' });
    assert.deepEqual(effects(first), nothing);
    assert.deepEqual(effects(plan({ ...input, base: first.nextBase })), then);
  }

  it('a value changed in the CRM waits', () => waits({ phones: [phone(d, 'Office', primary)], entries }, ['unchanged', [['put', d]]]));
  it('a type changed in the CRM waits', () => waits({ phones: [phone(a, 'Mobile', primary)], entries }, ['unchanged', [['to_slot', ''], ['post', a]]]));
  it('a type changed in the CRM and emptied in Advoware waits', () => {
    waits({ phones: [phone(a, 'Mobile', primary)], entries: [marked(1, '', a, 1)] }, ['unchanged', [['to_slot', ''], ['post', a]]]);
  });
  it('a number in a slot of another kind waits without being agreed on', () => {
    const input = { phones: [phone(a, 'Mobile', primary)], entries: [{ ...slot(1, 7), tlf: a }] };
    const first = plan({ ...input, direction: 'to_espocrm' });
    assert.deepEqual([effects(first), first.nextBase.entries], [nothing, {}]);
  });
  it('a primary that differs without a past waits, and none is agreed on', () => {
    const input = { phones: [phone(a, 'Office', primary), phone(b, 'Mobile')], entries: [marked(1, a, a, 1), marked(2, b, b, 3, '', true)] };
    const first = plan({ ...input, direction: 'to_espocrm' });
    assert.deepEqual([effects(first), first.nextBase.phone.primary], [nothing, null]);
    assert.deepEqual(plan(input).advoware.map(({ tlf, online }) => [tlf, online]), [[a, true], [b, false]]);
  });
});

describe('kommunikation: while nothing may go to the CRM', () => {
  const phones = [phone(a, 'Office', primary), phone(b, 'Mobile')];
  const entries = [marked(1, a, a, 1), marked(2, b, b, 3)];
  const base = baseOf({ phones, entries });

  it('a value changed in Advoware and deleted in the CRM waits, and the edit wins once it may', () => {
    const input = { phones: [phone(a, 'Office', primary)], entries: [marked(1, a, a, 1), marked(2, '0511 777777', b, 3)] };
    const first = plan({ ...input, base, direction: 'to_advoware' });
    assert.deepEqual(effects(first), nothing);
    assert.deepEqual(plan({ ...input, base: first.nextBase }).conflicts.map(({ winner, advowareValue }) => [winner, advowareValue]), [['advoware', '0511 777777']]);
  });
  it('a value moved to an entry of another kind in Advoware keeps its type in the CRM', () => {
    const input = { phones, entries: [marked(1, b, a, 1), marked(2, a, b, 3)] };
    assert.deepEqual(effects(plan({ ...input, base, direction: 'to_advoware' })), nothing);
  });
});

describe('kommunikation: what EspoCRM cannot take', () => {
  const reports = (made: Plan): unknown => made.reports.map(({ code, text }) => [code, text.includes('mit Vorwahl'), text.includes('10 Nummern')]);

  it('a value changed in Advoware to no number, and deleted in the CRM, stays there and is told', () => {
    const made = plan({ entries: [marked(1, '110', a, 1)] });
    assert.deepEqual([effects(made), made.conflicts, reports(made)], [nothing, [], [['not_storable', true, false]]]);
  });
  it('a new number beside a full list stays in Advoware and is told', () => {
    const phones = Array.from({ length: 10 }, (_, index) => phone(`+4930231250${10 + index}`, 'Office', index === 0 ? primary : {}));
    const listed = phones.map(({ phoneNumber }, index) => marked(index + 1, phoneNumber ?? '', phoneNumber ?? '', 1));
    const made = plan({ phones, entries: [...listed, entry(11, d)] });
    assert.deepEqual([effects(made), reports(made)], [nothing, [['list_full', false, true]]]);
  });
  it('a new address beside a full list is told as well', () => {
    const emails = Array.from({ length: 10 }, (_, index) => email(`a${index}@kanzlei.example`, index === 0 ? primary : {}));
    const listed = emails.map(({ emailAddress }, index) => marked(index + 1, emailAddress ?? '', emailAddress ?? '', 4));
    assert.deepEqual(plan({ emails, entries: [...listed, entry(11, 'neu@kanzlei.example')] }).reports.map(({ code, text }) => [code, text.includes('10 Adressen')]), [['list_full', true]]);
  });
  it('the last number, kept in an old national form, goes with its flat attribute', () => {
    const base = baseOf({ phones: [phone('0511 123456', 'Office', primary)], entries: [marked(1, a, a, 1)] });
    const { crm } = plan({ phones: [phone('0511 123456', 'Office', primary)], entries: [marked(1, '', a, 1)], base });
    assert.deepEqual(crm.kind === 'write' && crm.data, { phoneNumberData: [], phoneNumber: null });
  });
});

describe('kommunikation: a phone without a type', () => {
  const untyped = { phoneNumber: a, primary: true, optOut: false, invalid: false };
  it('is a mobile in Advoware, as EspoCRM itself has it', () => {
    for (const type of [undefined, null, '']) assert.deepEqual(operations(plan({ phones: [{ ...untyped, type }] })).map((operation) => (operation as { kommKz: number }).kommKz), [3]);
  });
  it('gets none when the list is sent', () => {
    const { crm } = plan({ phones: [untyped], entries: [marked(1, a, a, 3), entry(2, d)] });
    assert.deepEqual(crm.kind === 'write' && crm.data.phoneNumberData?.map((item) => ['type' in item, item.phoneNumber]), [[false, a], [true, d]]);
  });
});

describe('kommunikation: a number whose type is changed in the CRM', () => {
  it('takes its tick along to its new entry, and is known to have it', () => {
    const { advoware, nextBase } = plan({ phones: [phone(a, 'Mobile', primary)], entries: [marked(1, a, a, 1, '', true)] });
    assert.deepEqual([advoware.map(({ kind, online }) => [kind, online]), nextBase.entries['new:1']?.online], [[['to_slot', false], ['post', true]], true]);
  });
});

describe('kommunikation: two entries with the marker of one value', () => {
  it('are settled for the one whose kind is the CRM\'s type', () => {
    const made = plan({ phones: [phone(a, 'Mobile', primary)], entries: [marked(1, a, a, 1), marked(2, a, a, 3)] });
    assert.deepEqual([effects(made), made.nextBase.entries['2']?.role, made.reports.map(({ code }) => code)], [nothing, 'linked', ['duplicate']]);
  });
});

describe('kommunikation: entries that were not delivered', () => {
  it('are none where none were known', () => {
    for (const kommunikation of [null, undefined]) {
      const made = reconcile({ crm: { phoneNumberData: [phone(a, 'Office', primary)], emailAddressData: [] }, advoware: { kommunikation }, direction: 'both' });
      assert.deepEqual([effects(made), made.reports], [['unchanged', [['post', a]]], []]);
    }
  });
});

describe('kommunikation: what entries hold', () => {
  it('is the same in whatever order they come, and where nothing is said instead of nothing', () => {
    assert.equal(contentsOf([entry(1, a, 'x', true), entry(2, b)]), contentsOf([{ id: 7, tlf: b, bemerkung: null }, { id: 8, tlf: a, bemerkung: 'x', online: true }]));
    assert.equal(contentsOf(null), contentsOf([]));
    assert.notEqual(contentsOf([{ id: 1 }]), contentsOf([]));
  });
  it('differs by each part of an entry', () => {
    const texts = [entry(1, a), entry(1, b), entry(1, a, 'x'), entry(1, a, '', true)].map((one) => contentsOf([one]));
    assert.equal(new Set(texts).size, 4);
  });
  it('is known before it is written', () => {
    const entries = [marked(1, a, a, 1), slot(2, 3), marked(3, d, d, 1)];
    const made = plan({ phones: [phone(a, 'Office', primary), phone(b, 'Mobile'), phone('+493012345678', 'Fax')], entries });
    assert.deepEqual(made.advoware.map(({ kind }) => kind), ['to_slot', 'reuse_slot', 'post']);
    const written = made.advoware.map(({ tlf, bemerkung, online }, index) => entry(10 + index, tlf, bemerkung, online));
    assert.equal(contentsAfter(entries, made.advoware), contentsOf([marked(1, a, a, 1), ...written]));
  });
});
