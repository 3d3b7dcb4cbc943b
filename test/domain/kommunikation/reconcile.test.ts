import assert from 'node:assert/strict';
import { readBase } from '../../../src/domain/kommunikation/base.js';
import { syncedMarker } from '../../../src/domain/kommunikation/marker.js';
import { baseAfter } from '../../../src/domain/kommunikation/next-base.js';
import { reconcile } from '../../../src/domain/kommunikation/reconcile.js';
import { email, entry, marked, operations, phone, plan, slot } from './record.js';

const a = '+49511123456';
const b = '+491711234567';
const c = '+493012345678';
const primary = { primary: true };
const nothing = [{ kind: 'unchanged' }, []];

describe('kommunikation: primary and online', () => {
  const phones = [phone(a, 'Office', primary), phone(b, 'Mobile')];
  const entries = [marked(1, a, a, 1, '', true), marked(2, b, b, 3)];
  const base = plan({ phones, entries }).nextBase;
  const ticks = (...made: Parameters<typeof plan>) => plan(...made).advoware.map((operation) => [operation.kind === 'post' ? 0 : operation.entryId, operation.online]);

  it('agree as they are', () => assert.deepEqual([plan({ phones, entries, base }).crm, plan({ phones, entries, base }).advoware], nothing));

  it('follow the CRM when the primary moves there', () => {
    assert.deepEqual(ticks({ phones: [phone(a), phone(b, 'Mobile', primary)], entries, base }), [[1, false], [2, true]]);
    assert.deepEqual(ticks({ phones: [phone(a), phone(b, 'Mobile', primary)], entries }), [[1, false], [2, true]]);
  });

  it('follow Advoware when another entry is ticked there', () => {
    const made = plan({ phones, entries: [marked(1, a, a, 1, '', true), marked(2, b, b, 3, '', true)], base });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map((item) => item.primary), [false, true]);
    assert.deepEqual(operations(made).length, 1);
    assert.deepEqual(made.advoware[0]?.online, false);
  });

  it('leave an unticked primary unticked, with the ledger and without', () => {
    const unticked = [marked(1, a, a, 1), marked(2, b, b, 3)];
    for (const known of [{ base }, {}]) {
      const made = plan({ phones, entries: unticked, ...known });
      assert.deepEqual([made.crm, made.advoware], nothing);
    }
  });

  it('moved differently on both sides are a conflict that EspoCRM wins', () => {
    const three = [...phones, phone(c, 'Home')];
    const agreed = plan({ phones: three, entries: [...entries, marked(3, c, c, 6)] }).nextBase;
    const made = plan({ phones: [phone(a), phone(b, 'Mobile', primary), phone(c, 'Home')], entries: [...entries, marked(3, c, c, 6, '', true)], base: agreed });
    assert.deepEqual(made.crm, { kind: 'unchanged' });
    assert.deepEqual(made.conflicts.map(({ rule, winner }) => [rule, winner]), [['primary_moved', 'espocrm']]);
    assert.deepEqual(made.advoware.map((operation) => operation.online), [false, true, false]);
  });
});

