import { z } from 'zod';
import { problem, type Finding } from './finding.js';

/** The role that comes with the CRM package (deploy/espocrm). */
export const roleName = 'bitbylaw hub (API)';

type Action = 'create' | 'read' | 'edit' | 'stream';

/** What the hub does in each scope; the role of the package grants just this. */
export const neededRights: Readonly<Record<string, readonly Action[]>> = {
  CBeteiligte: ['create', 'read', 'edit', 'stream'],
  Lead: ['create', 'read', 'edit', 'stream'],
  Contact: ['read', 'stream'],
  Call: ['create', 'read', 'edit', 'stream'],
  Task: ['create', 'read', 'edit', 'stream'],
  TargetList: ['read', 'edit'],
  Meeting: ['read'],
  User: ['read'],
};

/** Without them a task cannot be given to a colleague and a notice rings nobody's bell. */
export const neededPermissions = ['assignmentPermission', 'userPermission', 'messagePermission', 'mentionPermission'] as const;

/** What `GET App/user` says about the caller. */
export const appUserSchema = z.looseObject({
  user: z.looseObject({ userName: z.string().nullish(), type: z.string().nullish() }).nullish(),
  acl: z.looseObject({ table: z.record(z.string(), z.unknown()) }),
});
export type AppUser = z.infer<typeof appUserSchema>;

/** The rights that the hub's user lacks. What the CRM does not list at all, such as the stream of an entity without one, is not missed. */
export function missingRights({ user, acl }: AppUser): readonly Finding[] {
  if (user?.type === 'admin') return [];
  return [
    ...Object.entries(neededRights).flatMap(([scope, actions]) => missingIn(scope, actions, acl.table[scope])),
    ...(mayMakeWebhooks({ user, acl }) ? [] : [problem(`Der Rolle fehlt der Bereich „Webhook“. ${whatToDo}`)]),
    ...neededPermissions.filter((name) => isLess(acl[name], 'all')).map((name) => problem(`Die Berechtigung „${permissionNames[name]}“ (${name}) muss „all“ sein. ${whatToDo}`)),
  ];
}

export function mayMakeWebhooks({ user, acl }: AppUser): boolean {
  return user?.type === 'admin' || acl.table['Webhook'] === true;
}

const whatToDo = `Dem API-Benutzer die Rolle „${roleName}“ geben oder seine Rolle ergänzen.`;

const permissionNames: Readonly<Record<(typeof neededPermissions)[number], string>> = {
  assignmentPermission: 'Zuweisung', userPermission: 'Benutzer', messagePermission: 'Nachrichten', mentionPermission: 'Erwähnungen',
};

function missingIn(scope: string, actions: readonly Action[], granted: unknown): readonly Finding[] {
  const levels = levelsSchema.safeParse(granted);
  if (!levels.success) return [problem(`Der Rolle fehlt der Bereich „${scope}“ (${actions.join(', ')}). ${whatToDo}`)];
  const lacking = actions.filter((action) => isLess(levels.data[action], action === 'create' ? 'yes' : 'all'));
  return lacking.length === 0 ? [] : [problem(`Im Bereich „${scope}“ fehlt: ${lacking.map((action) => said(action, levels.data[action])).join(', ')}. ${whatToDo}`)];
}

const levelsSchema = z.record(z.string(), z.unknown());

function isLess(granted: unknown, needed: 'yes' | 'all'): boolean {
  return granted !== undefined && granted !== needed && !(needed === 'yes' && granted === 'all');
}

function said(action: Action, granted: unknown): string {
  return `${action} ist „${typeof granted === 'string' ? granted : 'nicht gesetzt'}“ statt „${action === 'create' ? 'yes' : 'all'}“`;
}
