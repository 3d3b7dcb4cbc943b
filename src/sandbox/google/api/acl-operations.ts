import { isJsonObject, type JsonObject } from '../../json.js';
import { aclRoles, calendarFor } from '../access/roles.js';
import { flag, pageSize } from '../query/parameters.js';
import { pageOf, parametersHash, readPageToken } from '../query/paging.js';
import { forbidden, invalid, notFound, required } from '../errors.js';
import type { AclRole, AclRule, CalendarState } from '../state.js';
import { etagText } from '../store.js';
import { bodyOf, noContent, ok, pathPart, type Answer, type Call, type Operation } from './call.js';
import type { Desk } from './desk.js';

const RULES = '/calendars/:calendarId/acl';
const RULE = `${RULES}/:ruleId`;
const scopeTypes = ['default', 'user', 'group', 'domain'];

export function aclOperations(desk: Desk): Operation[] {
  return [
    { name: 'acl.list', method: 'GET', pattern: RULES, handle: (call) => list(desk, call) },
    { name: 'acl.get', method: 'GET', pattern: RULE, handle: (call) => ok(show(ruleOf(owned(desk, call), call))) },
    { name: 'acl.insert', method: 'POST', pattern: RULES, handle: (call) => insert(desk, call) },
    { name: 'acl.patch', method: 'PATCH', pattern: RULE, handle: (call) => change(desk, call) },
    { name: 'acl.update', method: 'PUT', pattern: RULE, handle: (call) => change(desk, call) },
    { name: 'acl.delete', method: 'DELETE', pattern: RULE, handle: (call) => remove(desk, call) },
  ];
}

function list(desk: Desk, call: Call): Answer {
  const calendar = owned(desk, call);
  const token = readPageToken(call.query);
  const page = pageOf(Object.values(calendar.acl), (rule) => [rule.id], { size: pageSize(call.query, 100, 250), token, hash: parametersHash(call.query), began: 0 });
  return ok({
    kind: 'calendar#acl', etag: etagText(calendar.etag),
    ...(page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
    items: page.items.map(show),
  });
}

/** Again for the same scope replaces the rule. */
function insert(desk: Desk, call: Call): Answer {
  const calendar = owned(desk, call);
  const body = bodyOf(call);
  const scope = scopeOf(body);
  const id = scope.value === undefined ? scope.type : `${scope.type}:${scope.value}`;
  return save(desk, call, calendar, { id, role: roleFrom(body), scope, etag: 0 });
}

function change(desk: Desk, call: Call): Answer {
  const calendar = owned(desk, call);
  return save(desk, call, calendar, { ...ruleOf(calendar, call), role: roleFrom(bodyOf(call)) });
}

function save(desk: Desk, call: Call, calendar: CalendarState, rule: AclRule): Answer {
  if (rule.scope.value === call.access.user && rule.role !== 'owner') throw forbidden('cannotChangeOwnAcl', 'Cannot change your own access level.');
  rule.etag = desk.store.nextEtag();
  calendar.acl[rule.id] = rule;
  sharingChanged(desk, calendar);
  // A mail goes out unless the client says no.
  const isAnnounced = flag(call.query, 'sendNotifications') ?? true;
  if (isAnnounced && rule.scope.value !== undefined) desk.store.state.mails.push({ at: desk.store.now(), kind: 'share', calendarId: calendar.id, to: [rule.scope.value] });
  return ok(show(rule));
}

function remove(desk: Desk, call: Call): Answer {
  const calendar = owned(desk, call);
  const rule = ruleOf(calendar, call);
  if (rule.scope.value === call.access.user) throw forbidden('cannotChangeOwnAcl', 'Cannot change your own access level.');
  Reflect.deleteProperty(calendar.acl, rule.id);
  sharingChanged(desk, calendar);
  return noContent;
}

function sharingChanged(desk: Desk, calendar: CalendarState): void {
  if (desk.store.settings.aclChangeEndsSyncTokens) {
    calendar.change += 1;
    calendar.oldestToken = calendar.change;
  }
  desk.store.touch();
}

function owned(desk: Desk, call: Call): CalendarState {
  return calendarFor(desk.store.state, pathPart(call, 'calendarId'), call.access, 'owner');
}

function ruleOf(calendar: CalendarState, call: Call): AclRule {
  const id = pathPart(call, 'ruleId');
  const rule = Object.hasOwn(calendar.acl, id) ? calendar.acl[id] : undefined;
  if (rule === undefined) throw notFound();
  return rule;
}

function scopeOf(body: JsonObject): AclRule['scope'] {
  const { scope } = body;
  if (!isJsonObject(scope) || typeof scope['type'] !== 'string') throw required('Missing scope.');
  const { type, value } = scope;
  if (!scopeTypes.includes(type)) throw invalid('Invalid scope type.');
  if (type === 'default') return { type };
  if (typeof value !== 'string' || (type !== 'domain' && !/^[^\s@]+@[^\s@]+$/u.test(value))) throw invalid('Invalid scope value.');
  return { type, value: value.toLowerCase() };
}

function roleFrom(body: JsonObject): AclRole {
  const role = aclRoles.find((name) => name === body['role']);
  if (role === undefined) throw body['role'] === undefined ? required('Missing role.') : invalid('Invalid role.');
  return role;
}

function show(rule: AclRule): JsonObject {
  return { kind: 'calendar#aclRule', etag: etagText(rule.etag), id: rule.id, scope: { ...rule.scope }, role: rule.role };
}
