import { z } from 'zod';
import { lookupDigits } from '../../domain/telephony/numbers.js';
import type { BookedPerson } from '../../hub/ledger/phone-book/phone-book.js';
import type { EspoCrm, EspoRecord } from '../../systems/espocrm/espocrm.js';

/** Entities of the CRM in which somebody who calls may stand, the firm's clients first. */
export const entityTypes = ['CBeteiligte', 'Contact', 'Lead'] as const;
export type EntityType = (typeof entityTypes)[number];

/** Somebody the firm knows by his number. */
export interface KnownPerson extends BookedPerson {
  readonly type: EntityType;
  readonly id: string;
  readonly phoneNumber: string | null;
}

/** Who has this number in one of the CRM's entities (espocrm.md, Screen pop). */
export async function peopleInCrm(espocrm: EspoCrm, type: EntityType, number: string): Promise<readonly KnownPerson[]> {
  const digits = lookupDigits(number);
  if (digits.length === 0) return [];
  const pages = espocrm.list(type, {
    where: [{ type: 'in', attribute: 'phoneNumberNumeric', value: digits }], select: [...attributes[type]], orderBy: 'createdAt', order: 'asc', limit: mostPeople,
  });
  const found: KnownPerson[] = [];
  for await (const page of pages) found.push(...page.map((record) => personOf(type, record)));
  return found;
}

export const displayName = ({ firstName, lastName, company }: BookedPerson): string => {
  const person = [firstName, lastName].filter((part) => part !== null).join(' ');
  return person === '' || (company !== null && lastName === company) ? company ?? '' : person;
};

/** A number that more people share names nobody. */
const mostPeople = 5;
const common = ['firstName', 'lastName', 'emailAddress', 'phoneNumber'] as const;
const attributes: Readonly<Record<EntityType, readonly string[]>> = {
  CBeteiligte: [...common, 'firmenname'], Contact: [...common, 'accountName'], Lead: [...common, 'accountName'],
};

const text = z.string().nullish().transform((value) => (value === undefined || value === '' ? null : value));
const listed = z.object({ id: z.string(), firstName: text, lastName: text, emailAddress: text, phoneNumber: text, firmenname: text, accountName: text });

export function personOf(type: EntityType, record: EspoRecord): KnownPerson {
  const { id, firstName, lastName, emailAddress, phoneNumber, firmenname, accountName } = listed.parse(record);
  return { type, id, firstName, lastName, company: firmenname ?? accountName, email: emailAddress, phoneNumber };
}
