import type { JsonObject } from '../../hub/json.js';
import { actor, type AssistantContext, type ToolAnswer } from './context.js';
import type { Tool } from './tool.js';
import { createAppointment, listAppointments } from './tools/appointments.js';
import { getContactContext } from './tools/contact-context.js';
import { createTask, logNote } from './tools/crm-writes.js';
import { findContact } from './tools/find-contact.js';
import { startCall } from './tools/start-call.js';
import { syncNow, syncStatus } from './tools/sync.js';

/** Everything that Y can do (assistant.md). */
export const tools: readonly Tool[] = [findContact, getContactContext, listAppointments, createAppointment, createTask, logNote, startCall, syncStatus, syncNow];

/** Lets a tool work and notes whose records it has shown before its answer leaves. */
export async function callTool(context: AssistantContext, tool: Tool, args: unknown): Promise<JsonObject> {
  return await noted(context, tool.name, await tool.call(context, args));
}

/** The answer, once the access log has it. */
export async function noted({ hub }: AssistantContext, action: string, { answer, records }: ToolAnswer): Promise<JsonObject> {
  await hub.ledger.access.note({ actor, action, records });
  return answer;
}
