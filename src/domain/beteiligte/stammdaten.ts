import { artOf, rechtsformen, type Art } from './rechtsform.js';

/** The mapped fields in their common form (beteiligte-sync.md, Fields). */
export const fields = ['name', 'vorname', 'rechtsform', 'anrede', 'geburtsdatum', 'handelsregisterNummer'] as const;
export type Field = (typeof fields)[number];

const ofPersons: readonly Field[] = ['name', 'vorname', 'rechtsform', 'anrede', 'geburtsdatum'];
const ofCompanies: readonly Field[] = ['name', 'rechtsform', 'anrede', 'handelsregisterNummer'];
export const fieldsOf = (art: Art): readonly Field[] => (art === 'person' ? ofPersons : ofCompanies);

/**
 * A side's fields in common form. Empty text stands for empty, null and absent alike. Normal forms compare only.
 */
export type Stammdaten = Readonly<Record<Field, string>>;

type Text = string | null | undefined;

/** What is read of an EspoCRM `CBeteiligte`. */
export interface EspoStammdaten {
  readonly lastName?: Text; readonly firstName?: Text; readonly firmenname?: Text; readonly rechtsform?: Text;
  readonly salutationName?: Text; readonly dateOfBirth?: Text; readonly handelsregisterNummer?: Text;
}

/** What is read of an Advoware Beteiligter. */
export interface AdvowareStammdaten {
  readonly name?: Text; readonly vorname?: Text; readonly rechtsform?: Text; readonly anrede?: Text;
  readonly geburtsdatum?: Text; readonly handelsRegisterNummer?: Text;
}

export type EspoChanges = Partial<Record<keyof EspoStammdaten, string | null>>;
export type AdvowareChanges = Partial<Record<keyof AdvowareStammdaten, string | null>>;

const plain = (value: Text): string => (value ?? '').trim();

/** The kind as the CRM record has it. */
export const artOfEspo = (record: EspoStammdaten): Art => artOf(plain(record.rechtsform), plain(record.firmenname));

/** An EspoCRM record in common form. A company without a company name is called by its last name, which EspoCRM requires. */
export function fromEspo(record: EspoStammdaten, art: Art): Stammdaten {
  const lastName = plain(record.lastName);
  return {
    name: art === 'firma' ? plain(record.firmenname) || lastName : lastName,
    vorname: plain(record.firstName),
    rechtsform: plain(record.rechtsform),
    anrede: anredeOfSalutation(plain(record.salutationName)),
    geburtsdatum: plain(record.dateOfBirth),
    handelsregisterNummer: plain(record.handelsregisterNummer),
  };
}

/** An Advoware record in common form. */
export function fromAdvoware(record: AdvowareStammdaten): Stammdaten {
  return {
    name: plain(record.name),
    vorname: plain(record.vorname),
    rechtsform: plain(record.rechtsform),
    anrede: plain(record.anrede),
    geburtsdatum: dateOfAdvoware(plain(record.geburtsdatum)),
    handelsregisterNummer: plain(record.handelsRegisterNummer),
  };
}

/** True when EspoCRM has a way to hold the value; an enum refuses what it does not know. */
export function espoCanHold(field: Field, value: string): boolean {
  switch (field) {
    case 'rechtsform': return value === '' || Object.hasOwn(rechtsformen, value);
    case 'anrede': return value === '' || value === 'Herr' || value === 'Frau';
    case 'geburtsdatum': return value === '' || isoDate.test(value);
    case 'name': return value !== '';
    case 'vorname': case 'handelsregisterNummer': return true;
  }
}

/** True when Advoware has a way to hold the value: `Dr.` is no Anrede, a name is never taken away. */
export function advowareCanHold(field: Field, value: string): boolean {
  if (field === 'anrede') return value === '' || value === 'Herr' || value === 'Frau';
  return field !== 'name' || value !== '';
}

/** The attributes to write to EspoCRM so that `field` holds `value`. A company's last name follows its name. */
export function toEspo(field: Field, value: string, art: Art, current: EspoStammdaten): EspoChanges {
  switch (field) {
    case 'name': return art === 'firma' ? { firmenname: value, lastName: value.slice(0, lastNameLimit).trim() } : { lastName: value };
    case 'vorname': return { firstName: value || null };
    case 'rechtsform': return { rechtsform: value || null };
    case 'anrede': return { salutationName: salutationOfAnrede(value, plain(current.salutationName)) };
    case 'geburtsdatum': return { dateOfBirth: value || null };
    case 'handelsregisterNummer': return { handelsregisterNummer: value || null };
  }
}

/** A company's last name, which EspoCRM requires, as it has to be after its company name; nothing where it is so already. */
export function lastNameFollowing(record: EspoStammdaten): EspoChanges {
  const wanted = plain(record.firmenname).slice(0, lastNameLimit).trim();
  return wanted === '' || wanted === plain(record.lastName) ? {} : { lastName: wanted };
}

/** The attributes to write to Advoware so that `field` holds `value`. */
export function toAdvoware(field: Field, value: string): AdvowareChanges {
  switch (field) {
    case 'geburtsdatum': return { geburtsdatum: value === '' ? null : `${value}T00:00:00` };
    case 'handelsregisterNummer': return { handelsRegisterNummer: value || null };
    case 'name': case 'vorname': case 'rechtsform': case 'anrede': return { [field]: value || null };
  }
}

/** EspoCRM cuts nothing: a longer last name is refused. */
const lastNameLimit = 100;
const isoDate = /^\d{4}-\d\d-\d\d$/;

/** `YYYY-MM-DDT00:00:00` is a date without a zone; the zero date of Advoware's platform means none. */
function dateOfAdvoware(value: string): string {
  const date = /^(\d{4}-\d\d-\d\d)(T00:00:00(\.0+)?)?$/.exec(value)?.[1];
  if (date === '0001-01-01') return '';
  return date ?? value;
}

/** EspoCRM's values, stock or localised. Any other, such as `Dr.`, is no Anrede and stays what it is. */
const anreden: Readonly<Record<string, string>> = { 'Mr.': 'Herr', Herr: 'Herr', 'Ms.': 'Frau', 'Mrs.': 'Frau', Frau: 'Frau' };
const anredeOfSalutation = (salutation: string): string => anreden[salutation] ?? salutation;

function salutationOfAnrede(anrede: string, current: string): string | null {
  if (anrede === '') return null;
  const localised = current === 'Herr' || current === 'Frau';
  if (localised) return anrede;
  return anrede === 'Herr' ? 'Mr.' : 'Ms.';
}
