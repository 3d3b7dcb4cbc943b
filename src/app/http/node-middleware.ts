import type { Request, RequestHandler } from 'express';

/** Below the proxy's prefix, yet with a flow of its own: the proxy's wildcard must never take these, in whatever order tabs start. */
const ownPaths: ReadonlySet<string> = new Set(['sync', 'audit'].flatMap((name) => [`/advoware/calendar/${name}`, `/api/advoware/calendar/${name}`]));

/**
 * Runs in front of every `http in` node. On a route with a wildcard, as the proxy has, Node-RED's *skip body parsing* does
 * not work (it compares the path with the pattern), so the parsers are told here to leave the body to the node.
 */
export const nodeMiddleware: RequestHandler = (req, _res, next) => {
  if (!isWildcard(req)) {
    next();
  } else if (ownPaths.has(plainPath(req.path))) {
    next('route');
  } else {
    Object.assign(req, { _body: true, skipRawBodyParser: true });
    next();
  }
};

function isWildcard(req: Request): boolean {
  const route: unknown = req.route;
  return typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string' && route.path.includes('*');
}

/** As the router compares: without regard to case and a slash at the end; and as an upstream would read it. */
function plainPath(path: string): string {
  return decoded(path).toLowerCase().replace(/\/{2,}/g, '/').replace(/\/$/, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
