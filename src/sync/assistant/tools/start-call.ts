import { z } from 'zod';
import { HubError } from '../../../hub/errors/hub-error.js';
import { startCall as start } from '../../telephony/start-call.js';
import { phone, recordId } from '../arguments.js';
import { readContact } from '../contacts.js';
import { actor } from '../context.js';
import { tool } from '../tool.js';

export const startCall = tool({
  name: 'start_call', title: 'Anrufen', effect: 'writes',
  schema: z.object({
    extension: z.string().trim().regex(/^[0-9*#]{1,16}$/, 'keine Nebenstelle').describe('Nebenstelle, an der es zuerst klingelt'), number: phone,
    contact_id: recordId.describe('Beteiligter, Kontakt oder Lead, der angerufen wird').optional(),
  }),
  description: 'Lässt die Telefonanlage eine Nummer anrufen: erst klingelt die Nebenstelle, dann wird gewählt. Notrufe und teure Sonderrufnummern werden abgelehnt; '
    + 'dasselbe Paar innerhalb von 30 Sekunden ist derselbe Anruf.',
}, async (context, { extension, number, contact_id: contactId }) => {
  const contact = contactId === undefined ? null : await readContact(context.espocrm, contactId);
  const entity = contact && { type: contact.entity, id: contact.record.id };
  const result = await start(context, { extension, number, entity, by: 'person', actor });
  if (result.kind === 'busy') throw new HubError('lock_busy', 'start_call: Daran wird gerade gearbeitet, bitte gleich noch einmal.', { retryable: true });
  return { answer: { call_id: result.id, state: result.kind }, records: contactId === undefined ? [] : [contactId] };
});
