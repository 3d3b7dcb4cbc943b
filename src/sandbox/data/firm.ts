import { companies } from './companies.js';
import type { Client } from './client.js';
import { persons } from './persons.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The 40 clients of the invented firm, persons and companies mixed as in life. */
export const clients: readonly Client[] = mixed(persons, companies);

/** Known to Advoware, so with a betNr there. */
export function isInAdvoware(client: Client): boolean {
  return client.situation !== 'crm-only';
}

export function isInCrm(client: Client): boolean {
  return client.situation !== 'advoware-only';
}

/** Linked by `betnr`, so synced at least once. */
export function isLinked(client: Client): boolean {
  return isInCrm(client) && isInAdvoware(client) && client.situation !== 'adopt';
}

/** Odd and even numbers, since the API answers differently for them. */
export function betNrOf(index: number): number {
  return 10_001 + index * 7;
}

export type Times = { readonly lastSync: number | undefined; readonly crm: number; readonly advoware: number };

/** When each side was changed last: the first cron run must take every record up, and a run without a base decide by these times. */
export function timesOf(client: Client, index: number, start: number): Times {
  const lastSync = start - 26 * HOUR - index * 3 * HOUR;
  const before = lastSync - DAY;
  switch (client.situation) {
    case 'linked': return { lastSync: index % 9 === 4 ? undefined : lastSync, crm: lastSync, advoware: before };
    case 'dirty': return { lastSync, crm: start - 3 * HOUR, advoware: before };
    case 'changed-in-advoware': return { lastSync, crm: lastSync, advoware: start - 5 * HOUR };
    case 'conflict': return { lastSync, crm: start - 3 * HOUR, advoware: start - 4 * HOUR };
    case 'crm-only': case 'adopt': case 'advoware-only': return { lastSync: undefined, crm: start - 6 * HOUR - index * 1000, advoware: start - 400 * DAY };
  }
}

function mixed(left: readonly Client[], right: readonly Client[]): Client[] {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_unused, index) => [left[index], right[index]]).flat().filter((client) => client !== undefined);
}
