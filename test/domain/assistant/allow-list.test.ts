import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allowList, visible, type VisibleEntity } from '../../../src/domain/assistant/allow-list.js';

describe('What Y may see of a record', () => {
  it('is what the list names, and nothing of it that is empty', () => {
    const record = { id: 'a1', lastName: 'Muster', firstName: '', description: 'vertraulich', iban: 'DE00', versionNumber: 7, betnr: 104 };
    assert.deepEqual(visible('CBeteiligte', record), { id: 'a1', lastName: 'Muster', betnr: 104 });
  });

  it('holds of a phone or e-mail only what belongs to it', () => {
    const record = { id: 'a1', phoneNumberData: [{ phoneNumber: '+4930231250000', type: 'Mobile', primary: true, note: 'Mutter' }], emailAddressData: 'broken' };
    assert.deepEqual(visible('Contact', record), { id: 'a1', phoneNumberData: [{ phoneNumber: '+4930231250000', type: 'Mobile', primary: true }], emailAddressData: [] });
  });

  it('never grows beyond the list, whatever the CRM sends', () => {
    const entities = Object.keys(allowList) as VisibleEntity[];
    fc.assert(fc.property(fc.constantFrom(...entities), fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (entity, others, value) => {
      const record = { ...others, ...Object.fromEntries(allowList[entity].map((name) => [name, value])), bankname: 'geheim' };
      const seen = visible(entity, record);
      assert.ok(Object.keys(seen).every((name) => (allowList[entity] as readonly string[]).includes(name)));
      assert.ok(!JSON.stringify(seen).includes('geheim'));
    }));
  });
});
