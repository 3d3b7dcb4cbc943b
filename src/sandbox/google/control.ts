import { z } from 'zod';
import { controlApi, done } from '../control/control.js';
import { bodyJson, header, json, type Handler, type Reply, type SandboxRequest } from '../http/exchange.js';
import type { PathParameters, Route, RouteHandler } from '../http/route.js';
import { isJsonObject, type JsonObject } from '../json.js';
import { apiFaultSchema } from './api-faults.js';
import { roleOf } from './access/roles.js';
import { GoogleError, invalid } from './errors.js';
import { listEvents } from './events/list-events.js';
import { resource, type EventView } from './events/view.js';
import { personOf } from './people/calendar-people.js';
import { googleSettingsSchema } from './settings.js';
import type { CalendarState } from './state.js';
import type { GoogleSystem } from './system.js';

const CALENDARS = '/_sandbox/calendars';
const CALENDAR = `${CALENDARS}/:calendarId`;
const EVENT = `${CALENDAR}/events/:eventId`;
const accessSchema = z.strictObject({ access: z.enum(['notFound', 'forbidden', 'restored']) });

/** The control side of Google: what people do in their calendars, and what a test wants to force. */
export function googleControl(system: GoogleSystem, info: () => object): Handler {
  return controlApi({
    log: system.log,
    faults: system.faults,
    page: '../google/page.html',
    info: () => ({ ...info(), serviceAccount: system.serviceAccount.client_email, keyFile: system.keyFile ?? null }),
    settings: system.settings,
    settingsSchema: googleSettingsSchema.partial(),
    routes: [...calendarRoutes(system), ...eventRoutes(system), ...serviceRoutes(system)].map(politely),
  });
}

function calendarRoutes({ people }: GoogleSystem): Route[] {
  return [
    { method: 'GET', pattern: CALENDARS, handle: () => json(200, people.calendars().map(calendarView)) },
    { method: 'POST', pattern: `${CALENDAR}/access`, handle: (request, at) => done(() => people.setAccess(part(at, 'calendarId'), accessSchema.parse(bodyJson(request)).access)) },
    { method: 'POST', pattern: `${CALENDAR}/forget-tombstones`, handle: (_request, at) => done(() => people.forgetTombstones(part(at, 'calendarId'))) },
    { method: 'POST', pattern: `${CALENDAR}/expire-sync-tokens`, handle: (_request, at) => done(() => people.expireSyncTokens(part(at, 'calendarId'))) },
  ];
}

function calendarView(calendar: CalendarState): object {
  const { id, summary, description = '', timeZone, lost = null, change } = calendar;
  const events = Object.values(calendar.events).filter((event) => event.kind === 'main' && event.status !== 'cancelled').length;
  return { id, summary, description, timeZone, lost, change, events, person: personOf(calendar), sharedWith: Object.values(calendar.acl).map(({ scope, role }) => ({ role, who: scope.value ?? scope.type })) };
}

/** `?scope=` is `one` (default: just what the id names), `following` or `all`. */
function eventRoutes(system: GoogleSystem): Route[] {
  const { people } = system;
  return [
    { method: 'GET', pattern: `${CALENDAR}/events`, handle: (request, at) => json(200, agenda(system, part(at, 'calendarId'), request.query)) },
    { method: 'POST', pattern: `${CALENDAR}/events`, handle: (request, at) => reply(system, at, people.create(part(at, 'calendarId'), objectOf(request), header(request, 'x-sandbox-user'))) },
    { method: 'GET', pattern: EVENT, handle: (_request, at) => reply(system, at, people.event(part(at, 'calendarId'), part(at, 'eventId'))) },
    { method: 'PATCH', pattern: EVENT, handle: (request, at) => reply(system, at, edit(system, at, request)) },
    { method: 'DELETE', pattern: EVENT, handle: (request, at) => done(() => remove(system, at, request)) },
    { method: 'POST', pattern: `${EVENT}/duplicate`, handle: (_request, at) => reply(system, at, people.duplicate(part(at, 'calendarId'), part(at, 'eventId'))) },
  ];
}

function edit({ people }: GoogleSystem, at: PathParameters, request: SandboxRequest): EventView {
  const [calendarId, eventId, patch] = [part(at, 'calendarId'), part(at, 'eventId'), objectOf(request)];
  switch (scopeOf(request)) {
    case 'one': return people.edit(calendarId, eventId, patch);
    case 'all': return people.editAll(calendarId, eventId, patch);
    case 'following': return people.editFollowing(calendarId, eventId, patch).created;
  }
}

