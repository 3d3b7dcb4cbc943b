import { randomBytes } from 'node:crypto';
import { header, type SandboxRequest } from '../../http/exchange.js';
import { GoogleError } from '../errors.js';
import type { AccessToken } from '../state.js';
import type { CalendarStore } from '../store.js';

const SCOPE = 'https://www.googleapis.com/auth/calendar';
const FOREVER = Number.MAX_SAFE_INTEGER;

/** A token that always works, for trying the API by hand. */
export const standingToken = 'ya29.sandbox-standing-token';

/** The bearer tokens that were handed out. */
export class AccessTokens {
  readonly #store: CalendarStore;
  readonly #serviceAccount: string;

  constructor(store: CalendarStore, serviceAccount: string) {
    this.#store = store;
    this.#serviceAccount = serviceAccount;
  }

  /** A new token for a person or the service account. */
  issue(user: string, scopes: readonly string[] = [SCOPE]): string {
    const { state, clock, settings, touch } = this.#store;
    for (const [old, { endsAt }] of Object.entries(state.tokens)) if (endsAt < clock()) Reflect.deleteProperty(state.tokens, old);
    const token = `ya29.c.${randomBytes(32).toString('base64url')}`;
    state.tokens[token] = { user, scopes: [...scopes], isServiceAccount: user === this.#serviceAccount, endsAt: clock() + settings.tokenSeconds * 1000 };
    touch();
    return token;
  }

  /** Makes every token void, as when Google ends them early. */
  expireAll(): void {
    this.#store.state.tokens = {};
    this.#store.touch();
  }

  /** Who calls; 401 without a good token, 403 when it is not for calendars. */
  require(request: SandboxRequest): AccessToken {
    const token = /^Bearer (?<token>\S+)$/iu.exec(header(request, 'authorization') ?? '')?.groups?.['token'];
    if (token === undefined) throw unauthenticated('required', 'Login Required.');
    const access = this.#find(token);
    if (access === undefined || access.endsAt <= this.#store.clock()) throw unauthenticated('authError', 'Invalid Credentials');
    if (!access.scopes.includes(SCOPE)) throw new GoogleError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
    return access;
  }

  #find(token: string): AccessToken | undefined {
    if (token === standingToken) return { user: this.#serviceAccount, scopes: [SCOPE], isServiceAccount: true, endsAt: FOREVER };
    return Object.hasOwn(this.#store.state.tokens, token) ? this.#store.state.tokens[token] : undefined;
  }
}

function unauthenticated(reason: string, message: string): GoogleError {
  return new GoogleError(401, reason, message, { location: { type: 'header', name: 'Authorization' }, headers: { 'WWW-Authenticate': 'Bearer realm="https://accounts.google.com/"' } });
}
