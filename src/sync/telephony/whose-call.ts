import type { Party } from '../../domain/telephony/crm-call.js';
import type { CallSummary } from '../../domain/telephony/summary.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import { displayName, entityTypes, peopleInCrm, personOf, type EntityType } from './crm-people.js';
import type { TelephonyContext } from './context.js';

/** The CRM's user whose extension it is; nobody's calls go to the one who hears of everything that is nobody's. */
export async function userOf({ espocrm, notifyUserId }: TelephonyContext, extension: string | null): Promise<string> {
  if (extension === null) return notifyUserId;
  const where = [{ type: 'equals', attribute: 'cExtension', value: extension }, { type: 'isTrue', attribute: 'isActive' }];
  for await (const page of espocrm.list('User', { where, select: ['cExtension'], orderBy: 'createdAt', order: 'asc', limit: 1 })) {
    const [first] = page;
    if (first) return first.id;
  }
  return notifyUserId;
}

/**
 * Who is at the other end: whom the telephone system named by the lookup's answer, else the one who has the number.
 * A number that several share in one entity names nobody: a person links the call then.
 */
export async function partyOf({ espocrm }: TelephonyContext, { entity, number }: CallSummary): Promise<Party | undefined> {
  if (entity && isEntityType(entity.type)) {
    const answer = await espocrm.read(entity.type, entity.id as EntityId);
    if (answer.kind === 'found') return { ...entity, name: displayName(personOf(entity.type, answer.record)) };
  }
  for (const type of entityTypes) {
    const people = await peopleInCrm(espocrm, type, number);
    const [first] = people;
    if (first) return people.length === 1 ? { type, id: first.id, name: displayName(first) } : undefined;
  }
  return undefined;
}

const isEntityType = (text: string): text is EntityType => (entityTypes as readonly string[]).includes(text);
