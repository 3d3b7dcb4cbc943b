import { json, type Reply } from '../http/exchange.js';
import type { Call, EspoParts } from './call.js';
import { EspoError } from './errors.js';
import { bodyOf, notRouted } from './request-body.js';

/** `/Webhook` and `/Webhook/{id}`; creating one is the only 201 of the API. */
export function webhookApi(parts: EspoParts, call: Call): Reply {
  const { webhooks, database } = parts;
  if (call.actor.type === 'regular' || database.settings.forbidden.includes('Webhook')) throw new EspoError(403, 'No read access.');
  const [, id] = call.segments;
  if (id === undefined) {
    if (call.method === 'POST') return json(201, webhooks.create(bodyOf(call.request), call.actor));
    const list = webhooks.all(call.actor);
    return call.method === 'GET' ? json(200, { total: list.length, list }) : notRouted('GET, POST');
  }
  switch (call.method) {
    case 'GET': return json(200, webhooks.read(id, call.actor));
    case 'PUT': case 'PATCH': return json(200, webhooks.update(id, bodyOf(call.request), call.actor));
    case 'DELETE': return json(200, webhooks.remove(id, call.actor));
    default: return notRouted('GET, PUT, PATCH, DELETE');
  }
}
