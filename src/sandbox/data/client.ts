/** One way to reach a client, as Advoware notes it. */
export type Reach = {
  /** `kommKz` of Advoware. */
  readonly kind: number;
  readonly value: string;
  /** The user's own words in the remark. */
  readonly remark?: string;
};

/**
 * How a client stands between the two systems when the firm opens for the first time:
 * - `linked` on both sides, equal · `crm-only` waits for its first sync · `adopt` waits, and Advoware knows the person already
 * - `dirty` changed in the CRM · `changed-in-advoware` · `conflict` one field changed on both sides · `advoware-only`
 */
export type Situation = 'linked' | 'crm-only' | 'adopt' | 'dirty' | 'changed-in-advoware' | 'conflict' | 'advoware-only';

export type Client = {
  readonly situation: Situation;
  /** Last name, or the name of the company. */
  readonly name: string;
  readonly vorname?: string;
  readonly anrede?: 'Herr' | 'Frau';
  readonly rechtsform: string;
  /** `YYYY-MM-DD`. */
  readonly geboren?: string;
  readonly register?: string;
  readonly ort: string;
  readonly reach: readonly Reach[];
  /** What only one side has, over the common values. */
  readonly inCrm?: { readonly name?: string; readonly vorname?: string; readonly register?: string; readonly reach?: readonly Reach[]; readonly nationalPhones?: true };
  readonly inAdvoware?: { readonly name?: string; readonly vorname?: string; readonly register?: string; readonly reach?: readonly Reach[] };
};

const PERSONS = new Set(['Natürliche Person', 'Einzelunternehmen']);

export function isPerson(client: Client): boolean {
  return PERSONS.has(client.rechtsform);
}

export const reach = (kind: number, value: string, remark?: string): Reach => ({ kind, value, ...(remark === undefined ? {} : { remark }) });

export type PersonOptions = Pick<Client, 'inCrm' | 'inAdvoware'> & { readonly situation?: Situation; readonly rechtsform?: string };

/** A natural person, linked and equal unless said otherwise. */
export function person(vorname: string, name: string, anrede: 'Herr' | 'Frau', geboren: string, ort: string, reachable: readonly Reach[], options: PersonOptions = {}): Client {
  return { situation: 'linked', rechtsform: 'Natürliche Person', name, vorname, anrede, geboren, ort, reach: reachable, ...options };
}

/** A company or another body, linked and equal unless said otherwise. */
export function company(name: string, rechtsform: string, register: string | undefined, ort: string, reachable: readonly Reach[], options: Omit<PersonOptions, 'rechtsform'> = {}): Client {
  return { situation: 'linked', rechtsform, name, ...(register === undefined ? {} : { register }), ort, reach: reachable, ...options };
}
