/** The two lists of EspoCRM; every kind of Advoware belongs to one of them. */
export type Medium = 'phone' | 'email';

/** Advoware's kinds that are synced. 5 (Internet) is none of them: it is never read, written or counted. */
export type KommKz = 1 | 2 | 3 | 4 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

export type EspoPhoneType = 'Office' | 'Fax' | 'Mobile' | 'Home' | 'Other';

/** One row of the table of kinds (kommunikation-sync.md). `field`: the top-level field Advoware derives from the entries. */
export type Kind =
  | { readonly kommKz: KommKz; readonly name: string; readonly medium: 'phone'; readonly espoType: EspoPhoneType; readonly field: string }
  | { readonly kommKz: KommKz; readonly name: string; readonly medium: 'email'; readonly field: string };

/** In the order of `kommKz`, which is also the order in which the top-level fields are looked at. */
export const kinds: readonly Kind[] = [
  { kommKz: 1, name: 'TelGesch', medium: 'phone', espoType: 'Office', field: 'telGesch' },
  { kommKz: 2, name: 'FaxGesch', medium: 'phone', espoType: 'Fax', field: 'faxGesch' },
  { kommKz: 3, name: 'Mobil', medium: 'phone', espoType: 'Mobile', field: 'mobil' },
  { kommKz: 4, name: 'MailGesch', medium: 'email', field: 'emailGesch' },
  { kommKz: 6, name: 'TelPrivat', medium: 'phone', espoType: 'Home', field: 'telPrivat' },
  { kommKz: 7, name: 'FaxPrivat', medium: 'phone', espoType: 'Fax', field: 'faxPrivat' },
  { kommKz: 8, name: 'MailPrivat', medium: 'email', field: 'emailPrivat' },
  { kommKz: 9, name: 'AutoTelefon', medium: 'phone', espoType: 'Mobile', field: 'autotelefon' },
  { kommKz: 10, name: 'Sonstige', medium: 'phone', espoType: 'Other', field: 'sonstige' },
  { kommKz: 11, name: 'EPost', medium: 'email', field: 'ePost' },
  { kommKz: 12, name: 'Bea', medium: 'email', field: 'bea' },
];

/** The kind that stays in Advoware alone. */
export const neverSynced = { kommKz: 5, name: 'Internet', field: 'internet' } as const;

const byNumber = new Map<number, Kind>(kinds.map((kind) => [kind.kommKz, kind]));
const emailKinds = new Set<KommKz>(kinds.filter(({ medium }) => medium === 'email').map(({ kommKz }) => kommKz));
const numberByType = new Map<string, KommKz>([['Office', 1], ['Fax', 2], ['Mobile', 3], ['Home', 6], ['Other', 10]]);

/** The kind of a number, undefined for 5 and for everything that is no kind. */
export function kindOf(kommKz: number): Kind | undefined {
  return byNumber.get(kommKz);
}

export function mediumOf(kommKz: KommKz): Medium {
  return emailKinds.has(kommKz) ? 'email' : 'phone';
}

/** The type a phone of this kind has in EspoCRM; null for e-mails. */
export function espoTypeOf(kommKz: KommKz): EspoPhoneType | null {
  const kind = byNumber.get(kommKz);
  return kind?.medium === 'phone' ? kind.espoType : null;
}

/** The kind a new value from EspoCRM gets. No type means EspoCRM's own default; a type the firm invented is `Sonstige`. */
export function kommKzFor(medium: Medium, espoType: string | null): KommKz {
  if (medium === 'email') return 4;
  if (espoType === null || espoType === '') return 3;
  return numberByType.get(espoType) ?? 10;
}

/**
 * Whether an entry of this kind may stand for a CRM value of this type. Several kinds share a type (2 and 7, 3 and 9);
 * e-mails have no type; a type outside the table says nothing about the kind.
 */
export function typeFits(kommKz: KommKz, espoType: string | null): boolean {
  const own = espoTypeOf(kommKz);
  if (own === null || espoType === null || !numberByType.has(espoType)) return true;
  return own === espoType;
}
