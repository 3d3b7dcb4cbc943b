import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { agrees, declines } from '../../../src/domain/leads/consent.js';
import { followUpTask, leadAttributes, notePost, optedOutText, severalKnownText } from '../../../src/domain/leads/for-crm.js';
import type { Lead } from '../../../src/domain/leads/lead.js';
import { matchOf, type Known } from '../../../src/domain/leads/matching.js';
import { splitName } from '../../../src/domain/leads/person-name.js';
import { readLead } from '../../../src/domain/leads/read-lead.js';
import { contentOf } from '../../../src/domain/leads/same-content.js';
import { spamSign } from '../../../src/domain/leads/spam.js';
import { followUpDue } from '../../../src/domain/leads/follow-up-due.js';
import { canonicalBody } from './bodies.js';

function lead(extra: object = {}): Lead {
  const reading = readLead({ ...canonicalBody, ...extra });
  assert.ok(reading.kind === 'lead');
  return reading.lead;
}
const facts = { received: Temporal.Instant.from('2026-03-10T09:15:00Z'), reference: '[Ref. 0123456789abcdef]' };

describe('names of a lead', () => {
  const table: readonly (readonly [string, string, string, string])[] = [
    ['Anna Beispiel', '', 'Anna', 'Beispiel'], ['Beispiel', '', '', 'Beispiel'], ['Herr Max von der Heide', 'Herr', 'Max', 'von der Heide'],
    ['Frau Dr. Eva Maria Muster', 'Frau', 'Dr. Eva Maria', 'Muster'], ['Muster, Max', '', 'Max', 'Muster'], ['von Beispiel', '', '', 'von Beispiel'], ['  ', '', '', ''], ['Frau', '', '', 'Frau'],
  ];
  for (const [name, salutation, firstName, lastName] of table) {
    it(`splits „${name}“`, () => assert.deepEqual(splitName(name), { salutation, firstName, lastName }));
  }
});

describe('the consent of a lead', () => {
  for (const text of ['1', 'on', 'true', 'Ja', 'Ja, gerne', 'yes', 'Ich möchte den Newsletter erhalten', 'akzeptiert']) {
    it(`sees a yes in „${text}“`, () => assert.equal(agrees(text), true));
  }
  for (const text of ['', '0', 'nein', 'Nein, danke', 'off', 'Newsletter', 'vielleicht', 'Ich möchte keinen Newsletter', 'ja nicht', 'Jana']) {
    it(`sees none in „${text}“`, () => assert.equal(agrees(text), false));
  }
  it('knows a plain no', () => assert.deepEqual(['0', 'Nein', 'vielleicht'].map(declines), [true, true, false]));
});

describe('spam', () => {
  const sign = (message: string, honeypot = ''): string | undefined => spamSign(lead({ message }), honeypot);
  it('is what fills the honeypot, and many links, markup of forums, or known offers', () => {
    assert.equal(sign('Hallo', 'x'), 'honeypot');
    assert.equal(sign('http://a.example http://b.example http://c.example http://d.example'), 'links');
    assert.equal(sign('[url=http://a.example]hier[/url]'), 'markup');
    assert.equal(sign('We offer SEO services for you'), 'pattern');
  });
  it('is no enquiry with a link or two, in whatever language', () => {
    assert.equal(sign('Die Anzeige: https://wohnung.example/1 und www.fotos.example'), undefined);
    assert.equal(sign('Доброго дня, я шукаю квартиру для моєї родини в Ганновері.'), undefined);
    assert.equal(sign('Mein Mieter betreibt ein Casino.'), undefined);
  });
});

describe('the same content', () => {
  it('is what was entered, wherever and whenever', () => {
    assert.equal(contentOf(lead()), contentOf(lead({ source: { page: '/anders/' }, consent: { ...canonicalBody.consent, at: '2026-03-11T09:00:00Z' } })));
  });
  it('is another as soon as a word differs', () => {
    for (const extra of [{ message: 'x' }, { phone: '0511 9999 124' }, { kind: 'mieter' }, { feld: '1' }, { last_name: 'Muster' }]) assert.notEqual(contentOf(lead()), contentOf(lead(extra)));
  });
});

