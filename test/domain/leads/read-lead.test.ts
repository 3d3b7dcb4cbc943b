import assert from 'node:assert/strict';
import type { Body } from '../../../src/domain/leads/flatten.js';
import type { Lead } from '../../../src/domain/leads/lead.js';
import { readLead } from '../../../src/domain/leads/read-lead.js';
import type { FormMaps } from '../../../src/domain/leads/sort-fields.js';
import { canonicalBody, contactForm7, fluentForms, gravityForms, message, wpForms } from './bodies.js';

function leadOf(body: Body, maps?: FormMaps): Lead {
  const reading = readLead(body, maps);
  assert.ok(reading.kind === 'lead' && reading.spam === undefined, JSON.stringify(reading));
  return reading.lead;
}
const faults = (body: Body): string[] => {
  const reading = readLead(body);
  return reading.kind === 'invalid' ? reading.faults.map(({ field, problem }) => `${field} ${problem}`) : [];
};
const anna = { firstName: 'Anna', lastName: 'Beispiel', email: 'anna@beispiel.example', phone: '+495119999123', kind: 'vermieter', message } as const;
const hannover = { street: 'Musterstraße 1', postalCode: '30159', city: 'Hannover' };
const pick = (lead: Lead): object => Object.fromEntries(Object.keys(anna).map((name) => [name, lead[name as keyof Lead]]));
const notes = (lead: Lead): string[] => lead.notes.map(({ label, text }) => `${label}: ${text}`);

