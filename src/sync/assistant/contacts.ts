import { visible } from '../../domain/assistant/allow-list.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { EspoCrm, EspoRecord, Where } from '../../systems/espocrm/espocrm.js';
import type { EntityId } from '../../systems/espocrm/records.js';

/** Where people are kept in the CRM, in the order in which a match counts. */
export const contactEntities = ['CBeteiligte', 'Contact', 'Lead'] as const;
export type ContactEntity = (typeof contactEntities)[number];
export interface Contact { readonly entity: ContactEntity; readonly record: EspoRecord }

/** A record of one of the three by its id alone, which the CRM gives once. Throws HubError `not_found`. */
export async function readContact(espocrm: EspoCrm, id: string): Promise<Contact> {
  for (const entity of contactEntities) {
    const answer = await espocrm.read(entity, id as EntityId);
    if (answer.kind === 'found') return { entity, record: answer.record };
  }
  throw new HubError('not_found', `Im CRM gibt es keinen Kontakt ${id}.`);
}

/** Enough for a choice; more means that the search was too wide. */
const perEntity = 10;

/** What matches in all three, side by side. */
export async function searchContacts(espocrm: EspoCrm, where: (entity: ContactEntity) => readonly Where[] | undefined): Promise<readonly Contact[]> {
  const found = await Promise.all(contactEntities.map(async (entity) => {
    const filter = where(entity);
    return filter ? (await firstPage(espocrm, entity, filter)).map((record) => ({ entity, record })) : [];
  }));
  return found.flat();
}

async function firstPage(espocrm: EspoCrm, entity: ContactEntity, where: readonly Where[]): Promise<readonly EspoRecord[]> {
  for await (const page of espocrm.list(entity, { where, limit: perEntity, orderBy: 'createdAt', order: 'desc' })) return page;
  return [];
}

/** A contact as Y sees it. */
export const shownContact = ({ entity, record }: Contact): ReturnType<typeof visible> => ({ type: entity, ...visible(entity, record) });
