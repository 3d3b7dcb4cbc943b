import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dialable } from '../../../src/domain/telephony/dialable.js';
import { lineOf, lookupDigits } from '../../../src/domain/telephony/numbers.js';

const notations = [
  '+493023125101', '+49 30 23125-101', '0049 30 23125101', '004930/23125-101', '030 / 23125-101', '(030) 23125 101', '03023125101', '+49 (0)30 23125101',
  '493023125101', '030 23125101 ext. 12', '030 23125101 DW 12', '+49 30 23125101;ext=12', '030 23125101 Durchwahl 12', '030 23125101, App. 7', '030 23125101 x12',
  'tel:+493023125101', 'sip:+493023125101@pbx.example', '  030-23125-101  ',
];

describe('the line of a number', () => {
  for (const notation of notations) {
    it(`is the same for ${notation}`, () => {
      assert.ok(lookupDigits(notation).includes('493023125101'), lookupDigits(notation).join());
      assert.ok(lookupDigits(notation).includes('03023125101'));
      assert.ok(lookupDigits(notation).includes('00493023125101'));
    });
  }

  it('is looked for in the three notations the CRM may hold, and for other countries in two', () => {
    assert.deepEqual(lookupDigits('030 23125101'), ['493023125101', '03023125101', '00493023125101']);
    assert.deepEqual(lookupDigits('+43 1 5120300'), ['4315120300', '004315120300']);
  });

  for (const withheld of ['', 'anonymous', 'Unbekannt', '   ', '+', 'x'.repeat(100), '1'.repeat(100)]) {
    it(`is empty for what is none: ${withheld.slice(0, 12)}`, () => {
      assert.equal(lineOf(withheld), '');
      assert.deepEqual(lookupDigits(withheld), []);
    });
  }

  it('keeps a short number as it is', () => {
    assert.equal(lineOf('110'), '110');
    assert.equal(lineOf('10'), '10');
  });

  it('is a fixed point, and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()/-]{1,20}$/)), (raw) => {
      const line = lineOf(raw);
      assert.equal(lineOf(line), line);
      for (const digits of lookupDigits(raw)) assert.match(digits, /^\d+$/);
    }));
  });
});

describe('a number that is to be dialled', () => {
  for (const notation of notations.slice(0, 8)) {
    it(`is dialled as E.164: ${notation}`, () => { assert.deepEqual(dialable(notation), { kind: 'dialable', number: '+493023125101' }); });
  }
  it('may be a mobile, a free or a foreign one', () => {
    assert.deepEqual(['0171 39 200 02', '0800 1234567', '+43 1 5120300'].map((number) => dialable(number).kind), ['dialable', 'dialable', 'dialable']);
  });

  const refusals = {
    emergency: ['110', '112', '116117', '116 117', '116116', '+49 110', '0112', '0049112', '+49116117', '19222', '1-1-2', '(110)'],
    premium: [
      '0900 5123456', '+49 900 5123456', '0137 7123456', '01805 123456', '0180 2 123456', '0049 180 5 123456', '11833', '118 33', '011880', '0190 123456', '012 34567890',
      '01033 030 23125101', '0164 123456', '+43 900 123456', '+41 900 123456', '+44 909 879 0000', '+1 900 555 1234', '+881612345678', '+882161234567', '+9791234567',
    ],
    invalid: ['', '10', '23125101', '030', '012', 'anonymous', '030 23125101 DW 12', '+49', '+49 30', '030 23125101; 030 23125102', '0'.repeat(50), '*21*03023125101#', '030 23125101,,1', '+999123456789'],
  } as const;
  for (const reason of ['emergency', 'premium', 'invalid'] as const) {
    for (const number of refusals[reason]) {
      it(`is refused as ${reason}: ${number.slice(0, 24)}`, () => {
        const answer = dialable(number);
        assert.equal(answer.kind, 'refused');
        if (reason !== 'invalid') assert.equal(answer.reason, reason);
      });
    }
  }

  it('is refused however it is written, once it is one that is refused', () => {
    const emergency = fc.constantFrom('110', '112', '116117', '9005123456', '1805123456', '1377123456', '11833');
    const prefix = fc.constantFrom('', '0', '+49', '0049', '+49 (0)');
    fc.assert(fc.property(emergency, prefix, fc.array(fc.nat(9), { maxLength: 4 }), (digits, before, gaps) => {
      const spaced = gaps.reduce<string>((text, gap) => `${text.slice(0, gap)} ${text.slice(gap)}`, digits);
      assert.equal(dialable(`${before}${spaced}`).kind, 'refused');
    }));
  });
});
