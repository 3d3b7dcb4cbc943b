import type { RequestHandler } from 'express';
import { HubError } from '../../hub/errors/hub-error.js';
import { answerError } from './errors.js';

/**
 * Runs in front of the editor. Without a login (sandbox mode on this machine) it lets only requests pass that name this
 * machine, so that a web page cannot reach the editor by pointing its own name at 127.0.0.1.
 */
export function adminGuard({ hasLogin }: { readonly hasLogin: boolean }): RequestHandler {
  return (req, res, next) => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('X-Frame-Options', 'SAMEORIGIN');
    res.setHeader('Referrer-Policy', 'same-origin');
    if (hasLogin || isThisMachine(req.headers.host)) next();
    else answerError(res, new HubError('forbidden', 'Der Editor der Sandbox ist nur auf diesem Rechner zu erreichen.'));
  };
}

/** True for the addresses on which the editor may be open without a login. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

function isThisMachine(header: string | undefined): boolean {
  return isLoopback((header ?? '').replace(/:\d+$/, ''));
}
