import { Temporal } from 'temporal-polyfill';
import { espoText } from '../beteiligte/clocks.js';
import { berlin } from '../calendar/berlin.js';
import type { Lead, LeadKind } from './lead.js';
import { followUpDue } from './follow-up-due.js';

/** When a lead came, and the reference by which the CRM finds what was made of it. */
export interface LeadFacts { readonly received: Temporal.Instant; readonly reference: string }

type Attributes = Readonly<Record<string, string>>;

/** A new Lead. What is not known is left out: an empty text would be a value. */
export function leadAttributes(lead: Lead, facts: LeadFacts): Attributes {
  return filled({
    salutationName: { Herr: 'Mr.', Frau: 'Ms.', '': '' }[lead.salutation], firstName: lead.firstName, lastName: lead.lastName, accountName: lead.company,
    emailAddress: lead.email, phoneNumber: lead.phone,
    addressStreet: lead.address.street, addressPostalCode: lead.address.postalCode, addressCity: lead.address.city,
    status: 'New', source: 'Web Site', description: [headline(lead, facts), ...body(lead), ...provenance(lead, facts), facts.reference].join('\n'),
  });
}

/** What stands on the record of somebody who is known already: all that was entered, since the record itself is left alone. */
export function notePost(lead: Lead, facts: LeadFacts): string {
  return [...entered(lead, facts), facts.reference].join('\n');
}

/** The follow-up of a landlord's enquiry. */
export function followUpTask(lead: Lead, facts: LeadFacts): Attributes {
  return {
    name: `Vermieter-Anfrage beantworten: ${nameOf(lead)}`.slice(0, 249), status: 'Not Started', priority: 'High', dateEnd: espoText(followUpDue(facts.received)),
    description: [headline(lead, facts), ...contact(lead), facts.reference].join('\n'),
  };
}

/** For the person who has to say whose lead it is. Without the reference: that finds what was made of the lead, and this is not it. */
export function severalKnownText(lead: Lead, facts: LeadFacts, leadId: string, records: readonly { readonly entity: string; readonly id: string }[]): string {
  return [
    `Eine ${kindNames[lead.kind]} passt zu mehreren Einträgen im CRM: ${records.map(({ entity, id }) => `${entity} ${id}`).join(', ')}.`,
    'Bitte die doppelten Einträge zusammenführen, dann ordnet der Hub sie von selbst zu; '
    + `oder im Ablauf „Leads“ unter „Von Hand“ für die Anfrage ${leadId} entscheiden.`,
    '', ...entered(lead, facts),
  ].join('\n');
}

/** For the person who has to put somebody on the list whom the hub cannot put there. */
export function notListableText(lead: Lead, record: { readonly entity: string; readonly id: string }): string {
  return `${nameOf(lead)} (${record.entity} ${record.id}) hat der Zusendung des Newsletters zugestimmt. `
    + 'Eine Zielliste nimmt nur Leads und Kontakte auf: bitte von Hand eintragen.';
}

/** The list of the settings is not there. */
export function noListText(lead: Lead, record: { readonly entity: string; readonly id: string }, listId: string): string {
  return `${nameOf(lead)} (${record.entity} ${record.id}) hat der Zusendung des Newsletters zugestimmt. Die Zielliste ${listId} gibt es im CRM nicht: `
    + 'bitte LEADS_TARGET_LIST_ID berichtigen lassen und von Hand eintragen.';
}

/** Somebody opted out, and now agrees again: that is not for a program to decide. */
export function optedOutText(lead: Lead, record: { readonly entity: string; readonly id: string }): string {
  return `${nameOf(lead)} (${record.entity} ${record.id}) hat der Zusendung des Newsletters zugestimmt, hat sich aber früher abgemeldet. `
    + 'Bitte klären und von Hand eintragen.';
}

const kindNames: Readonly<Record<LeadKind, string>> = {
  mieter: 'Mieter-Anfrage', vermieter: 'Vermieter-Anfrage', kontakt: 'Kontaktanfrage', newsletter: 'Newsletter-Anmeldung',
};

const headline = (lead: Lead, { received }: LeadFacts): string => `${kindNames[lead.kind]} über die Website vom ${wall(received)}.`;

const nameOf = ({ salutation, firstName, lastName, company, email }: Lead): string =>
  [[salutation, firstName, lastName].filter((part) => part !== '').join(' '), company].filter((part) => part !== '').join(', ') || email;

const entered = (lead: Lead, facts: LeadFacts): readonly string[] => [headline(lead, facts), ...contact(lead), ...body(lead), ...provenance(lead, facts)];

function contact(lead: Lead): readonly string[] {
  const { street, postalCode, city } = lead.address;
  return lines([['Name', nameOf(lead)], ['E-Mail', lead.email], ['Telefon', lead.phone], ['Adresse', [street, `${postalCode} ${city}`.trim()].filter((part) => part !== '').join(', ')]]);
}

function body({ message, notes }: Lead): readonly string[] {
  return [
    ...(message === '' ? [] : ['', message]),
    ...(notes.length === 0 ? [] : ['', 'Weitere Angaben:', ...notes.map(({ label, text }) => `– ${label}: ${text}`)]),
  ];
}

function provenance({ consent, source }: Lead, { received }: LeadFacts): readonly string[] {
  const given = (isGiven: boolean): string => (isGiven ? `ja, am ${consentTime(consent, received)}` : 'nein');
  const campaign = [source.utmSource, source.utmMedium, source.utmCampaign].filter((part) => part !== '').join(' / ');
  return ['', ...lines([
    ['Einwilligung Datenschutz', given(consent.privacy)], ['Einwilligung Newsletter', given(consent.newsletter)],
    ['Seite', source.page], ['Formular', source.form], ['Kampagne', campaign],
  ])];
}

/** A form that does not say when was sent when it was agreed to. */
const consentTime = ({ at }: Lead['consent'], received: Temporal.Instant): string => wall(at === '' ? received : Temporal.Instant.from(at));
const lines = (entries: readonly (readonly [string, string])[]): readonly string[] => entries.filter(([, text]) => text !== '').map(([label, text]) => `${label}: ${text}`);
const filled = (attributes: Attributes): Attributes => Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));
const wall = (instant: Temporal.Instant): string => instant.toZonedDateTimeISO(berlin).toLocaleString('de-DE', { dateStyle: 'medium', timeStyle: 'short' });
