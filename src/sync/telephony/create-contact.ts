import { z } from 'zod';
import { lineOf } from '../../domain/telephony/numbers.js';
import { isUnfilled } from '../../domain/telephony/reported.js';
import { toEspoPhone } from '../../domain/kommunikation/phone-number.js';
import { HubError } from '../../hub/errors/hub-error.js';
import { withLock } from '../../hub/locks/locks.js';
import { keys } from '../../hub/redis/keys.js';
import { createDecided } from '../../systems/espocrm/create-decided.js';
import type { TelephonyContext } from './context.js';
import type { CrmLink } from './crm-link.js';
import { entityTypes, peopleInCrm, personOf, type KnownPerson } from './crm-people.js';
import { contactOf, type Lookup, type LookupAnswer } from './lookup.js';

export interface ContactContext extends TelephonyContext { readonly crmLink: CrmLink; readonly lookup: Pick<Lookup, 'forget'> }

/**
 * Makes a lead of somebody who calls, as an agent wishes, or finds who has the number already (telephony.md, Bodies).
 * One at a time per number, so that a repeated request makes no second one.
 */
export async function createContact(context: ContactContext, body: unknown): Promise<LookupAnswer> {
  const wanted = parsed(body);
  const line = lineOf(wanted.number);
  if (toEspoPhone(line).kind !== 'storable') throw new HubError('invalid', '3CX: Die Rufnummer des neuen Kontakts ist nicht vollständig.');
  for (let attempt = 0; attempt < lockTries; attempt += 1) {
    const answer = await withLock(context.hub.locks, keys.lineLock(line), () => findOrCreate(context, wanted, line));
    if (answer.kind === 'done') {
      context.lookup.forget(wanted.number);
      return { contacts: [contactOf(answer.value, wanted.number, context.crmLink)] };
    }
    await context.hub.effects.sleep(lockPauseMs);
  }
  throw new HubError('lock_busy', '3CX: Dieser Kontakt wird gerade angelegt.', { retryable: true, retryAfterMs: 2_000 });
}

const lockTries = 20;
const lockPauseMs = 100;

const text = z.string().trim().max(100).optional();
const schema = z.object({ number: z.string().trim().min(1).max(60), firstName: text, lastName: text, company: z.string().trim().max(255).optional(), email: z.email().optional() });
type Wanted = z.infer<typeof schema>;

function parsed(body: unknown): Wanted {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body).filter(([, value]) => typeof value === 'string' && !isUnfilled(value)) : [];
  const result = schema.safeParse(Object.fromEntries(fields));
  if (result.success) return result.data;
  throw new HubError('invalid', `3CX: Diese Felder fehlen oder sind ungültig: ${[...new Set(result.error.issues.map(({ path }) => path.join('.')))].join(', ')}`);
}

async function findOrCreate(context: ContactContext, wanted: Wanted, line: string): Promise<KnownPerson> {
  const { espocrm } = context;
  for (const type of entityTypes) {
    const [known] = await peopleInCrm(espocrm, type, line);
    if (known) return known;
  }
  const attributes = {
    firstName: wanted.firstName ?? null, lastName: wanted.lastName ?? null, accountName: wanted.company ?? null, emailAddress: wanted.email ?? null,
    phoneNumber: line, source: 'Call', status: 'New', assignedUserId: context.notifyUserId,
  };
  const first = await espocrm.create('Lead', attributes);
  if (first.kind === 'created') return personOf('Lead', { ...attributes, ...first.record });
  const same = first.matches.find(({ emailAddress }) => typeof emailAddress === 'string' && emailAddress.toLowerCase() === wanted.email?.toLowerCase());
  if (same) return personOf('Lead', same);
  // Only the name is the same: another person, as far as anybody knows.
  return personOf('Lead', { ...attributes, ...await createDecided(espocrm, 'Lead', attributes) });
}
