import { z } from 'zod';
import { bodyJson, header, json, type Handler, type Reply, type SandboxRequest } from '../http/exchange.js';
import type { Route, RouteHandler } from '../http/route.js';
import { EspoError } from '../espocrm/errors.js';
import { objectOf } from '../espocrm/sanitize.js';
import type { EspoSystem } from '../espocrm/system.js';
import { controlApi, done } from './control.js';

const RECORDS = '/_sandbox/records/:type';

const settingsSchema = z.strictObject({
  optimisticLocking: z.boolean().optional(),
  phoneNumberInternational: z.boolean().optional(),
  allowInternalWebhooks: z.boolean().optional(),
  webhookAllowedAddressList: z.array(z.string()).optional(),
  loginLock: z.boolean().optional(),
  dirtyOnPersonsEdit: z.boolean().optional(),
  forbidden: z.array(z.string()).optional(),
});

/** The control side of EspoCRM: a person's edits, webhooks at once, what users were told. */
export function espoControl(system: EspoSystem, info: () => object): Handler {
  return controlApi({
    log: system.log,
    faults: system.faults,
    page: 'espocrm.html',
    info: () => ({ ...info(), staff: staffOf(system) }),
    settings: system.settings,
    settingsSchema,
    routes: [...recordRoutes(system).map(politely), ...otherRoutes(system)],
  });
}

function otherRoutes(system: EspoSystem): Route[] {
  return [
    { method: 'POST', pattern: '/_sandbox/webhooks/flush', handle: async () => {
      await system.queue.drain();
      return json(200, {});
    } },
    { method: 'GET', pattern: '/_sandbox/webhooks', handle: () => json(200, webhookView(system)) },
    { method: 'GET', pattern: '/_sandbox/notices', handle: () => json(200, system.state.notices) },
    { method: 'POST', pattern: '/_sandbox/unlock-logins', handle: () => done(() => system.unlockLogins()) },
  ];
}

/** Who edits stands in `X-Sandbox-User` (a user id); else it is one of the staff. */
function recordRoutes({ persons, credentials }: EspoSystem): Route[] {
  const user = (request: SandboxRequest): string => header(request, 'x-sandbox-user') ?? credentials.staffUserId;
  const body = (request: SandboxRequest): ReturnType<typeof objectOf> => objectOf(bodyJson(request));
  const shown = (type: string, id: string): Reply => {
    const record = persons.read(type, id);
    return record === undefined ? json(404, { message: 'Diesen Datensatz gibt es nicht.' }) : json(200, record);
  };
  return [
    { method: 'GET', pattern: RECORDS, handle: (_request, at) => json(200, persons.all(at['type'] ?? '')) },
    { method: 'POST', pattern: RECORDS, handle: (request, at) => {
      const type = at['type'] ?? '';
      return shown(type, persons.create(type, body(request), user(request)).id);
    } },
    { method: 'GET', pattern: `${RECORDS}/:id`, handle: (_request, at) => shown(at['type'] ?? '', at['id'] ?? '') },
    { method: 'PUT', pattern: `${RECORDS}/:id`, handle: (request, at) => {
      persons.edit(at['type'] ?? '', at['id'] ?? '', body(request), user(request));
      return shown(at['type'] ?? '', at['id'] ?? '');
    } },
    { method: 'DELETE', pattern: `${RECORDS}/:id`, handle: (request, at) => done(() => persons.remove(at['type'] ?? '', at['id'] ?? '', user(request))) },
  ];
}

function staffOf({ persons }: EspoSystem): object[] {
  return persons.all('User').filter((user) => user['type'] === 'regular').map(({ id, name }) => ({ id, name }));
}

function webhookView({ state }: EspoSystem): object {
  return {
    webhooks: Object.values(state.webhooks).map(({ id, event, url, isActive, skipOwn }) => ({ id, event, url, isActive, skipOwn })),
    waitingEvents: state.events.length,
    pendingItems: state.items.filter((item) => item.status === 'pending').length,
    failedItems: state.items.filter((item) => item.status === 'failed').length,
  };
}

/** A refusal in words for the page, not in EspoCRM's headers. */
function politely(route: Route): Route {
  const handle: RouteHandler = async (request, parameters) => {
    try {
      return await route.handle(request, parameters);
    } catch (error) {
      if (error instanceof EspoError) return json(error.status, { message: error.reason ?? `EspoCRM ${error.status}`, body: error.body ?? null });
      throw error;
    }
  };
  return { ...route, handle };
}
