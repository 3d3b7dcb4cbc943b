import { json, type Handler, type Reply, type SandboxRequest } from '../../http/exchange.js';
import { findRoute, type Route } from '../../http/route.js';
import { Refusal } from '../../http/refusal.js';
import type { PbxSettings } from '../settings.js';
import { requireKey } from './simple-routes.js';
import type { PbxCredentials, Tokens } from './tokens.js';

export type ApiOptions = { readonly tokens: Tokens; readonly credentials: PbxCredentials; readonly settings: PbxSettings; readonly routes: readonly Route[] };

/** The whole HTTP surface of the telephone system: the login, and both dialects behind their own doors. */
export function pbxApi(options: ApiOptions): Handler {
  return async (request) => {
    try {
      return await answer(options, request);
    } catch (error) {
      if (error instanceof Refusal) return refusalReply(error);
      throw error;
    }
  };
}

export function refusalReply({ status, message }: Refusal): Reply {
  return json(status, { error: { code: '', message, details: [] } }, status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {});
}

/** Also asked before the socket opens. Throws Refusal. */
export function requireLicence({ tokens, settings }: Pick<ApiOptions, 'tokens' | 'settings'>, request: SandboxRequest): void {
  tokens.require(request);
  if (settings.licence !== 'enterprise') throw new Refusal(403, 'The licence does not include this.');
}

async function answer(options: ApiOptions, request: SandboxRequest): Promise<Reply> {
  const { tokens, credentials, routes } = options;
  if (request.path === '/connect/token') return request.method === 'POST' ? tokens.issue(request) : json(405, {}, { Allow: 'POST' });
  if (request.path.startsWith('/api/v1/')) requireKey(request, credentials);
  else requireLicence(options, request);
  const route = findRoute(routes, request.method, request.path);
  switch (route.kind) {
    case 'found': return await route.handle(request, route.parameters);
    case 'wrong-method': return json(405, {}, { Allow: route.allowed.join(', ') });
    case 'none': throw new Refusal(404, `${request.path} gibt es nicht.`);
  }
}