describe('kommunikation: what must not be touched', () => {
  it('flags and types travel back as read when something else changes', () => {
    const phones = [phone(a, 'Ferienhaus', { primary: true, optOut: true, invalid: true })];
    const made = plan({ phones, entries: [marked(1, a, a, 10), entry(2, '0171 1234567')] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.[0], { phoneNumber: a, type: 'Ferienhaus', primary: true, optOut: true, invalid: true });
  });

  it('entries of kind 5 are never read, written or counted', () => {
    const made = plan({ entries: [entry(1, 'www.kanzlei.example', 'Startseite', true)], fields: { internet: 'www.kanzlei.example' } });
    assert.deepEqual([made.crm, made.advoware, made.reports], [{ kind: 'unchanged' }, [], []]);
  });

  it('a damaged marker is left alone and reported once', () => {
    const entries = [entry(1, '0511 123456', '[ESPOCRM:YUB')];
    const made = plan({ entries });
    assert.deepEqual([made.crm, made.advoware, made.reports.map((report) => report.code)], [{ kind: 'unchanged' }, [], ['marker_broken']]);
    assert.deepEqual(plan({ entries, base: made.nextBase }).reports, []);
  });

  it('a value EspoCRM cannot store is left alone and reported once', () => {
    const entries = [entry(1, '0511/1234-0 DW 12'), marked(2, '030 1234567; 0171 1234567', a, 1)];
    const made = plan({ phones: [phone(a, 'Office', primary)], entries });
    assert.deepEqual([made.crm, made.advoware, made.reports.map((report) => report.code)], [{ kind: 'unchanged' }, [], ['not_storable', 'not_storable']]);
    assert.deepEqual(plan({ phones: [phone(a, 'Office', primary)], entries, base: made.nextBase }).reports, []);
  });

  it('a list that EspoCRM did not deliver is not taken for empty', () => {
    const made = reconcile({ crm: { emailAddressData: [] }, advoware: { kommunikation: [marked(1, a, a, 1)] }, direction: 'both' });
    assert.deepEqual([made.crm, made.advoware, made.settled, made.reports.map((report) => report.code)], [{ kind: 'unchanged' }, [], false, ['list_not_delivered']]);
  });

  it('entries that Advoware did not deliver are not taken for deleted', () => {
    const phones = [phone(a, 'Office', primary)];
    const base = plan({ phones, entries: [marked(1, a, a, 1)] }).nextBase;
    const made = reconcile({ crm: { phoneNumberData: phones, emailAddressData: [] }, advoware: { kommunikation: null }, base, direction: 'both' });
    assert.deepEqual([made.crm, made.advoware, made.nextBase.entries], [{ kind: 'unchanged' }, [], base.entries]);
  });

  it('an entry missing in one listing leaves the CRM alone, missing in the next it leaves the CRM', () => {
    const phones = [phone(a, 'Office', primary)];
    const first = plan({ phones, base: plan({ phones, entries: [marked(1, a, a, 1)] }).nextBase });
    assert.deepEqual([first.crm, first.advoware, first.settled], [{ kind: 'unchanged' }, [], false]);
    const second = plan({ phones, base: first.nextBase });
    assert.deepEqual(second.crm.kind === 'write' && second.crm.data, { phoneNumberData: [] });
    assert.deepEqual(second.advoware, []);
  });

  it('old data that EspoCRM would refuse makes the list wait, and everything else goes on', () => {
    const phones = [phone('Zentrale', 'Office', primary), phone(b, 'Mobile')];
    const made = plan({ phones, emails: [email('a@b.example', primary)], entries: [entry(1, '0511 123456')] });
    assert.deepEqual(made.crm, { kind: 'unchanged' });
    assert.deepEqual(made.reports.map((report) => report.code), ['list_not_writable']);
    assert.deepEqual(made.advoware.map((operation) => [operation.kind, operation.tlf]), [['post', 'Zentrale'], ['post', b], ['post', 'a@b.example']]);
  });

  it('a number with an extension that EspoCRM keeps travels back as read', () => {
    const made = plan({ phones: [phone('+4315120300 ext. 12', 'Office', primary)], entries: [marked(1, '+43 1 5120300 ext 12', '+4315120300 ext. 12', 1), entry(2, '0171 1234567')] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map((item) => item.phoneNumber), ['+4315120300 ext. 12', b]);
  });

  it('an old national number goes along as E.164 with the flat attribute', () => {
    const made = plan({ phones: [phone('0511 123456', 'Office', primary)], entries: [marked(1, '0511 123456', '0511 123456', 1), entry(2, '0171 1234567')] });
    assert.deepEqual(made.crm.kind === 'write' && [made.crm.data.phoneNumber, made.crm.data.phoneNumberData?.map((item) => item.phoneNumber)], [a, [a, b]]);
  });
});

describe('kommunikation: limits and odd input', () => {
  it('adds at most up to ten and reports the rest once', () => {
    const entries = Array.from({ length: 11 }, (_, index) => entry(index + 1, `0511 6610${index}`));
    const made = plan({ entries });
    assert.equal(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.length, 10);
    assert.deepEqual(made.reports.map(({ code, entryId }) => [code, entryId]), [['list_full', 11]]);
    assert.equal(made.counts.guessedKinds, 10);
  });

  it('bears values of 5,000 characters, empty ones and nulls', () => {
    const long = 'ä'.repeat(5_000);
    const made = reconcile({
      crm: { phoneNumberData: [{ phoneNumber: null }, { phoneNumber: '' }, { phoneNumber: long, primary: null }], emailAddressData: [{}] },
      advoware: { kommunikation: [{ id: 1, tlf: null, bemerkung: null, online: null }, { id: 2 }, { id: 3, tlf: long }, { id: 4, tlf: `${long}@` }] },
      direction: 'both',
    });
    assert.deepEqual([made.crm.kind, made.advoware.map((operation) => operation.kind)], ['unchanged', ['set_marker']]);
    assert.ok(JSON.stringify(made.nextBase.reported).length < 500);
  });

  it('does not hang on the order of the entries', () => {
    const entries = [entry(1, a), slot(2, 3), marked(3, b, c, 6), entry(4, 'x@y.example')];
    const phones = [phone(c, 'Home', primary), phone('+4951199999', 'Mobile')];
    assert.deepEqual(plan({ phones, entries }), plan({ phones, entries: [...entries].reverse() }));
  });

  it('treats a copied marker as a copy: one link, the other value on its own, and says so', () => {
    const made = plan({ phones: [phone(a, 'Office', primary)], entries: [marked(1, a, a, 1), marked(2, b, a, 1)] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map((item) => item.phoneNumber), [a, b]);
    assert.deepEqual(operations(made), [{ kind: 'set_marker', entryId: 2, tlf: b, bemerkung: syncedMarker(b, 1), online: false, kommKz: 1 }]);
    assert.deepEqual(made.reports.map((report) => report.code), ['marker_copied']);
  });

  it('names the CRM’s type in the marker where the kind of the entry is a guess', () => {
    const made = plan({ phones: [phone(a, 'Mobile', primary)], entries: [entry(1, a)] });
    assert.deepEqual(operations(made), [{ kind: 'set_marker', entryId: 1, tlf: a, bemerkung: syncedMarker(a, 3), online: false, kommKz: 3 }]);
  });
});

describe('kommunikation: a limited direction', () => {
  const input = {
    phones: [phone(a, 'Office', primary), phone(b, 'Mobile')],
    entries: [marked(1, '0511 777777', a, 1), entry(2, '030 12345678')],
  };

  it('to Advoware writes nothing to the CRM and leaves what was changed in Advoware for later', () => {
    const made = plan({ ...input, direction: 'to_advoware' });
    assert.deepEqual([made.crm, made.advoware.map((operation) => operation.kind)], [{ kind: 'unchanged' }, ['post']]);
  });

  it('to EspoCRM writes to Advoware nothing but markers', () => {
    const made = plan({ ...input, direction: 'to_espocrm' });
    assert.equal(made.crm.kind, 'write');
    assert.deepEqual(made.advoware.map((operation) => operation.kind), ['set_marker', 'set_marker']);
  });
});

describe('kommunikation: the base', () => {
  it('takes a posted entry’s id when it is known', () => {
    const made = plan({ phones: [phone(a, 'Office', primary)] });
    const base = baseAfter(made, new Map([[0, 77]]));
    assert.deepEqual(base.entries, { 77: { role: 'linked', key: a, kommKz: 1, online: true } });
    assert.deepEqual(readBase(JSON.parse(JSON.stringify(base))), base);
  });

  it('of any other shape counts as none', () => {
    for (const json of [undefined, null, 1, 'x', [], {}, { version: 2 }, { version: 1, entries: { 1: { role: 'x' } }, phone: {}, email: {}, reported: [] }]) {
      assert.equal(readBase(json), undefined);
    }
  });

  it('links an entry whose remark was wiped', () => {
    const phones = [phone(a, 'Office', primary)];
    const base = plan({ phones, entries: [marked(1, a, a, 1)] }).nextBase;
    const made = plan({ phones, entries: [entry(1, '0511 777777')], base });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData?.map((item) => item.phoneNumber), ['+49511777777']);
    assert.deepEqual(made.advoware.map((operation) => operation.kind), ['set_marker']);
  });
});
