import { z } from 'zod';
import { HubError } from '../../hub/errors/hub-error.js';
import type { JsonObject } from '../../hub/json.js';
import { email, phone, recordId } from './arguments.js';
import { contactEntities, readContact, type Contact } from './contacts.js';
import type { AssistantContext } from './context.js';
import { noted } from './tools.js';
import { contextOf } from './tools/contact-context.js';
import { findContacts } from './tools/find-contact.js';

const querySchema = z.object({
  id: recordId.optional(), phone: phone.optional(), email: email.optional(),
  betnr: z.string().regex(/^\d{1,9}$/, 'keine Zahl').transform(Number).optional(),
});

/**
 * The context of one contact for callers without MCP (assistant.md): by its id, or by what leads to exactly one.
 * Throws HubError `invalid`, `not_found`, `conflict` with the ids of those that match.
 */
export async function contextDocument(context: AssistantContext, query: unknown): Promise<JsonObject> {
  const parsed = querySchema.safeParse(query);
  if (!parsed.success) throw new HubError('invalid', `Unbrauchbare Angaben: ${[...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].join(', ')}.`);
  const { id, ...search } = parsed.data;
  const contact = id === undefined ? theOnly(await findContacts(context, search)) : await readContact(context.espocrm, id);
  return await noted(context, 'context', await contextOf(context, contact));
}

/** A Beteiligter counts before a contact, and that before a lead: one person is often kept as more than one. */
function theOnly(contacts: readonly Contact[]): Contact {
  for (const entity of contactEntities) {
    const [first, ...more] = contacts.filter((contact) => contact.entity === entity);
    if (first && more.length === 0) return first;
    if (first) throw new HubError('conflict', `Mehrere Kontakte passen; bitte mit id fragen: ${[first, ...more].map(({ record }) => record.id).join(', ')}.`);
  }
  throw new HubError('not_found', 'Zu diesen Angaben gibt es keinen Kontakt.');
}
