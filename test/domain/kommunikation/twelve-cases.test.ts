import assert from 'node:assert/strict';
import { syncedMarker } from '../../../src/domain/kommunikation/marker.js';
import { email, entry, marked, operations, phone, plan, slot } from './record.js';

const office = '+49511123456';
const other = '+49511777777';
const third = '+49511888888';
const primary = { primary: true };

describe('kommunikation: the twelve cases, by markers alone', () => {
  it('case 1: the same value on both sides with a fitting marker needs nothing', () => {
    const made = plan({ phones: [phone(office, 'Office', primary)], entries: [marked(1, '0511 / 12 34 56', office, 1, '', true)] });
    assert.deepEqual([made.crm, made.advoware, made.counts.unchanged], [{ kind: 'unchanged' }, [], 1]);
  });

  it('case 2: the same value without a marker gets the marker only', () => {
    const made = plan({ phones: [phone(office, 'Office', primary)], entries: [entry(1, '0511 / 12 34 56', 'nur vormittags')], fields: { telGesch: '0511 / 12 34 56' } });
    assert.deepEqual(made.crm, { kind: 'unchanged' });
    assert.deepEqual(operations(made), [
      { kind: 'set_marker', entryId: 1, tlf: '0511 / 12 34 56', bemerkung: `${syncedMarker(office, 1)} nur vormittags`, online: false, kommKz: 1 },
    ]);
  });

  it('case 3: a value new in the CRM uses a slot of its kind again, else it is posted', () => {
    const phones = [phone(office, 'Office', primary), phone(other, 'Mobile')];
    const made = plan({ phones, entries: [slot(7, 3, 'alte Notiz'), slot(8, 2)] });
    assert.deepEqual(made.crm, { kind: 'unchanged' });
    assert.deepEqual(operations(made), [
      { kind: 'post', tlf: office, bemerkung: syncedMarker(office, 1), online: true, kommKz: 1 },
      { kind: 'reuse_slot', entryId: 7, tlf: other, bemerkung: syncedMarker(other, 3), online: false, kommKz: 3 },
    ]);
  });

  it('case 4: a marked value gone from the CRM becomes a slot and keeps the user’s words', () => {
    const made = plan({ entries: [marked(1, '0511 123456', office, 1, 'privat', true)] });
    assert.deepEqual(made.crm, { kind: 'unchanged' });
    assert.deepEqual(operations(made), [{ kind: 'to_slot', entryId: 1, tlf: '', bemerkung: '[ESPOCRM-SLOT:1] privat', online: false, kommKz: 1 }]);
    assert.deepEqual(made.conflicts, []);
  });

  it('case 5: an unmarked value goes to the CRM and gets its marker', () => {
    const made = plan({ entries: [entry(1, '0171-1234567'), entry(2, 'Anna@Web.example')], fields: { mobil: '0171-1234567' } });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data, {
      phoneNumberData: [{ phoneNumber: '+491711234567', type: 'Mobile', primary: true, optOut: false, invalid: false }],
      emailAddressData: [{ emailAddress: 'Anna@Web.example', primary: true, optOut: false, invalid: false }],
    });
    assert.deepEqual(operations(made), [
      { kind: 'set_marker', entryId: 1, tlf: '0171-1234567', bemerkung: syncedMarker('+491711234567', 3), online: false, kommKz: 3 },
      { kind: 'set_marker', entryId: 2, tlf: 'Anna@Web.example', bemerkung: syncedMarker('Anna@Web.example', 4), online: false, kommKz: 4 },
    ]);
  });

  it('case 6: a value changed in Advoware changes the CRM entry in place', () => {
    const flags = { primary: true, optOut: true, invalid: true };
    const made = plan({ phones: [phone(third, 'Home'), phone(office, 'Office', flags)], entries: [marked(1, '0511 777777', office, 1, 'privat'), marked(2, third, third, 6)] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data, {
      phoneNumberData: [{ phoneNumber: third, type: 'Home', primary: false, optOut: false, invalid: false }, { phoneNumber: other, type: 'Office', ...flags }],
    });
    assert.deepEqual(operations(made), [
      { kind: 'set_marker', entryId: 1, tlf: '0511 777777', bemerkung: `${syncedMarker(other, 1)} privat`, online: false, kommKz: 1 },
    ]);
  });

  it('case 7: a value changed in the CRM is put on its entry, value and marker in one write', () => {
    const made = plan({ phones: [phone(other, 'Office', primary)], entries: [marked(1, '0511 123456', office, 1, 'privat', true)] });
    assert.deepEqual(made.crm, { kind: 'unchanged' });
    assert.deepEqual(operations(made), [{ kind: 'put', entryId: 1, tlf: other, bemerkung: `${syncedMarker(other, 1)} privat`, online: true, kommKz: 1 }]);
    assert.deepEqual(made.conflicts, []);
  });

  it('case 8: a value changed on both sides is a conflict, EspoCRM wins, the loser is named', () => {
    const made = plan({ phones: [phone(other, 'Office', primary)], entries: [marked(1, '0511 888888', office, 1)] });
    assert.deepEqual(operations(made), [{ kind: 'put', entryId: 1, tlf: other, bemerkung: syncedMarker(other, 1), online: false, kommKz: 1 }]);
    const [conflict] = made.conflicts;
    assert.deepEqual([conflict?.winner, conflict?.espocrmValue, conflict?.advowareValue, conflict?.entryId], ['espocrm', other, '0511 888888', 1]);
    assert.match(conflict?.text ?? '', /0511 888888/);
  });

  it('case 9: a value changed in Advoware and deleted in the CRM goes back to the CRM, announced', () => {
    const made = plan({ entries: [marked(1, '0511 777777', office, 6)] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data.phoneNumberData, [{ phoneNumber: other, type: 'Home', primary: true, optOut: false, invalid: false }]);
    assert.deepEqual(operations(made), [{ kind: 'set_marker', entryId: 1, tlf: '0511 777777', bemerkung: syncedMarker(other, 6), online: false, kommKz: 6 }]);
    assert.deepEqual(made.conflicts.map(({ rule, winner }) => [rule, winner]), [['changed_in_advoware_deleted_in_espocrm', 'advoware']]);
  });

  it('case 10: a marked value emptied by hand leaves the CRM, and its entry becomes a slot', () => {
    const made = plan({ emails: [email('a@b.example', primary), email('c@d.example')], entries: [marked(1, '', 'a@b.example', 8), marked(2, 'c@d.example', 'c@d.example', 4)] });
    assert.deepEqual(made.crm.kind === 'write' && made.crm.data, { emailAddressData: [{ emailAddress: 'c@d.example', primary: true, optOut: false, invalid: false }] });
    assert.deepEqual(operations(made), [{ kind: 'to_slot', entryId: 1, tlf: '', bemerkung: '[ESPOCRM-SLOT:8]', online: false, kommKz: 8 }]);
  });

  it('case 11: a type changed in the CRM makes the old entry a slot and needs an entry of the new kind', () => {
    const made = plan({ phones: [phone(office, 'Mobile', primary)], entries: [marked(1, '0511 123456', office, 1, 'privat', true)] });
    assert.deepEqual(made.crm, { kind: 'unchanged' });
    assert.deepEqual(operations(made), [
      { kind: 'to_slot', entryId: 1, tlf: '', bemerkung: '[ESPOCRM-SLOT:1] privat', online: false, kommKz: 1 },
      { kind: 'post', tlf: office, bemerkung: `${syncedMarker(office, 3)} privat`, online: true, kommKz: 3 },
    ]);
  });

  it('case 12: the same value twice is one link, the extra one is reported and left alone', () => {
    const entries = [marked(1, '0511 123456', office, 1), entry(2, '0511/123456'), marked(3, office, office, 1)];
    const made = plan({ phones: [phone(office, 'Office', primary)], entries });
    assert.deepEqual([made.crm, made.advoware], [{ kind: 'unchanged' }, []]);
    assert.deepEqual(made.reports.map((report) => report.code), ['duplicate']);
    assert.deepEqual(plan({ phones: [phone(office, 'Office', primary)], entries, base: made.nextBase }).reports, []);
  });
});