function remove({ people }: GoogleSystem, at: PathParameters, request: SandboxRequest): void {
  const [calendarId, eventId] = [part(at, 'calendarId'), part(at, 'eventId')];
  switch (scopeOf(request)) {
    case 'one': people.remove(calendarId, eventId); return;
    case 'all': people.removeAll(calendarId, eventId); return;
    case 'following': people.removeFollowing(calendarId, eventId);
  }
}

function serviceRoutes({ apiFaults, calls, tokens, state, push }: GoogleSystem): Route[] {
  return [
    { method: 'GET', pattern: '/_sandbox/api-faults', handle: () => json(200, apiFaults.list()) },
    { method: 'POST', pattern: '/_sandbox/api-faults', handle: (request) => {
      const rules = z.union([apiFaultSchema.transform((rule) => [rule]), z.array(apiFaultSchema)]).parse(bodyJson(request));
      return json(200, { ids: rules.map((rule) => apiFaults.add(rule)) });
    } },
    { method: 'DELETE', pattern: '/_sandbox/api-faults', handle: () => done(() => apiFaults.clear()) },
    { method: 'DELETE', pattern: '/_sandbox/api-faults/:id', handle: (_request, at) => json(apiFaults.remove(part(at, 'id')) ? 200 : 404, {}) },
    { method: 'GET', pattern: '/_sandbox/calls', handle: (request) => json(200, calls.all().slice(-Number(new URLSearchParams(request.query).get('limit') ?? 1000))) },
    { method: 'GET', pattern: '/_sandbox/calls/counts', handle: () => json(200, calls.counts()) },
    { method: 'DELETE', pattern: '/_sandbox/calls', handle: () => done(() => calls.clear()) },
    { method: 'POST', pattern: '/_sandbox/expire-token', handle: () => done(() => tokens.expireAll()) },
    { method: 'GET', pattern: '/_sandbox/mails', handle: () => json(200, state.mails) },
    { method: 'GET', pattern: '/_sandbox/channels', handle: () => json(200, Object.values(state.channels).map(({ id, calendarId, address, expiration, messages }) => ({ id, calendarId, address, expiration, messages }))) },
    { method: 'GET', pattern: '/_sandbox/push', handle: () => json(200, push.deliveries) },
    { method: 'POST', pattern: '/_sandbox/push/flush', handle: async () => {
      await push.flush();
      return json(200, {});
    } },
  ];
}

/** The occurrences of a span of time, as a person sees them; parameters as in `events.list`. */
function agenda(system: GoogleSystem, calendarId: string, query: string): object {
  const calendar = calendarOf(system, calendarId);
  const parameters = new URLSearchParams(query);
  for (const [name, value] of [['singleEvents', 'true'], ['orderBy', 'startTime'], ['maxResults', '2500']]) parameters.set(name ?? '', value ?? '');
  const reader = personOf(calendar);
  return listEvents(calendar, parameters, { reader, origin: system.origin(), accessRole: roleOf(calendar, reader), now: Date.now() });
}

function reply(system: GoogleSystem, at: PathParameters, view: EventView): Reply {
  const calendar = calendarOf(system, part(at, 'calendarId'));
  return json(200, resource(view, calendar, personOf(calendar), calendar.timeZone, system.origin()));
}

function calendarOf({ people }: GoogleSystem, id: string): CalendarState {
  const calendar = people.calendars().find((candidate) => candidate.id === id);
  if (calendar === undefined) throw new GoogleError(404, 'notFound', 'Not Found');
  return calendar;
}

function scopeOf(request: SandboxRequest): 'one' | 'following' | 'all' {
  const scope = new URLSearchParams(request.query).get('scope') ?? 'one';
  if (scope === 'one' || scope === 'following' || scope === 'all') return scope;
  throw invalid('scope must be one, following or all.');
}

function objectOf(request: SandboxRequest): JsonObject {
  const body = bodyJson(request);
  if (!isJsonObject(body)) throw invalid('Expected a JSON object.');
  return body;
}

function part(at: PathParameters, name: string): string {
  return at[name] ?? '';
}

/** A refusal in words for the page. */
function politely(route: Route): Route {
  const handle: RouteHandler = async (request, at) => {
    try {
      return await route.handle(request, at);
    } catch (error) {
      if (error instanceof GoogleError) return json(error.status, { message: error.message, reason: error.reason });
      if (error instanceof z.ZodError) return json(400, { message: z.prettifyError(error) });
      throw error;
    }
  };
  return { ...route, handle };
}
