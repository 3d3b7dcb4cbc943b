import { header, html, json, type Handler, type Reply, type SandboxRequest } from '../http/exchange.js';
import type { JsonObject } from '../json.js';
import { requireRight, type Actor } from './actor.js';
import { NoCredentials } from './auth.js';
import type { Call, EspoParts } from './call.js';
import type { Database } from './database.js';
import { EspoError } from './errors.js';
import { changeRelation, linkTarget, linkedIds } from './links.js';
import { listRecords } from './list.js';
import { appUser, metadata, settingsAnswer } from './metadata.js';
import { listItem, single } from './present.js';
import { notificationApi } from './notification-api.js';
import { bodyOf, notRouted } from './request-body.js';
import { textOf, type EspoRecord } from './state.js';
import { webhookApi } from './webhook-api.js';

const BASE = '/api/v1/';

/** The whole HTTP surface of EspoCRM. */
export function espoApi(parts: EspoParts): Handler {
  return (request) => {
    try {
      return answer(parts, request);
    } catch (error) {
      if (error instanceof EspoError) return refusalReply(error);
      throw error;
    }
  };
}

/** Errors have an empty body unless EspoCRM has something to add; the reason is a header. */
export function refusalReply(error: EspoError): Reply {
  const headers: Record<string, string> = {};
  if (error.reason !== undefined) headers['X-Status-Reason'] = error.reason.replace(/[^\x20-\x7e]/gu, '?');
  if (error instanceof NoCredentials) headers['WWW-Authenticate'] = 'Basic realm=""';
  return error.body === undefined ? html(error.status, '', headers) : json(error.status, error.body, headers);
}

function answer(parts: EspoParts, request: SandboxRequest): Reply {
  if (!request.path.startsWith(BASE)) return html(404, '<html><body><h1>404 Not Found</h1></body></html>');
  const actor = parts.auth.authenticate(request);
  const segments = request.path.slice(BASE.length).split('/').filter((part) => part !== '').map(decodeURIComponent);
  const call: Call = { request, actor, method: request.method, segments, query: new URLSearchParams(request.query) };
  switch (segments[0] ?? '') {
    case 'App': return appReply(parts, call);
    case 'Settings': return json(200, settingsAnswer(parts.database.settings));
    case 'Metadata': return json(200, metadata(parts.database.settings, call.query.get('key') ?? undefined));
    case 'Webhook': return webhookApi(parts, call);
    case 'Notification': return notificationApi(parts.database, call);
    case 'PhoneNumber': case 'EmailAddress': case 'OpenApi': throw new EspoError(403, 'No read access.');
    default: return entityReply(parts, call);
  }
}

function appReply(parts: EspoParts, call: Call): Reply {
  if (call.segments[1] !== 'user') throw new EspoError(404);
  return json(200, appUser(parts.database, call.actor));
}

function entityReply(parts: EspoParts, call: Call): Reply {
  const [type = '', id, link] = call.segments;
  parts.database.def(type);
  switch (call.segments.length) {
    case 1: return collection(parts, call, type);
    case 2: return record(parts, call, type, id ?? '');
    case 3: return id === 'action' ? action(parts, call, type, link ?? '') : relation(parts, call, { type, id: id ?? '', link: link ?? '' });
    default: throw new EspoError(404);
  }
}

function collection(parts: EspoParts, call: Call, type: string): Reply {
  const { database, records } = parts;
  switch (call.method) {
    case 'GET':
      requireRight(database.settings, call.actor, type, 'read');
      return listReply(database, call, type, database.all(type));
    case 'POST': {
      const options = header(call.request, 'x-skip-duplicate-check') === 'true' ? ({ skipDuplicateCheck: 'skip' } as const) : {};
      return json(200, records.create(type, bodyOf(call.request), call.actor, options));
    }
    default: return notRouted('GET, POST');
  }
}

function record(parts: EspoParts, call: Call, type: string, id: string): Reply {
  const { database, records } = parts;
  switch (call.method) {
    case 'GET': return json(200, read(database, call.actor, type, id));
    case 'PUT': case 'PATCH': return json(200, records.update(type, id, bodyOf(call.request), call.actor, { version: versionOf(call.request) }));
    case 'DELETE': return json(200, records.remove(type, id, call.actor));
    default: return notRouted('GET, PUT, PATCH, DELETE');
  }
}

/** A single GET; an admin also sees deleted records. */
function read(database: Database, actor: Actor, type: string, id: string): JsonObject {
  const found = actor.type === 'admin' ? database.findAny(type, id) : database.find(type, id);
  if (found === undefined) throw new EspoError(404, `Record ${id} does not exist.`);
  requireRight(database.settings, actor, type, 'read');
  return single(database, type, found);
}

function action(parts: EspoParts, call: Call, type: string, name: string): Reply {
  if (name !== 'restoreDeleted' || call.method !== 'POST') throw new EspoError(404);
  const { id } = bodyOf(call.request);
  return json(200, parts.records.restore(type, typeof id === 'string' ? id : '', call.actor));
}

function relation(parts: EspoParts, call: Call, at: { type: string; id: string; link: string }): Reply {
  const { database } = parts;
  if (call.method === 'POST') return json(200, changeRelation(database, call.actor, at, bodyOf(call.request), 'add'));
  if (call.method === 'DELETE') return json(200, changeRelation(database, call.actor, at, bodyOf(call.request), 'remove'));
  if (call.method !== 'GET') return notRouted('GET, POST, DELETE');
  const from = database.find(at.type, at.id);
  if (from === undefined) throw new EspoError(404, `Record ${at.id} does not exist.`);
  if (at.link === 'stream' || at.link === 'posts') return stream(database, from, at.type);
  const target = linkTarget(database, at.type, at.link);
  const ids = new Set(linkedIds(database, at.type, from, at.link));
  return listReply(database, call, target, database.all(target).filter((other) => ids.has(other.id)));
}

function stream(database: Database, from: EspoRecord, type: string): Reply {
  const notes = database.all('Note').filter((note) => textOf(note, 'parentType') === type && textOf(note, 'parentId') === from.id).reverse();
  return json(200, { total: notes.length, list: notes.map((note) => listItem(database, 'Note', note, undefined)) });
}

function listReply(database: Database, call: Call, type: string, candidates: readonly EspoRecord[]): Reply {
  const noTotal = header(call.request, 'x-no-total') === 'true' ? 'no-total' : 'total';
  return json(200, listRecords(database, type, candidates, call.request.query, noTotal));
}

function versionOf(request: SandboxRequest): number | undefined {
  const text = header(request, 'x-version-number');
  return text !== undefined && /^\d+$/u.test(text) ? Number(text) : undefined;
}
