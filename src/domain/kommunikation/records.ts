/** What the rules read, as both systems give it; a parsed record of either client fits. */

/** One item of EspoCRM's `phoneNumberData`. */
export interface CrmPhone {
  readonly phoneNumber?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly primary?: boolean | null | undefined;
  readonly optOut?: boolean | null | undefined;
  readonly invalid?: boolean | null | undefined;
}

/** One item of EspoCRM's `emailAddressData`. */
export interface CrmEmail {
  readonly emailAddress?: string | null | undefined;
  readonly primary?: boolean | null | undefined;
  readonly optOut?: boolean | null | undefined;
  readonly invalid?: boolean | null | undefined;
}

/** Both lists of one CRM record. A list that is not delivered is unknown, not empty. */
export interface CrmContacts {
  readonly phoneNumberData?: readonly CrmPhone[] | null | undefined;
  readonly emailAddressData?: readonly CrmEmail[] | null | undefined;
}

/** One entry of Advoware's `kommunikation`. `kommKz` is 0 on reading, whatever it is (a bug of Advoware). */
export interface AdvowareEntry {
  readonly id: number;
  readonly tlf?: string | null | undefined;
  readonly bemerkung?: string | null | undefined;
  readonly online?: boolean | null | undefined;
  readonly kommKz?: number | null | undefined;
}

/** A Beteiligter of Advoware: its entries, and the top-level fields under their own names. */
export interface AdvowareContacts {
  readonly kommunikation?: readonly AdvowareEntry[] | null | undefined;
  readonly [field: string]: unknown;
}

/** The same once its entries are known. */
export type ListedContacts = AdvowareContacts & { readonly kommunikation: readonly AdvowareEntry[] };

/** Which way changes may travel in this run. */
export type Direction = 'both' | 'to_espocrm' | 'to_advoware';