describe('whose lead it is', () => {
  const known = (entity: Known['entity'], id = entity, isConverted = false): Known => ({ entity, id, isConverted });
  it('is nobody’s, one’s, or for a person to say', () => {
    assert.deepEqual(matchOf([]), { kind: 'none' });
    assert.deepEqual(matchOf([known('Contact')]), { kind: 'one', record: known('Contact') });
    assert.equal(matchOf([known('Lead'), known('CBeteiligte')]).kind, 'several');
    assert.equal(matchOf([known('Lead', 'a' as 'Lead'), known('Lead', 'b' as 'Lead')]).kind, 'several');
  });
  it('is not that of the lead that the person once was', () => {
    assert.deepEqual(matchOf([known('Lead', 'Lead', true), known('CBeteiligte')]), { kind: 'one', record: known('CBeteiligte') });
    assert.deepEqual(matchOf([known('Lead', 'Lead', true)]), { kind: 'one', record: known('Lead', 'Lead', true) });
  });
});

describe('the follow-up', () => {
  const at = (text: string): Temporal.Instant => Temporal.ZonedDateTime.from(`${text}[Europe/Berlin]`).toInstant();
  it('is due at the end of the next working day', () => {
    assert.equal(followUpDue(at('2026-03-10T23:30')).toString(), at('2026-03-11T17:00').toString());
    assert.equal(followUpDue(at('2026-03-13T10:00')).toString(), at('2026-03-16T17:00').toString());
    assert.equal(followUpDue(at('2026-03-27T10:00')).toString(), at('2026-03-30T17:00').toString());
  });
});

describe('what the CRM gets', () => {
  it('is a Lead with all that is known', () => {
    const { description, ...attributes } = leadAttributes(lead(), facts);
    assert.deepEqual(attributes, {
      salutationName: 'Ms.', firstName: 'Anna', lastName: 'Beispiel', accountName: 'Beispiel Immobilien GmbH', emailAddress: 'anna@beispiel.example', phoneNumber: '+495119999123',
      addressStreet: 'Musterstraße 1', addressPostalCode: '30159', addressCity: 'Hannover', status: 'New', source: 'Web Site',
    });
    assert.match(description ?? '', /^Vermieter-Anfrage über die Website vom 10\.03\.2026, 10:15\.\n\nMein Mieter/);
    assert.match(description ?? '', /Einwilligung Datenschutz: ja, am 10\.03\.2026, 10:00\nEinwilligung Newsletter: ja, am 10\.03\.2026, 10:00\nSeite: https[^\n]+\nKampagne: google \/ cpc \/ herbst\n\[Ref\. 0123456789abcdef\]$/);
  });
  it('leaves out what was not given', () => {
    assert.deepEqual(Object.keys(leadAttributes(lead({ salutation: '', company: '', phone: '', address: {}, message: '' }), facts)), ['firstName', 'lastName', 'emailAddress', 'status', 'source', 'description']);
  });
  it('dates a consent of unknown time by the arrival', () => {
    assert.match(notePost(lead({ consent: { privacy: true } }), facts), /Datenschutz: ja, am 10\.03\.2026, 10:15\nEinwilligung Newsletter: nein/);
  });
  it('is a note with everything for somebody who is known, and a task for a landlord', () => {
    assert.match(notePost(lead({ feld: 'mehr' }), facts), /Name: Frau Anna Beispiel, Beispiel Immobilien GmbH\nE-Mail: anna@beispiel\.example\nTelefon: \+495119999123\nAdresse: Musterstraße 1, 30159 Hannover[^]*Weitere Angaben:\n– feld: mehr/);
    const task = followUpTask(lead(), facts);
    assert.deepEqual([task['name'], task['dateEnd'], task['status']], ['Vermieter-Anfrage beantworten: Frau Anna Beispiel, Beispiel Immobilien GmbH', '2026-03-11 16:00:00', 'Not Started']);
  });
  it('calls somebody who gave no name by the e-mail', () => {
    const nameless = lead({ kind: 'newsletter', salutation: '', first_name: '', last_name: '', company: '' });
    assert.match(optedOutText(nameless, { entity: 'Lead', id: 'a' }), /^anna@beispiel\.example \(Lead a\)/);
  });
  it('asks a person with everything in hand', () => {
    const text = severalKnownText(lead(), facts, 'lead-1', [{ entity: 'Lead', id: 'a' }, { entity: 'Contact', id: 'b' }]);
    assert.match(text, /mehreren Einträgen im CRM: Lead a, Contact b[^]*lead-1[^]*Mein Mieter/);
    assert.doesNotMatch(text, /\[Ref/, 'or it would be taken for what was made of the lead');
  });
});
