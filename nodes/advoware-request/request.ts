import type { NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { AdvowareRequest } from '../../src/systems/advoware/advoware.js';
import type { AdvowareRequestConfig } from './types.js';

export interface RequestMessage extends NodeMessageInFlow {
  method?: unknown;
  path?: unknown;
  query?: unknown;
  statusCode?: number;
}

/** The call that the message and the node's fields describe; the message wins. */
export function requestOf(msg: RequestMessage, config: Pick<AdvowareRequestConfig, 'method' | 'path'>): AdvowareRequest {
  const method = methodOf(msg.method ?? config.method);
  const path = typeof msg.path === 'string' && msg.path !== '' ? msg.path : config.path;
  if (path === '') throw new HubError('misconfigured', 'advoware-request: Der Pfad fehlt, im Knoten und in msg.path.');
  const query = queryOf(msg.query);
  const sendsBody = (method === 'POST' || method === 'PUT') && msg.payload !== undefined;
  return { method, path, ...(query ? { query } : {}), ...(sendsBody ? { body: msg.payload } : {}) };
}

function methodOf(value: unknown): AdvowareRequest['method'] {
  const method = typeof value === 'string' ? value.toUpperCase() : '';
  if (method === 'GET' || method === 'POST' || method === 'PUT' || method === 'DELETE') return method;
  throw new HubError('malformed', 'advoware-request: Advoware kennt nur GET, POST, PUT und DELETE.');
}

function queryOf(query: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof query !== 'object' || query === null) return undefined;
  const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
}
