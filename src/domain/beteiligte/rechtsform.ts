/** Every Rechtsform the CRM's enum offers, and what each makes of a Beteiligter (beteiligte-sync.md, Person or company). */
export const rechtsformen = {
  'Natürliche Person': 'person',
  Einzelunternehmen: 'person',
  GmbH: 'firma',
  'GmbH & Co. KG': 'firma',
  'UG (haftungsbeschränkt)': 'firma',
  AG: 'firma',
  KG: 'firma',
  OHG: 'firma',
  GbR: 'firma',
  eG: 'firma',
  'e.V.': 'firma',
  Stiftung: 'firma',
  Behörde: 'firma',
  WEG: 'firma',
  Sonstige: 'firma',
} as const satisfies Record<string, 'person' | 'firma'>;

/** A Beteiligter is a person or a company; the kind decides which fields are his. */
export type Art = 'person' | 'firma';

/** The kind by Rechtsform. Without one: a company when a company name is set. One that the table lacks counts as a company. */
export function artOf(rechtsform: string, firmenname: string): Art {
  if (rechtsform === '') return firmenname === '' ? 'person' : 'firma';
  return Object.hasOwn(rechtsformen, rechtsform) ? rechtsformen[rechtsform as keyof typeof rechtsformen] : 'firma';
}
