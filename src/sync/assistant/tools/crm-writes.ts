import { z } from 'zod';
import { espoText } from '../../../domain/beteiligte/clocks.js';
import { dayOf, instantOf, type When } from '../../../domain/assistant/when.js';
import type { JsonObject } from '../../../hub/json.js';
import { keys } from '../../../hub/redis/keys.js';
import { createDecided } from '../../../systems/espocrm/create-decided.js';
import type { EspoCrm, EspoRecord, Where } from '../../../systems/espocrm/espocrm.js';
import { line, recordId, text, when } from '../arguments.js';
import { readContact } from '../contacts.js';
import type { AssistantContext } from '../context.js';
import { tool } from '../tool.js';
import { writeOnce, type Written } from '../write-once.js';

export const createTask = tool({
  name: 'create_task', title: 'Aufgabe anlegen', effect: 'writes',
  schema: z.object({
    title: line.describe('Was zu tun ist'), assigned_user_id: recordId.describe('Kennung des CRM-Benutzers; ohne Angabe der Betreuer des Kontakts').optional(),
    contact_id: recordId.describe('Beteiligter, Kontakt oder Lead, um den es geht').optional(), due: when('Fällig').optional(),
  }),
  description: 'Legt im CRM eine Aufgabe an. Eine gleiche, noch offene Aufgabe wird nicht noch einmal angelegt; die Antwort nennt dann die vorhandene.',
}, async (context, args) => {
  const contact = args.contact_id === undefined ? undefined : await readContact(context.espocrm, args.contact_id);
  const assigned = args.assigned_user_id ?? textOf(contact?.record['assignedUserId']) ?? context.notifyUserId;
  const parent = contact ? { parentType: contact.entity, parentId: contact.record.id } : {};
  const task = { name: args.title, status: 'Not Started', assignedUserId: assigned, ...parent, ...(args.due ? dueOf(args.due) : {}) };
  const same: Where[] = [
    { type: 'equals', attribute: 'name', value: args.title }, { type: 'equals', attribute: 'assignedUserId', value: assigned },
    { type: 'notIn', attribute: 'status', value: ['Completed', 'Canceled'] },
    contact ? { type: 'equals', attribute: 'parentId', value: contact.record.id } : { type: 'isNull', attribute: 'parentId' },
  ];
  const { id, existing } = await create(context, { tool: 'create_task', entity: 'Task', attributes: task, about: contact?.record.id ?? assigned, same });
  return { answer: { id, existing }, records: [id, ...(contact ? [contact.record.id] : [])] };
});

const dueOf = (due: When): JsonObject => {
  const instant = instantOf(due);
  return instant ? { dateEnd: espoText(instant) } : { dateEndDate: dayOf(due).toString() };
};

/** The same note again within this time is the same call again. */
const repeatMinutes = 10;

export const logNote = tool({
  name: 'log_note', title: 'Notiz am Kontakt', effect: 'writes', schema: z.object({ contact_id: recordId, text: text.describe('Die Notiz, wie sie am Kontakt stehen soll') }),
  description: 'Schreibt eine Notiz in den Verlauf eines Beteiligten, Kontakts oder Leads. Dieselbe Notiz innerhalb von zehn Minuten wird nicht wiederholt.',
}, async (context, { contact_id: contactId, text: note }) => {
  const { entity, record } = await readContact(context.espocrm, contactId);
  const post = `${note}\n\n(Notiz von Y)`;
  const since = espoText(context.hub.effects.now().subtract({ minutes: repeatMinutes }));
  const same: Where[] = [
    { type: 'equals', attribute: 'parentId', value: record.id }, { type: 'equals', attribute: 'parentType', value: entity },
    { type: 'equals', attribute: 'post', value: post }, { type: 'after', attribute: 'createdAt', value: since },
  ];
  const attributes = { type: 'Post', parentType: entity, parentId: record.id, post };
  const { id, existing } = await create(context, { tool: 'log_note', entity: 'Note', attributes, about: record.id, same });
  return { answer: { id, existing }, records: [record.id] };
});

interface Creation {
  readonly tool: string; readonly entity: string; readonly attributes: JsonObject;
  /** The record that it is about: one creation at a time for each. */
  readonly about: string;
  /** What finds an equal one. */
  readonly same: readonly Where[];
}

function create(context: AssistantContext, { tool: name, entity, attributes, about, same }: Creation): Promise<Written> {
  const { espocrm } = context;
  return writeOnce(context, {
    tool: name, lockKey: keys.assistantLock(about), find: () => firstId(espocrm, entity, same),
    intent: { system: 'espocrm', operation: `POST ${entity}`, recordId: about, before: {}, after: attributes, why: 'Auftrag des Assistenten Y.' },
    write: () => createDecided(espocrm, entity, attributes), idOf: (record) => record.id,
  });
}

async function firstId(espocrm: EspoCrm, entity: string, where: readonly Where[]): Promise<string | undefined> {
  for await (const page of espocrm.list(entity, { where, select: ['id'], limit: 1 })) return page[0]?.id;
  return undefined;
}

const textOf = (value: EspoRecord[string]): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
