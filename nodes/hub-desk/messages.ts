import { z } from 'zod';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { Staff } from '../../src/sync/desk/retry.js';
import type { DashboardUser } from './dashboard-user.js';

/** A message from the dashboard: what was clicked, and by whom. */
export interface DeskMessage {
  payload?: unknown;
  _client?: { readonly user?: DashboardUser };
  /** Who acts, once it is certain that they may. */
  caller?: string;
}

const idSchema = z.object({ id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/) });
const planSchema = z.object({ hash: z.string().regex(/^[0-9a-f]{32}$/) });
const letterSchema = z.object({ id: z.string().min(1).max(200), topic: z.string().min(1).max(64) });
const searchSchema = z.object({ search: z.string().max(200) });

export const recordIdOf = ({ payload }: DeskMessage): string => parsed(idSchema, payload).id;
/** The plan that may go ahead. */
export const hashOf = ({ payload }: DeskMessage): string => parsed(planSchema, payload).hash;
export const letterOf = ({ payload }: DeskMessage): { readonly topic: string; readonly id: string } => parsed(letterSchema, payload);
/** What to search for; nothing shows the last of everything. */
export const searchOf = ({ payload }: DeskMessage): string => searchSchema.safeParse(payload).data?.search ?? '';

/** The person who acts. Throws HubError `forbidden`: whoever may only read changes nothing, and nobody acts without a name. */
export function staffOf({ _client }: DeskMessage): Staff {
  const user = _client?.user;
  if (!user) throw new HubError('forbidden', 'Nur wer am Dashboard angemeldet ist, kann das auslösen.');
  if (user.role !== 'full') throw new HubError('forbidden', 'Ihr Konto darf nur lesen.');
  return { name: user.name };
}

function parsed<T>(schema: z.ZodType<T>, payload: unknown): T {
  const result = schema.safeParse(payload);
  if (!result.success) throw new HubError('malformed', 'hub-desk: msg.payload nennt nicht, worum es geht.');
  return result.data;
}