describe('reading a lead', () => {
  it('takes the canonical body as it is', () => {
    assert.deepEqual(leadOf(canonicalBody), {
      event: 'lead.created', ...anna, salutation: 'Frau', company: 'Beispiel Immobilien GmbH', address: hannover,
      consent: { privacy: true, newsletter: true, at: '2026-03-10T09:00:00Z' },
      source: { page: canonicalBody.source.page, form: '', utmSource: 'google', utmMedium: 'cpc', utmCampaign: 'herbst' }, notes: [],
    });
  });

  it('takes it in the envelope of Standard Webhooks too', () => {
    const { event, ...data } = canonicalBody;
    assert.deepEqual(leadOf({ type: event, timestamp: '2026-03-10T09:00:00Z', data }), leadOf(canonicalBody));
  });

  it('reads Contact Form 7', () => {
    const lead = leadOf(contactForm7);
    assert.deepEqual(pick(lead), anna);
    assert.deepEqual([lead.consent.privacy, lead.consent.newsletter, lead.source.page], [true, true, contactForm7._url]);
    assert.deepEqual(notes(lead), ['anzahl-wohnungen: 5']);
  });

  it('reads WPForms', () => {
    const lead = leadOf(wpForms);
    assert.deepEqual(pick(lead), anna);
    assert.equal(lead.consent.privacy, true);
    assert.deepEqual(notes(lead), ['leistungen: Räumung, Mahnung', 'termin: 12.03.2026']);
  });

  it('reads the entry object of Gravity Forms by its numbers and values', () => {
    const lead = leadOf(gravityForms);
    assert.deepEqual(pick(lead), anna);
    assert.deepEqual([lead.address, lead.consent.privacy, lead.source.form, lead.source.page], [hannover, true, '3', gravityForms.source_url]);
    assert.deepEqual(notes(lead).sort(), ['Feld 7: Räumung, Mahnung', 'Feld 8: 5', 'Land: Deutschland']);
  });

  it('reads the box for the newsletter and the choice of a kind in an entry', () => {
    const lead = leadOf({ ...gravityForms, '9.1': '1', '9.2': 'Ich möchte den Newsletter erhalten.', 10: 'Mieterin' });
    assert.deepEqual([lead.consent.privacy, lead.consent.newsletter, lead.kind], [true, true, 'mieter']);
  });

  it('reads an entry by the labels that the hub’s plugin adds', () => {
    const lead = leadOf({ ...gravityForms, 9: 'Altbau', hub_labels: { 8: 'Anzahl Wohnungen', 9: 'Nachricht', 4: 'Anliegen' } });
    assert.equal(lead.message, `${message}\n\nAltbau`);
    assert.ok(notes(lead).includes('Anzahl Wohnungen: 5'));
  });

  it('reads Fluent Forms', () => {
    const lead = leadOf(fluentForms);
    assert.deepEqual(pick(lead), anna);
    assert.deepEqual([lead.address, lead.consent.privacy, lead.source.form], [hannover, true, '3']);
    assert.deepEqual(notes(lead), ['address_1.country: DE', 'dropdown: Räumung']);
  });

  it('keeps out what plugins add for themselves: addresses and browsers of visitors are nowhere', () => {
    for (const body of [contactForm7, gravityForms, fluentForms]) assert.doesNotMatch(JSON.stringify(leadOf(body)), /192\.0\.2\.1|Mozilla|Firefox|a1b2/);
  });

  it('follows what the firm says about a form', () => {
    const lead = leadOf(gravityForms, { 3: { kind: 'mieter', fields: { 'Feld 8': 'company' } } });
    assert.deepEqual([lead.kind, lead.company], ['mieter', '5']);
    assert.equal(leadOf({ ...wpForms, art: 'Sonstiges' }, { '*': { kind: 'kontakt' } }).kind, 'kontakt');
  });

  const kinds: readonly (readonly [string, Body, Lead['kind']])[] = [
    ['a field', { kind: 'mieter' }, 'mieter'], ['a feminine word', { ichbin: 'Mieterin' }, 'mieter'], ['a word with a star', { art: 'Vermieter*in' }, 'vermieter'],
    ['the choice under Anliegen', { anliegen: 'Vermieter' }, 'vermieter'],
    ['the page', { page: '/mieter-anfrage/' }, 'mieter'], ['the page, not the host', { page: 'https://vermieterhelden.example/kontakt/' }, 'kontakt'],
    ['the form’s name', { form: 'Anfrage Eigentümer' }, 'vermieter'], ['the event', { event: 'contact.submitted' }, 'kontakt'],
    ['a page whose address is badly written', { page: '/%E0%A4%A/mieter/' }, 'mieter'],
    ['the field rather than the page', { kind: 'mieter', page: '/vermieter/' }, 'mieter'],
  ];
  for (const [from, extra, kind] of kinds) {
    it(`takes the kind from ${from}`, () => assert.equal(leadOf({ name: 'Max Muster', email: 'max@muster.example', ...extra }).kind, kind));
  }

  it('tells the event by the kind when nobody says it', () => {
    assert.equal(leadOf({ kind: 'kontakt', name: 'Max', email: 'max@muster.example' }).event, 'contact.submitted');
    assert.equal(leadOf({ kind: 'mieter', name: 'Max', email: 'max@muster.example' }).event, 'lead.created');
  });

  it('says which fields are missing, invalid or too long', () => {
    assert.deepEqual(faults({}), ['kind required', 'name required', 'email required', 'phone required']);
    assert.deepEqual(faults({ kind: 'mieter', name: 'Max', email: 'max@', phone: 'ruf an' }), ['email invalid', 'phone invalid']);
    assert.deepEqual(faults({ kind: 'mieter', name: 'Max', email: 'info@mü ller.example' }), ['email invalid', 'phone required']);
    assert.deepEqual(faults({ kind: 'mieter', nachname: 'x'.repeat(101), email: 'max@muster.example' }), ['last_name too_long']);
    assert.deepEqual(faults({ kind: 'mieter', name: 'Max', email: 'max@muster.example', feld: 'x'.repeat(20_001) }), ['notes too_long']);
  });

  it('needs only one way to reach somebody, and keeps the other as it was typed', () => {
    const lead = leadOf({ kind: 'mieter', name: 'Max Muster', email: 'max@muster', telefon: '0170 / 99 99 999' });
    assert.deepEqual([lead.email, lead.phone], ['', '+491709999999']);
    assert.deepEqual(notes(lead), ['E-Mail, so eingegeben: max@muster']);
    assert.deepEqual(notes(leadOf({ kind: 'mieter', name: 'Max', email: 'max@muster.example', telefon: '0511/1234-0 DW 12' })), ['Telefon, so eingegeben: 0511/1234-0 DW 12']);
  });

  it('knows no campaign and no kind from an address that is none', () => {
    const lead = leadOf({ kind: 'kontakt', name: 'Max', email: 'max@muster.example', page: 'http://' });
    assert.deepEqual([lead.source.utmSource, faults({ name: 'Max', email: 'max@muster.example', page: 'http://' })], ['', ['kind required']]);
  });

  it('keeps an answer to a consent that is neither yes nor no', () => {
    const lead = leadOf({ kind: 'kontakt', name: 'Max', email: 'max@muster.example', newsletter: 'vielleicht' });
    assert.deepEqual([lead.consent.newsletter, notes(lead)], [false, ['newsletter: vielleicht']]);
  });

  it('needs an e-mail for the newsletter, and no name', () => {
    assert.equal(leadOf({ kind: 'newsletter', email: 'max@muster.example' }).kind, 'newsletter');
    assert.deepEqual(faults({ kind: 'newsletter', telefon: '0511 9999 123' }), ['email required']);
  });

  it('puts the domain of an address into ASCII', () => {
    assert.equal(leadOf({ kind: 'mieter', name: 'Max', email: 'Info@Müller.example' }).email, 'info@xn--mller-kva.example');
  });

  it('keeps a second number and what else a field of its own cannot hold', () => {
    const lead = leadOf({ kind: 'mieter', name: 'Max', telefon: '0511 9999 123', handy: '0170 9999999', anrede: 'Divers', einwilligung_am: 'gestern' });
    assert.deepEqual(notes(lead), ['Anrede: Divers', 'handy: 0170 9999999', 'einwilligung_am: gestern']);
  });

  it('takes an address in one line apart', () => {
    assert.deepEqual(leadOf({ kind: 'mieter', name: 'Max', email: 'max@muster.example', adresse: 'Musterstraße 1, 30159 Hannover' }).address, hannover);
  });

  it('does not tell a bot that the honeypot has seen it', () => {
    const reading = readLead({ website: 'http://spam.example' });
    assert.ok(reading.kind === 'lead' && reading.spam === 'honeypot');
  });

  it('leaves a visible field for the website of a company alone', () => {
    assert.deepEqual(notes(leadOf({ kind: 'vermieter', firma: 'Muster AG', email: 'max@muster.example', 'your-website': 'www.muster.example' })), ['your-website: www.muster.example']);
  });

  it('reads bodies of any depth and shape without a word lost', () => {
    const deep = { a: { b: { c: { d: { e: { f: { g: 'tief' } } } } } }, list: [{ x: 1 }, { x: 2 }], no: null, empty: '', flag: false };
    const lead = leadOf({ kind: 'mieter', name: 'Max', email: 'max@muster.example', ...deep });
    assert.deepEqual(notes(lead), ['a.b.c.d.e.f: {"g":"tief"}', 'list.0.x: 1', 'list.1.x: 2', 'flag: false']);
  });
});
