import { Temporal } from 'temporal-polyfill';
import { berlinInstant } from '../calendar/berlin.js';
import { campaignOf } from './campaign.js';
import type { Body } from './flatten.js';
import { fieldsOf } from './form-fields.js';
import { kindOfForm } from './kind-of-lead.js';
import type { Lead, Note } from './lead.js';
import { salutationOf, splitName } from './person-name.js';
import { workingEmail, workingPhone } from './reach.js';
import { sortFields, type FormMaps, type SortedFields } from './sort-fields.js';
import { spamSign, type SpamSign } from './spam.js';
import { faultsOf, type Draft, type FieldFault } from './validate.js';

export type LeadReading =
  /** `spam`: what gives it away; stored, and not forwarded. */
  | { readonly kind: 'lead'; readonly lead: Lead; readonly spam: SpamSign | undefined }
  | { readonly kind: 'invalid'; readonly faults: readonly FieldFault[] };

/** A form plugin's body, its texts free of HTML, as a lead; or what is wrong with it. A bot in the honeypot is not told that it was seen. */
export function readLead(body: Body, maps: FormMaps = {}): LeadReading {
  const sorted = sortFields(fieldsOf(body), maps);
  const draft = draftOf(sorted);
  const spam = spamSign(draft, sorted.honeypot);
  const { kind } = draft;
  if (spam === 'honeypot') return { kind: 'lead', lead: { ...draft, kind: kind ?? 'kontakt' }, spam };
  const faults = faultsOf(draft, sorted.texts);
  if (faults.length > 0 || kind === undefined) return { kind: 'invalid', faults };
  return { kind: 'lead', lead: { ...draft, kind }, spam };
}

function draftOf(sorted: SortedFields): Draft {
  const { texts } = sorted;
  const kind = sorted.kind ?? kindOfForm({ form: texts.form, page: texts.page, event: sorted.event });
  const [name, nameNotes] = nameOf(texts);
  const campaign = campaignOf(texts.page);
  const [at, atNotes] = consentTime(sorted.consentAt);
  const email = workingEmail(texts.email) ?? '';
  const phone = workingPhone(texts.phone) ?? '';
  return {
    kind, ...name, email, phone,
    event: sorted.event === 'contact.submitted' || (sorted.event !== 'lead.created' && kind === 'kontakt') ? 'contact.submitted' : 'lead.created',
    company: oneLine(texts.company), message: texts.message, address: addressOf(texts),
    consent: { privacy: sorted.privacy, newsletter: sorted.newsletter, at },
    source: {
      page: texts.page, form: texts.form, utmSource: texts.utm_source || campaign.utmSource,
      utmMedium: texts.utm_medium || campaign.utmMedium, utmCampaign: texts.utm_campaign || campaign.utmCampaign,
    },
    notes: [
      ...nameNotes, ...atNotes, ...sorted.notes,
      // What somebody mistyped may still be read by a person.
      ...(email === '' ? note('E-Mail, so eingegeben', texts.email) : []), ...(phone === '' ? note('Telefon, so eingegeben', texts.phone) : []),
    ],
  };
}

type Texts = SortedFields['texts'];

const note = (label: string, text: string): readonly Note[] => (text === '' ? [] : [{ label, text }]);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function nameOf(texts: Texts): readonly [Pick<Lead, 'salutation' | 'firstName' | 'lastName'>, readonly Note[]] {
  const [first, last] = [oneLine(texts.first_name), oneLine(texts.last_name)];
  const whole = splitName(texts.name);
  const isSplit = first !== '' || last !== '';
  const salutation = salutationOf(texts.salutation) || whole.salutation;
  return [
    { salutation, firstName: isSplit ? first : whole.firstName, lastName: isSplit ? last : whole.lastName },
    [
      ...(salutationOf(texts.salutation) === '' ? note('Anrede', texts.salutation) : []),
      ...(isSplit && oneLine(texts.name) !== `${first} ${last}`.trim() ? note('Name', texts.name) : []),
    ],
  ];
}

/** „Musterstraße 1, 30159 Hannover“ in one field is taken apart. */
function addressOf(texts: Texts): Lead['address'] {
  const { street, postal_code: postalCode, city } = texts;
  const [, ahead, code = '', town = ''] = /^(.*?)[\s,]+(?:D-)?(\d{5})\s+(\D+)$/s.exec(street) ?? [];
  if (ahead === undefined || postalCode !== '' || city !== '') return { street: oneLine(street), postalCode: oneLine(postalCode), city: oneLine(city) };
  return { street: oneLine(ahead), postalCode: code, city: oneLine(town) };
}

/** A time without a zone is Berlin's. */
function consentTime(text: string): readonly [string, readonly Note[]] {
  for (const read of [() => Temporal.Instant.from(text), () => berlinInstant(Temporal.PlainDateTime.from(text))]) {
    try {
      return [read().round('second').toString(), []];
    } catch {
      // Not in this form.
    }
  }
  return ['', note('Einwilligung am', text)];
}
