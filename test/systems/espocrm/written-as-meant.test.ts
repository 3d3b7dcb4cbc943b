import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/hub/json.js';
import { notWritten } from '../../../src/systems/espocrm/written-as-meant.js';

describe('comparing what was written with what was meant', () => {
  const fine: [string, JsonObject, JsonObject][] = [
    ['equal values', { a: 'x', b: 1, c: true, d: null }, { a: 'x', b: 1, c: true, d: null }],
    ['a trimmed text', { a: ' x ' }, { a: 'x' }],
    ['an empty text that became null', { a: '' }, { a: null }],
    ['a number in a text field', { a: 12 }, { a: '12' }],
    ['a numeric text in a number field', { a: '12' }, { a: 12 }],
    ['a datetime in another form', { a: '2026-03-01T10:00:00+02:00' }, { a: '2026-03-01 08:00:00' }],
    ['a datetime without seconds', { a: '2026-03-01 10:00' }, { a: '2026-03-01 10:00:00' }],
    ['lists that are equal', { a: ['x', 'y'] }, { a: ['x', 'y'] }],
    ['addresses and numbers, which are echoed or normalised', { emailAddressData: [], phoneNumberData: [{}], phoneNumber: '+49 511 1', emailAddress: 'a' }, { phoneNumber: '+495111' }],
    ['links', { usersIds: ['1'], assignedUserId: '1' }, {}],
    ['what was not meant to be written', { a: undefined }, {}],
    ['more than was written', { a: 1 }, { a: 1, b: 2 }],
  ];
  for (const [what, meant, answered] of fine) {
    it(`accepts ${what}`, () => assert.deepEqual(notWritten(meant, answered, 'PUT'), []));
  }
  const missing: [string, JsonObject, JsonObject][] = [
    ['an attribute that EspoCRM does not know', { a: 'x' }, {}],
    ['another value', { a: 'x' }, { a: 'y' }],
    ['a value that was not cleared', { a: null }, { a: 'x' }],
    ['a value that was cleared', { a: 'x' }, { a: null }],
    ['a cut number', { a: 1.5 }, { a: 1 }],
    ['a zero for an empty number', { a: '' }, { a: 0 }],
    ['another datetime', { a: '2026-03-01 10:00:00' }, { a: '2026-03-01 10:00:01' }],
    ['another case', { a: 'x' }, { a: 'X' }],
    ['lists in another order', { a: ['x', 'y'] }, { a: ['y', 'x'] }],
    ['a boolean that stayed', { a: true }, { a: false }],
  ];
  for (const [what, meant, answered] of missing) {
    it(`tells ${what}`, () => assert.deepEqual(notWritten(meant, answered, 'PUT'), ['a']));
  }
  it('accepts that the answer to a POST leaves out what is empty', () => {
    assert.deepEqual(notWritten({ a: null, b: '' }, {}, 'POST'), []);
    assert.deepEqual(notWritten({ a: null }, {}, 'PUT'), ['a']);
  });
});
