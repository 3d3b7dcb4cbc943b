import assert from 'node:assert/strict';
import { isCarriedOut, resultOf } from '../../../src/domain/kommunikation/result.js';
import { email, entry, marked, phone, plan } from './record.js';

const done = { kind: 'done' } as const;
const made = plan({
  phones: [phone('+49511123456', 'Office', { primary: true }), phone('+491711234567', 'Mobile')],
  emails: [email('neu@b.example', { primary: true })],
  entries: [marked(1, '0511 123456', '+49511123456', 1), marked(2, 'alt@b.example', 'alt@b.example', 4), marked(3, '030 1234567', '+49301234567', 6), entry(4, '0511 777777')],
});

describe('kommunikation: the result', () => {
  it('counts what went either way', () => {
    const result = resultOf(made, { crm: done, advoware: made.advoware.map(() => done) });
    assert.deepEqual(result, {
      advoware_to_espocrm: { emails_synced: 0, phones_synced: 1, errors: [] },
      espocrm_to_advoware: { created: 1, updated: 1, deleted: 1, errors: [] },
      conflicts: [], unchanged: 1, reports: [], guessed_kinds: 1, empty_slots: 1,
    });
  });

  it('counts only what was done, and names errors on the side they belong to', () => {
    const outcomes = made.advoware.map((operation) => (operation.kind === 'post' ? { kind: 'failed', error: 'Advoware lehnt ab' } as const : done));
    const result = resultOf(made, { crm: { kind: 'failed', error: 'EspoCRM lehnt ab' }, advoware: outcomes });
    assert.deepEqual(result.advoware_to_espocrm, { emails_synced: 0, phones_synced: 0, errors: ['EspoCRM lehnt ab'] });
    assert.deepEqual(result.espocrm_to_advoware, { created: 0, updated: 1, deleted: 1, errors: ['Advoware lehnt ab'] });
    assert.equal(isCarriedOut(made, { crm: done, advoware: outcomes }), false);
    assert.equal(isCarriedOut(made, { crm: done, advoware: made.advoware.map(() => done) }), true);
  });
});
