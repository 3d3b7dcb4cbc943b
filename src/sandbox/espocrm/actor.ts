import { EspoError } from './errors.js';
import type { EspoSettings } from './state.js';

/** Who does something in the CRM. */
export type Actor = { readonly id: string; readonly userName: string; readonly type: 'regular' | 'admin' | 'api' };
export type Action = 'create' | 'read' | 'edit' | 'delete';

/** What the role of the API user does not have at all. */
const NEVER_FOR_API = new Set(['Notification.create', 'Notification.edit', 'Notification.delete', 'User.create', 'User.edit', 'User.delete']);

export function mayDo(settings: EspoSettings, actor: Actor, type: string, action: Action): boolean {
  if (actor.type === 'admin') return true;
  if (NEVER_FOR_API.has(`${type}.${action}`)) return false;
  return actor.type !== 'api' || !settings.forbidden.includes(`${type}.${action}`);
}

/** 403 `No … access.` when the role forbids it. */
export function requireRight(settings: EspoSettings, actor: Actor, type: string, action: Action): void {
  if (!mayDo(settings, actor, type, action)) throw new EspoError(403, `No ${action} access.`);
}
