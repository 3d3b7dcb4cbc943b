import type { Request, RequestHandler } from 'express';
import { HubError } from '../../hub/errors/hub-error.js';
import { answerError } from './errors.js';

const failuresAllowed = 10;
const windowMs = 10 * 60_000;
/** Beyond this the oldest is forgotten: whoever has so many addresses is kept out by Node-RED's own count for each user. */
const addressesKept = 1_000;

export interface LoginThrottleOptions {
  /** Whether a request tries a password. */
  readonly isLogin: (req: Request) => boolean;
  readonly now?: () => number;
}

/** Turns an address away that has failed to log in too often; Node-RED itself counts for each user only. */
export function loginThrottle({ isLogin, now = () => performance.now() }: LoginThrottleOptions): RequestHandler {
  const failures = new Map<string, readonly number[]>();
  const recent = (address: string): readonly number[] => (failures.get(address) ?? []).filter((at) => at > now() - windowMs);
  return (req, res, next) => {
    if (!isLogin(req)) {
      next();
      return;
    }
    const address = req.socket.remoteAddress ?? '';
    const [oldest, ...others] = recent(address);
    if (oldest !== undefined && others.length + 1 >= failuresAllowed) {
      answerError(res, new HubError('overloaded', 'Zu viele Anmeldungen sind gescheitert. Bitte später noch einmal versuchen.', { retryAfterMs: oldest + windowMs - now() }));
      return;
    }
    res.once('finish', () => {
      const before = recent(address);
      failures.delete(address);
      if (res.statusCode >= 400) failures.set(address, [...before, now()]);
      for (const first of failures.keys()) {
        if (failures.size <= addressesKept) break;
        failures.delete(first);
      }
    });
    next();
  };
}
