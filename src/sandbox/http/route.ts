import type { Reply, SandboxRequest } from './exchange.js';

export type PathParameters = Record<string, string>;
export type RouteHandler = (request: SandboxRequest, parameters: PathParameters) => Reply | Promise<Reply>;
export type Route = { readonly method: string; readonly pattern: string; readonly handle: RouteHandler };

export type RouteMatch =
  | { readonly kind: 'found'; readonly handle: RouteHandler; readonly parameters: PathParameters }
  | { readonly kind: 'wrong-method'; readonly allowed: string[] }
  | { readonly kind: 'none' };

/** Finds the first route whose method and pattern (`/a/:name`) fit. */
export function findRoute(routes: readonly Route[], method: string, path: string): RouteMatch {
  const allowed: string[] = [];
  for (const route of routes) {
    const parameters = matchPath(route.pattern, path);
    if (parameters === undefined) continue;
    if (route.method === method || route.method === '*') return { kind: 'found', handle: route.handle, parameters };
    allowed.push(route.method);
  }
  return allowed.length > 0 ? { kind: 'wrong-method', allowed } : { kind: 'none' };
}

function matchPath(pattern: string, path: string): PathParameters | undefined {
  const wanted = pattern.replace(/\/$/, '').split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters: PathParameters = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (part.startsWith(':')) parameters[part.slice(1)] = decode(actual);
    else if (part.toLowerCase() !== actual.toLowerCase()) return undefined;
  }
  return parameters;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
