import type { Request, RequestHandler } from 'express';
import { HubError } from '../../hub/errors/hub-error.js';
import { isForged } from './cross-site.js';
import { answerError } from './errors.js';
import { loginThrottle } from './login-throttle.js';
import { setSecurityHeaders } from './security-headers.js';

/**
 * Runs in front of the editor. Without a login (sandbox mode on this machine) it lets only requests pass that name this
 * machine, so that a web page cannot reach the editor by pointing its own name at 127.0.0.1. Nobody's web page may make a
 * browser change anything, and nobody may try passwords for long.
 */
export function adminGuard({ hasLogin }: { readonly hasLogin: boolean }): RequestHandler {
  const throttle = loginThrottle({ isLogin: isEditorLogin });
  return (req, res, next) => {
    setSecurityHeaders(res);
    if (!hasLogin && !isThisMachine(req.headers.host)) answerError(res, new HubError('forbidden', 'Der Editor der Sandbox ist nur auf diesem Rechner zu erreichen.'));
    else if (isForged(req)) answerError(res, new HubError('forbidden', 'Diese Anfrage kommt von einer fremden Seite.'));
    else throttle(req, res, next);
  };
}

/** A try of a password at the editor. */
export const isEditorLogin = ({ method, path }: Request): boolean => method === 'POST' && /\/auth\/token\/?$/i.test(path);

/** True for the addresses on which the editor may be open without a login. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/** True when the request names this machine. */
export function isThisMachine(header: string | undefined): boolean {
  return isLoopback((header ?? '').replace(/:\d+$/, ''));
}
