import { HubError } from '../../hub/errors/hub-error.js';
import type { HttpMethod } from '../http/transport.js';
import type { Advoware } from './advoware.js';
import type { Api } from './api.js';
import { guardPath } from './guard-path.js';

/** Any JSON request below the base URL; the path is checked like the proxy's. */
export function createRequest(api: Api, baseUrl: string): Advoware['request'] {
  return async ({ method, path, query, body }) => {
    const verb = verbOf(method);
    const url = guardPath(baseUrl, withQuery(path, query));
    const answer = await api({ method: verb, path: url.slice(baseUrl.length), operation: `${verb} request`, ...(body === undefined ? {} : { body }) });
    return { statusCode: answer.statusCode, body: answer.json() };
  };
}

/** The verb, checked at run time too: it comes from flows and from the network. Throws HubError `malformed`. */
export function verbOf(method: string): HttpMethod {
  if (method === 'GET' || method === 'POST' || method === 'PUT' || method === 'DELETE') return method;
  throw new HubError('malformed', 'Advoware kennt nur die Methoden GET, POST, PUT und DELETE.');
}

function withQuery(path: string, query: Readonly<Record<string, string>> | undefined): string {
  if (query === undefined || Object.keys(query).length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`;
}
