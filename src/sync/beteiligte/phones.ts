import { kindOf } from '../../domain/kommunikation/kinds.js';
import { lineOf } from '../../domain/telephony/numbers.js';
import type { PhonesOf } from '../../hub/ledger/phone-book/phone-book.js';
import type { Memory } from './memory.js';

/** What the phone book says of a Beteiligter: his numbers on either side. */
export function phonesOf(entityId: string, memory: Memory): PhonesOf {
  if (memory.state !== 'linked') return { entityType: 'CBeteiligte', entityId, person: nobody, numbers: [] };
  const { base, kommunikation } = memory;
  const inAdvoware = Object.values(kommunikation?.entries ?? {}).filter(({ kommKz, role }) => role !== 'missing' && kindOf(kommKz)?.medium === 'phone').map(({ key }) => key);
  const name = base.name?.espo ?? null;
  const isPerson = base.vorname !== undefined;
  return {
    entityType: 'CBeteiligte', entityId,
    person: { firstName: base.vorname?.espo ?? null, lastName: isPerson ? name : null, company: isPerson ? null : name, email: kommunikation?.email.primary ?? null },
    numbers: [...new Set([...kommunikation?.phone.keys ?? [], ...inAdvoware].map(lineOf).filter((line) => line.startsWith('+')))].sort(),
  };
}

const nobody = { firstName: null, lastName: null, company: null, email: null };
