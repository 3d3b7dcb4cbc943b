import { agrees, declines } from './consent.js';
import { meaningOf, type FieldName } from './field-names.js';
import type { FormField } from './flatten.js';
import { kindInWords } from './kind-of-lead.js';
import { textFields, type LeadKind, type Note, type TextField } from './lead.js';

/** What the firm knows about one of its forms that the form does not tell: its kind, and what its fields mean by their names. */
export interface FormMap { readonly kind?: LeadKind | undefined; readonly fields?: Readonly<Record<string, FieldName | 'note'>> | undefined }
/** By the form's number or name as its plugin gives it; `*` for every form that is not named. */
export type FormMaps = Readonly<Record<string, FormMap>>;

/** A form's fields by what they mean; everything else is a note. */
export interface SortedFields {
  readonly texts: Readonly<Record<TextField, string>>;
  readonly kind: LeadKind | undefined;
  readonly event: string;
  readonly privacy: boolean;
  readonly newsletter: boolean;
  readonly consentAt: string;
  readonly honeypot: string;
  readonly notes: readonly Note[];
}

export function sortFields(fields: readonly FormField[], maps: FormMaps): SortedFields {
  const map = mapFor(fields, maps);
  const sorting = new Sorting(map.kind);
  for (const field of fields) sorting.take(field, map.fields?.[field.name] ?? meaningOf(field.name));
  return sorting.sorted;
}

function mapFor(fields: readonly FormField[], maps: FormMaps): FormMap {
  const form = fields.find(({ name }) => meaningOf(name) === 'form')?.text ?? '';
  return (Object.hasOwn(maps, form) ? maps[form] : maps['*']) ?? {};
}

class Sorting {
  readonly #texts = Object.fromEntries(textFields.map((field) => [field, ''])) as Record<TextField, string>;
  readonly #notes: Note[] = [];
  #answers = { event: '', consentAt: '', honeypot: '', privacy: false, newsletter: false };
  #kind: LeadKind | undefined;

  constructor(kind: LeadKind | undefined) {
    this.#kind = kind;
  }

  get sorted(): SortedFields {
    return { texts: this.#texts, kind: this.#kind, notes: this.#notes, ...this.#answers };
  }

  take(field: FormField, meaning: FieldName | 'note' | undefined): void {
    switch (meaning) {
      case undefined: case 'note': this.#note(field); break;
      case 'kind': this.#takeKind(field); break;
      case 'privacy': case 'newsletter': this.#takeConsent(field, meaning); break;
      case 'event': this.#answer('event', field.text); break;
      case 'consent_at': this.#answer('consentAt', field.text); break;
      case 'website': this.#answer('honeypot', field.text); break;
      case 'message': this.#takeMessage(field); break;
      case 'salutation': case 'first_name': case 'last_name': case 'name': case 'company': case 'email': case 'phone':
      case 'street': case 'postal_code': case 'city':
      case 'page': case 'form': case 'utm_source': case 'utm_medium': case 'utm_campaign': this.#takeText(field, meaning); break;
    }
  }

  /** The first one counts; a second phone or address is for people to read. */
  #takeText(field: FormField, meaning: TextField): void {
    if (this.#texts[meaning] === '') this.#texts[meaning] = several(field.text);
    else if (this.#texts[meaning] !== field.text && meaning !== 'page') this.#note(field);
  }

  /** „Anliegen“ and „Nachricht“ of one form belong together; a choice among kinds tells the kind too. */
  #takeMessage({ text }: FormField): void {
    this.#kind ??= kindInWords(text);
    this.#texts.message = this.#texts.message === '' ? text : `${this.#texts.message}\n\n${text}`;
  }

  #takeKind(field: FormField): void {
    const kind = kindInWords(field.text);
    if (kind === undefined) this.#note(field);
    else this.#kind ??= kind;
  }

  #takeConsent(field: FormField, what: 'privacy' | 'newsletter'): void {
    if (agrees(field.text)) this.#answers = { ...this.#answers, [what]: true };
    else if (!declines(field.text)) this.#note(field);
  }

  #answer(what: 'event' | 'consentAt' | 'honeypot', text: string): void {
    this.#answers = { ...this.#answers, [what]: text };
  }

  #note({ name, text }: FormField): void {
    this.#notes.push({ label: name.slice(0, longestLabel), text: several(text) });
  }
}

const longestLabel = 100;

/** WPForms joins several answers with two strokes. */
const several = (text: string): string => text.replaceAll('||', ', ');
