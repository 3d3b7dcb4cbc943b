import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readLead } from '../../../src/domain/leads/read-lead.js';

const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g') });
const text = fc.oneof(fc.string({ maxLength: 40 }), word);
const body = fc.dictionary(fc.oneof(word, fc.constantFrom('your-name', 'names', 'email', 'telefon', 'nachricht', 'anliegen', 'art', '1.3', '1.6', '2', 'form_id', '__submission', 'hub_labels', 'consent', 'website')), fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>);

describe('laws of reading a lead', () => {
  it('any body is read or refused, never a crash', () => {
    fc.assert(fc.property(body, (any) => { readLead(any); }), { numRuns: 500 });
  });

  it('a field that no rule knows is found in the notes, word for word', () => {
    fc.assert(fc.property(fc.dictionary(word.map((name) => `zusatz_${name}`), text, { maxKeys: 5 }), (extra) => {
      const reading = readLead({ kind: 'mieter', name: 'Max Muster', email: 'max@muster.example', ...extra });
      assert.ok(reading.kind === 'lead');
      for (const [label, value] of Object.entries(extra).filter(([, each]) => each.trim() !== '')) {
        assert.ok(reading.lead.notes.some((note) => note.label === label && note.text === value.trim().replaceAll('||', ', ')), label);
      }
    }));
  });

  it('a lead that was read says the same when it is read again', () => {
    fc.assert(fc.property(word, word, text, text, (first, last, message, feld) => {
      const reading = readLead({ kind: 'vermieter', vorname: first, nachname: last, telefon: '0511 9999 123', message, feld });
      assert.ok(reading.kind === 'lead');
      const { lead } = reading;
      const again = readLead({ kind: lead.kind, event: lead.event, first_name: lead.firstName, last_name: lead.lastName, phone: lead.phone, message: lead.message, ...Object.fromEntries(lead.notes.map(({ label, text: value }) => [label, value])) });
      assert.ok(again.kind === 'lead');
      assert.deepEqual(again.lead, lead);
    }));
  });
});
