import { z } from 'zod';
import { numericNotations } from '../../../domain/kommunikation/phone-number.js';
import { HubError } from '../../../hub/errors/hub-error.js';
import type { Where } from '../../../systems/espocrm/espocrm.js';
import { betnr, email, line, phone } from '../arguments.js';
import { searchContacts, shownContact, type Contact, type ContactEntity } from '../contacts.js';
import type { AssistantContext } from '../context.js';
import { tool } from '../tool.js';

const schema = z.object({
  query: line.min(2).describe('Name oder Teil eines Namens').optional(),
  phone: phone.optional(), email: email.optional(), betnr: betnr.optional(),
});
export type ContactQuery = z.output<typeof schema>;

export const findContact = tool({
  name: 'find_contact', title: 'Kontakt suchen', effect: 'reads', schema,
  description: 'Sucht Beteiligte, Kontakte und Leads nach Name, Telefonnummer, E-Mail oder Beteiligtennummer. Mehrere Angaben müssen alle zutreffen. '
    + 'Liefert je Treffer Kennung, Art und Stammdaten; mehr zu einem Treffer mit get_contact_context.',
}, async (context, query) => {
  const contacts = await findContacts(context, query);
  return { answer: { contacts: contacts.map(shownContact) }, records: contacts.map(({ record }) => record.id) };
});

/** Everybody to whom all that is given applies. Throws HubError `invalid` when nothing is given. */
export async function findContacts({ espocrm }: Pick<AssistantContext, 'espocrm'>, query: ContactQuery): Promise<readonly Contact[]> {
  if (Object.values(query).every((value) => value === undefined)) {
    throw new HubError('invalid', 'find_contact: Bitte mindestens eines von query, phone, email oder betnr angeben.');
  }
  return await searchContacts(espocrm, (entity) => filterOf(entity, query));
}

/** Undefined where the query cannot apply: only Beteiligte have a number in Advoware. */
function filterOf(entity: ContactEntity, query: ContactQuery): readonly Where[] | undefined {
  if (query.betnr !== undefined && entity !== 'CBeteiligte') return undefined;
  return [
    ...(query.betnr === undefined ? [] : [{ type: 'equals', attribute: 'betnr', value: query.betnr }]),
    ...(query.email === undefined ? [] : [{ type: 'equals', attribute: 'emailAddress', value: query.email }]),
    ...(query.phone === undefined ? [] : [{ type: 'in', attribute: 'phoneNumberNumeric', value: numericNotations(query.phone) }]),
    ...(query.query === undefined ? [] : [named(entity, query.query)]),
  ];
}

function named(entity: ContactEntity, query: string): Where {
  const contains = (attribute: string): Where => ({ type: 'contains', attribute, value: query });
  const company = entity === 'CBeteiligte' ? 'firmenname' : 'accountName';
  return { type: 'or', value: [contains('name'), contains(company)] };
}
