import type { LeadKind } from './lead.js';

/** What a field that asks for it says; undefined for an answer that names no kind. */
export function kindInWords(text: string): LeadKind | undefined {
  return byWord.get(text.trim().toLowerCase().replace(/^(?:ich bin|als)\s+/, '').replace(/\*|[:/](?:in(?:nen)?)$/g, '').replace(/innen$|in$/, ''));
}

/** What the form itself tells: its name, the page it stands on, the event. */
export function kindOfForm({ form, page, event }: { readonly form: string; readonly page: string; readonly event: string }): LeadKind | undefined {
  return kindIn(form) ?? kindIn(pathOf(page)) ?? (event === 'contact.submitted' ? 'kontakt' : undefined);
}

/** Without the feminine endings. „Vermieterhelden“ is the site, not a kind. */
const byWord: ReadonlyMap<string, LeadKind> = new Map([
  ['mieter', 'mieter'], ['tenant', 'mieter'], ['mietanfrage', 'mieter'], ['mieteranfrage', 'mieter'],
  ['vermieter', 'vermieter'], ['landlord', 'vermieter'], ['eigentümer', 'vermieter'], ['eigentuemer', 'vermieter'], ['vermieteranfrage', 'vermieter'],
  ['kontakt', 'kontakt'], ['contact', 'kontakt'], ['kontaktformular', 'kontakt'], ['allgemeine anfrage', 'kontakt'],
  ['newsletter', 'newsletter'], ['newsletteranmeldung', 'newsletter'],
]);

const inTexts: readonly (readonly [RegExp, LeadKind])[] = [
  [/vermieter(?!helden)|landlord|eigent(?:ü|ue)mer/i, 'vermieter'],
  [/(?<!ver)mieter|tenant/i, 'mieter'],
  [/newsletter/i, 'newsletter'],
  [/kontakt|contact/i, 'kontakt'],
];

const kindIn = (text: string): LeadKind | undefined => inTexts.find(([pattern]) => pattern.test(text))?.[1];

/** The host says nothing: the site is named after landlords. */
const pathOf = (page: string): string => decoded(URL.parse(page, 'https://site.example')?.pathname ?? '');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
