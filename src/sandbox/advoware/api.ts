import { json, type Handler, type Reply, type SandboxRequest } from '../http/exchange.js';
import { findRoute, type Route } from '../http/route.js';
import { Refusal } from '../http/refusal.js';
import type { Tokens } from './token.js';

const TOKEN_PATH = '/api/v1/Token';

/** The whole HTTP surface of Advoware: the login, and everything else behind a bearer token. */
export function advowareApi(tokens: Tokens, routes: readonly Route[]): Handler {
  return async (request) => {
    try {
      return await answer(tokens, routes, request);
    } catch (error) {
      if (error instanceof Refusal) return refusalReply(error);
      throw error;
    }
  };
}

/** Errors are JSON with a status and a message. */
export function refusalReply(refusal: Refusal): Reply {
  const headers: Record<string, string> = refusal.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
  return json(refusal.status, { status: refusal.status, message: refusal.message }, headers);
}

async function answer(tokens: Tokens, routes: readonly Route[], request: SandboxRequest): Promise<Reply> {
  if (request.path.toLowerCase() === TOKEN_PATH.toLowerCase()) {
    if (request.method !== 'POST') return json(405, { status: 405, message: 'Nur POST.' }, { Allow: 'POST' });
    return tokens.issue(request);
  }
  tokens.require(request);
  const route = findRoute(routes, request.method, request.path);
  switch (route.kind) {
    case 'found': return route.handle(request, route.parameters);
    case 'wrong-method': return json(405, { status: 405, message: 'Diese Methode gibt es hier nicht.' }, { Allow: route.allowed.join(', ') });
    case 'none': throw new Refusal(404, `${request.path} gibt es nicht.`);
  }
}
