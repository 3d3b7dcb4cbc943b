import { z } from 'zod';
import { visible, type VisibleEntity } from '../../../domain/assistant/allow-list.js';
import { espoText } from '../../../domain/beteiligte/clocks.js';
import type { JsonObject } from '../../../hub/json.js';
import type { ListQuery, Where } from '../../../systems/espocrm/espocrm.js';
import { recordId } from '../arguments.js';
import { readContact, shownContact, type Contact } from '../contacts.js';
import type { AssistantContext, ToolAnswer } from '../context.js';
import { syncStateOf } from '../sync-state.js';
import { tool } from '../tool.js';

export const getContactContext = tool({
  name: 'get_contact_context', title: 'Alles zu einem Kontakt', effect: 'reads', schema: z.object({ id: recordId }),
  description: 'Stammdaten, Telefonnummern und E-Mails, offene Aufgaben, letzte Anrufe, nächste Besprechungen und Stand des Abgleichs zu einem Beteiligten, Kontakt oder Lead.',
}, async (context, { id }) => contextOf(context, await readContact(context.espocrm, id)));

const shown = { tasks: 20, calls: 10, meetings: 10 } as const;

/** One document about one contact. */
export async function contextOf(context: AssistantContext, contact: Contact): Promise<ToolAnswer> {
  const { record, entity } = contact;
  const parent: readonly Where[] = [{ type: 'equals', attribute: 'parentId', value: record.id }, { type: 'equals', attribute: 'parentType', value: entity }];
  const now = espoText(context.hub.effects.now());
  const [openTasks, lastCalls, nextMeetings, sync] = await Promise.all([
    list(context, 'Task', { where: [...parent, { type: 'notIn', attribute: 'status', value: ['Completed', 'Canceled'] }], orderBy: 'createdAt', order: 'desc', limit: shown.tasks }),
    list(context, 'Call', { where: [...parent, { type: 'notEquals', attribute: 'status', value: 'Planned' }], orderBy: 'dateStart', order: 'desc', limit: shown.calls }),
    list(context, 'Meeting', { where: [...parent, { type: 'after', attribute: 'dateStart', value: now }], orderBy: 'dateStart', order: 'asc', limit: shown.meetings }),
    entity === 'CBeteiligte' ? syncStateOf(context, record) : undefined,
  ]);
  return {
    answer: { contact: shownContact(contact), open_tasks: openTasks, last_calls: lastCalls, next_meetings: nextMeetings, ...(sync ? { sync } : {}) },
    records: [record.id],
  };
}

async function list({ espocrm }: AssistantContext, entity: VisibleEntity, query: ListQuery): Promise<JsonObject[]> {
  const records: JsonObject[] = [];
  for await (const page of espocrm.list(entity, query)) records.push(...page.map((record) => visible(entity, record)));
  return records;
}
