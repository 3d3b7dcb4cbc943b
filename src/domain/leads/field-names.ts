import { textFields } from './lead.js';

/** What a form's field can stand for. `privacy`, `newsletter`, `consent_at`: of the consent; `website`: the honeypot. */
export const fieldMeanings = [...textFields, 'kind', 'event', 'privacy', 'newsletter', 'consent_at', 'website'] as const;
export type FieldName = (typeof fieldMeanings)[number];

/** The meaning of a field by its name, as forms, plugins and people write it; undefined for one that no rule knows. */
export function meaningOf(name: string): FieldName | undefined {
  // Only under its own name: „your-website“ may be a visible field of a company's form.
  if (name === 'website') return 'website';
  return known.get(folded(name)) ?? known.get(folded(name.slice(name.lastIndexOf('.') + 1)));
}

/** „your-E-Mail“, „email-123“ and „E-Mail“ are one name. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
    .replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
    .replace(/^(?:your|ihre?|deine?|contact|field)[\s_-]+/, '').replace(/[\s_-]+\d+$/, '').replace(/[^a-z0-9]/g, '');
}

const names: Readonly<Record<Exclude<FieldName, 'website'>, readonly string[]>> = {
  salutation: ['salutation', 'anrede'],
  first_name: ['firstname', 'vorname', 'givenname', 'rufname'],
  last_name: ['lastname', 'nachname', 'familienname', 'surname', 'zuname'],
  name: ['name', 'fullname', 'vollername', 'vornachname', 'vorundnachname', 'vornameundnachname', 'vornamenachname', 'namevorname', 'ihrname', 'ansprechpartner'],
  company: ['company', 'firma', 'firmenname', 'unternehmen', 'organisation', 'hausverwaltung'],
  email: ['email', 'emailadresse', 'emailaddress', 'mail', 'mailadresse'],
  phone: ['phone', 'phonenumber', 'tel', 'telefon', 'telefonnummer', 'rufnummer', 'rueckrufnummer', 'mobil', 'mobile', 'mobilnummer', 'mobiltelefon', 'handy', 'handynummer', 'festnetz'],
  message: ['message', 'nachricht', 'ihrenachricht', 'anliegen', 'mitteilung', 'kommentar', 'comment', 'comments', 'textarea', 'sachverhalt', 'frage'],
  street: ['street', 'strasse', 'adresse', 'address', 'strassehausnummer', 'strasseundhausnummer', 'strassenr', 'strasseundnr', 'anschrift', 'addressline', 'addressstreet'],
  postal_code: ['postalcode', 'plz', 'postleitzahl', 'zip', 'zipcode', 'postcode', 'addresspostalcode'],
  city: ['city', 'ort', 'stadt', 'wohnort', 'addresscity'],
  page: ['page', 'url', 'pageurl', 'sourceurl', 'seite', 'wphttpreferer', 'referer', 'referrer'],
  form: ['form', 'formid', 'formular', 'formname', 'formtitle'],
  utm_source: ['utmsource'],
  utm_medium: ['utmmedium'],
  utm_campaign: ['utmcampaign', 'kampagne'],
  kind: ['kind', 'art', 'formtype', 'anfrageart', 'artderanfrage', 'ichbin', 'rolle'],
  event: ['event'],
  privacy: ['privacy', 'datenschutz', 'datenschutzerklaerung', 'dsgvo', 'gdpr', 'gdpragreement', 'acceptance', 'einwilligung', 'consentprivacy', 'termsncondition'],
  newsletter: ['newsletter', 'newsletteranmeldung', 'newsletteroptin', 'consentnewsletter'],
  consent_at: ['consentat'],
};

const known: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(names).flatMap(([meaning, each]) => each.map((name) => [name, meaning as FieldName] as const)),
);
