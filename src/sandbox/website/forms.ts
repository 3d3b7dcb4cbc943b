import { z } from 'zod';

/** The four forms of the website. */
export const formNames = ['vermieter', 'mieter', 'kontakt', 'newsletter'] as const;
/** The form plugins that the website may be built with. */
export const dialects = ['contact-form-7', 'wpforms', 'gravity-forms', 'fluent-forms'] as const;
export type Dialect = (typeof dialects)[number];

const text = z.string().max(50_000).default('');

/** What a visitor has entered. */
export const submissionSchema = z.strictObject({
  form: z.enum(formNames), dialect: z.enum(dialects),
  anrede: text, vorname: text, nachname: text, firma: text, email: text, telefon: text, nachricht: text, strasse: text, plz: text, ort: text, wohnungen: text,
  datenschutz: z.boolean().default(false), newsletter: z.boolean().default(false),
  /** The honeypot, which people do not see. */
  website: text,
});
export type Submission = z.output<typeof submissionSchema>;

/** What the plugin's entry has of its own. */
export type Entry = { readonly id: number; readonly page: string; readonly at: Date };

/** The body that each plugin makes of it, as observed of the plugins' own code. */
export function bodyOf(submission: Submission, entry: Entry): object {
  switch (submission.dialect) {
    case 'contact-form-7': return contactForm7(submission, entry);
    case 'wpforms': return wpForms(submission, entry);
    case 'gravity-forms': return gravityForms(submission, entry);
    case 'fluent-forms': return fluentForms(submission, entry);
  }
}

const nameOf = ({ vorname, nachname }: Submission): string => `${vorname} ${nachname}`.trim();
const ticked = (isTicked: boolean): string => (isTicked ? '1' : '');

/** Flat, by the tags of the form; a text that is not filled in is empty. */
function contactForm7(from: Submission, { page, at }: Entry): object {
  return {
    'your-anrede': from.anrede, 'your-name': nameOf(from), 'your-firma': from.firma, 'your-email': from.email, 'your-tel': from.telefon, 'your-message': from.nachricht,
    strasse: from.strasse, plz: from.plz, ort: from.ort, 'anzahl-wohnungen': from.wohnungen, 'acceptance-1': ticked(from.datenschutz),
    newsletter: from.newsletter ? ['Ja, gerne'] : [], website: from.website, _url: page, _date: at.toISOString().slice(0, 10), _remote_ip: '192.0.2.10',
  };
}

/** Flat, by the keys that were chosen in the form. */
function wpForms(from: Submission, { page }: Entry): object {
  return {
    anrede: from.anrede, name: nameOf(from), firma: from.firma, email: from.email, telefon: from.telefon, nachricht: from.nachricht, strasse: from.strasse, plz: from.plz, ort: from.ort,
    wohnungen: from.wohnungen, datenschutz: from.datenschutz ? 'Ich stimme zu.' : '', newsletter: from.newsletter ? 'Ja, gerne' : '', website: from.website, page,
  };
}

/** The entry object: numbers, and the labels that the hub's plugin adds where a number says too little. */
function gravityForms(from: Submission, { id, page, at }: Entry): object {
  return {
    id: String(id), form_id: '3', date_created: at.toISOString().slice(0, 19).replace('T', ' '), ip: '192.0.2.10', source_url: page, user_agent: 'Mozilla/5.0', status: 'active',
    '1.2': from.anrede, '1.3': from.vorname, '1.6': from.nachname, 2: from.email, 3: from.telefon, 4: from.nachricht,
    '5.1': from.strasse, '5.3': from.ort, '5.5': from.plz, 6: from.firma, 7: from.wohnungen,
    '8.1': ticked(from.datenschutz), '8.2': 'Ich stimme der Datenschutzerklärung zu.', '9.1': ticked(from.newsletter), '9.2': 'Ich möchte den Newsletter erhalten.', website: from.website,
    hub_labels: { 4: 'Nachricht', 6: 'Firma', 7: 'Anzahl Wohnungen' },
  };
}

/** Nested by the names of the fields, with the row of the plugin's own table. */
function fluentForms(from: Submission, { id, page, at }: Entry): object {
  return {
    names: { first_name: from.vorname, last_name: from.nachname }, anrede: from.anrede, firma: from.firma, email: from.email, phone: from.telefon, message: from.nachricht,
    address_1: { address_line_1: from.strasse, address_line_2: '', city: from.ort, state: '', zip: from.plz, country: '' }, wohnungen: from.wohnungen,
    'gdpr-agreement': from.datenschutz ? 'on' : '', newsletter: from.newsletter ? 'Ja, gerne' : '', website: from.website,
    __submission: { id: String(id), form_id: '3', serial_number: String(id), source_url: page, browser: 'Firefox', ip: '192.0.2.10', created_at: at.toISOString() },
  };
}
