import { json, type Reply } from '../http/exchange.js';
import type { Call } from './call.js';
import type { Database } from './database.js';
import { EspoError } from './errors.js';
import { add } from './notices.js';
import { bodyOf } from './request-body.js';

/** `/Notification`: everyone reads his own, only an admin creates one. */
export function notificationApi(database: Database, call: Call): Reply {
  if (call.method === 'GET') {
    const list = database.state.notices.filter((notice) => notice.userId === call.actor.id);
    return json(200, { total: list.length, list });
  }
  if (call.method !== 'POST') throw new EspoError(403, 'No edit access.');
  if (call.actor.type !== 'admin') throw new EspoError(403, 'No create access.');
  const { userId, message } = bodyOf(call.request);
  const text = typeof message === 'string' ? message : '';
  add(database, { userId: typeof userId === 'string' ? userId : '', kind: 'message', text, relatedType: '', relatedId: '' });
  return json(200, { type: 'Message', message: text });
}
