import type { Advoware } from './advoware.js';
import type { Api } from './api.js';
import { guardPath, verbOf } from './guard-path.js';

/** Any JSON request below the base URL; the path is checked like the proxy's. */
export function createRequest(api: Api, baseUrl: string): Advoware['request'] {
  return async ({ method, path, query, body }) => {
    const verb = verbOf(method);
    const url = guardPath(baseUrl, withQuery(path, query));
    const answer = await api({ method: verb, path: url.slice(baseUrl.length), operation: `${verb} request`, ...(body === undefined ? {} : { body }) });
    return { statusCode: answer.statusCode, body: answer.json() };
  };
}

function withQuery(path: string, query: Readonly<Record<string, string>> | undefined): string {
  if (query === undefined || Object.keys(query).length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`;
}
