import { forbidden, GoogleError, notFound } from '../errors.js';
import type { AccessToken, AclRole, CalendarState, GoogleState } from '../state.js';

const ranks: Record<AclRole, number> = { none: 0, freeBusyReader: 1, reader: 2, writerWithoutPrivateAccess: 3, writer: 4, owner: 5 };

export const aclRoles = Object.keys(ranks) as AclRole[];

/** The role of a user on a calendar: the strongest of the rules that apply. */
export function roleOf(calendar: CalendarState, user: string): AclRole {
  const domain = user.split('@')[1];
  const roles = Object.values(calendar.acl).filter(({ scope }) => {
    if (scope.type === 'default') return true;
    return scope.type === 'domain' ? scope.value === domain : scope.value === user;
  }).map((rule) => rule.role);
  return roles.reduce<AclRole>((best, role) => (ranks[role] > ranks[best] ? role : best), 'none');
}

/** The calendar, when the caller may do that much: 404 without any access, 403 with too little. */
export function calendarFor(state: GoogleState, id: string, { user }: AccessToken, needed: AclRole): CalendarState {
  const key = id === 'primary' ? user : id;
  const calendar = Object.hasOwn(state.calendars, key) ? state.calendars[key] : undefined;
  if (calendar === undefined || calendar.deleted === true || calendar.lost === 'notFound') throw notFound();
  if (calendar.lost === 'forbidden') throw new GoogleError(403, 'forbidden', 'Forbidden');
  const role = roleOf(calendar, user);
  if (role === 'none') throw notFound();
  if (ranks[role] < ranks[needed]) throw forbidden('requiredAccessLevel', `You need to have ${needed} access to this calendar.`);
  return calendar;
}
