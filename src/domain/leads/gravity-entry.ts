import { toEspoEmail } from '../kommunikation/email-address.js';
import { toEspoPhone } from '../kommunikation/phone-number.js';
import { flatten, isObject, type Body, type FormField } from './flatten.js';
import { kindInWords } from './kind-of-lead.js';

/** The entry object of Gravity Forms: its fields are numbers, and their meaning is nowhere in it. */
export const isGravityEntry = (body: Body): boolean => 'form_id' in body && Object.keys(body).some(isInput);

/**
 * The fields of an entry. Those in `hub_labels`, which the hub's WordPress plugin adds, have the names that the form shows;
 * of the others the meaning is read from the way Gravity Forms numbers the parts of names and addresses, and from the values.
 */
export function gravityFields(body: Body): readonly FormField[] {
  const { form_id, source_url, website } = body;
  const labels = isObject(body['hub_labels']) ? body['hub_labels'] : {};
  const labelled: FormField[] = [];
  const fields = new Map<string, Map<string, string>>();
  for (const { name, text } of Object.entries(body).filter(([key]) => isInput(key)).flatMap(([key, value]) => flatten(value, key))) {
    const label = labels[name];
    if (typeof label === 'string' && label.trim() !== '') {
      labelled.push({ name: label.trim(), text });
      continue;
    }
    const [field = '', part = ''] = name.split('.');
    fields.set(field, (fields.get(field) ?? new Map<string, string>()).set(part, text));
  }
  return [...labelled, ...guessed(fields), ...flatten({ form_id, source_url, website })];
}

const isInput = (name: string): boolean => /^\d+(?:\.\d+)?$/.test(name);

/** Part 3 of field 1 is `1.3`; a field without parts has one, named ''. */
type Parts = ReadonlyMap<string, string>;

function guessed(fields: ReadonlyMap<string, Parts>): readonly FormField[] {
  const single = [...fields.values()].flatMap((parts) => parts.get('') ?? []);
  const sentences = single.filter((text) => /\s/.test(text) && meaningByValue(text) === undefined);
  const message = sentences.sort((one, other) => other.length - one.length)[0];
  return [...fields].flatMap(([id, parts]) => {
    const text = parts.get('');
    if (text === undefined) return compound(id, parts);
    return [{ name: meaningByValue(text) ?? (text === message ? 'message' : `Feld ${id}`), text }];
  });
}

function meaningByValue(text: string): string | undefined {
  if (toEspoEmail(text).kind === 'storable') return 'email';
  if (/^[+0(]/.test(text) && toEspoPhone(text).kind === 'storable') return 'phone';
  return kindInWords(text) === undefined ? undefined : 'kind';
}

function compound(id: string, parts: Parts): readonly FormField[] {
  const consent = consentIn(parts);
  if (consent !== undefined) return [{ name: /newsletter/i.test(consent) ? 'newsletter' : 'privacy', text: '1' }];
  if (isName(parts)) return pick(parts, nameParts);
  return isAddress(parts) ? pick(parts, addressParts) : [{ name: `Feld ${id}`, text: [...parts.values()].join(', ') }];
}

const nameParts = { 2: 'salutation', 3: 'first_name', 4: 'Zweiter Vorname', 6: 'last_name', 8: 'Namenszusatz' } as const;
const addressParts = { 1: 'street', 2: 'Adresszusatz', 3: 'city', 4: 'Bundesland', 5: 'postal_code', 6: 'Land' } as const;

const consist = (parts: Parts, names: Readonly<Record<string, string>>): boolean => [...parts.keys()].every((part) => part in names);
/** The text beside a ticked box says what was agreed to. */
const consentIn = (parts: Parts): string | undefined =>
  parts.get('1') === '1' && [...parts.keys()].every((part) => ['1', '2', '3'].includes(part)) ? parts.get('2') : undefined;
const isName = (parts: Parts): boolean => consist(parts, nameParts) && (parts.has('3') || parts.has('6'));
/** Without a postal code it could as well be a row of boxes. */
const isAddress = (parts: Parts): boolean => consist(parts, addressParts) && /^\d{5}$/.test(parts.get('5') ?? '');

const pick = (parts: Parts, names: Readonly<Record<string, string>>): readonly FormField[] => Object.entries(names).flatMap(([part, name]) => {
  const text = parts.get(part);
  return text === undefined ? [] : [{ name, text }];
});
