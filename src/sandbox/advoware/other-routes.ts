import { Readable } from 'node:stream';
import { bodyJson, header, json, type Reply, type SandboxRequest } from '../http/exchange.js';
import type { Route } from '../http/route.js';
import { copy, plainText, type JsonObject } from '../json.js';
import { objectOf } from './check.js';
import { employees } from './employees.js';
import { Refusal } from '../http/refusal.js';
import type { AdvowareState } from './state.js';

const MEBIBYTE = 1024 * 1024;
const LARGE_ANSWER_MEBIBYTES = 20;

/** Resources that the hub only hands through: files, a large document, an echo. */
export function otherRoutes(state: AdvowareState, changed: () => void): Route[] {
  const akten = '/api/v1/advonet/Akten';
  return [
    { method: 'GET', pattern: '/employees', handle: () => json(200, employees) },
    { method: 'GET', pattern: akten, handle: () => json(200, Object.values(state.akten)) },
    { method: 'POST', pattern: akten, handle: (request) => createAkte(state, request, changed) },
    { method: 'GET', pattern: `${akten}/:id`, handle: (_request, at) => json(200, akte(state, at['id'])) },
    { method: 'PUT', pattern: `${akten}/:id`, handle: (request, at) => replaceAkte(state, request, at['id'], changed) },
    { method: 'DELETE', pattern: `${akten}/:id`, handle: (_request, at) => removeAkte(state, at['id'], changed) },
    { method: 'GET', pattern: '/api/v1/advonet/Dokumente/gross', handle: largeDocument },
    { method: '*', pattern: '/api/v1/advonet/Echo', handle: echo },
  ];
}

function akte(state: AdvowareState, id = ''): JsonObject {
  const found = state.akten[id];
  if (found === undefined) throw new Refusal(404, `Akte ${id} nicht gefunden.`);
  return found;
}

function createAkte(state: AdvowareState, request: SandboxRequest, changed: () => void): Reply {
  const body = objectOf(bodyJson(request));
  const id = state.nextAkte;
  state.nextAkte += 1;
  state.akten[String(id)] = { ...copy(body), id };
  changed();
  return json(201, state.akten[String(id)]);
}

function replaceAkte(state: AdvowareState, request: SandboxRequest, id: string | undefined, changed: () => void): Reply {
  const known = akte(state, id);
  const body = objectOf(bodyJson(request));
  state.akten[plainText(known['id'])] = { ...copy(body), id: known['id'] ?? null };
  changed();
  return json(200, state.akten[plainText(known['id'])]);
}

function removeAkte(state: AdvowareState, id: string | undefined, changed: () => void): Reply {
  akte(state, id);
  Reflect.deleteProperty(state.akten, id ?? '');
  changed();
  return { status: 204 };
}

/** 20 MB in pieces and without a length, so that a proxy that buffers is found out. */
function largeDocument(): Reply {
  const piece = Buffer.alloc(MEBIBYTE, 'Sehr geehrte Damen und Herren, ');
  function* pieces(): Generator<Buffer> {
    for (let sent = 0; sent < LARGE_ANSWER_MEBIBYTES; sent += 1) yield piece;
  }
  return { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body: Readable.from(pieces(), { objectMode: false }) };
}

/** Tells what arrived; the bearer token itself is left out. */
function echo(request: SandboxRequest): Reply {
  const headers = Object.fromEntries(Object.keys(request.headers).filter((name) => name !== 'authorization').map((name) => [name, header(request, name)]));
  return json(200, { method: request.method, path: request.path, query: request.query, headers, body: bodyJson(request) ?? null });
}
