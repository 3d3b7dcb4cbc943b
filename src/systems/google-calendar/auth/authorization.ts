import { OAuth2Client } from 'google-auth-library';
import type { Effects } from '../../../hub/effects/effects.js';
import type { Log } from '../../../hub/log/log.js';
import { createTransport, type TransportOptions } from '../../http/transport.js';
import { GoogleCalendarError } from '../google-error.js';
import { exchangeAssertion, type AccessToken } from './exchange-assertion.js';
import { readServiceAccount } from './service-account.js';

/** The authorization of every call, by one login at a time. */
export interface Authorization {
  /** For Google's client, which asks it for a token through its refresh handler. */
  readonly client: OAuth2Client;
  /** Makes sure that the client has a token that still lives. Throws GoogleCalendarError; HubError `misconfigured`. */
  ready(): Promise<void>;
  /** Google refused this token; it is forgotten, unless there is a newer one already. */
  drop(authorization: string): void;
  close(): void;
}

export interface AuthorizationParts {
  readonly serviceAccountPath: string;
  /** The person to act for, where the domain delegates that to the service account. */
  readonly subject?: string | undefined;
  readonly effects: Effects;
  readonly log: Log;
  readonly http?: TransportOptions | undefined;
}

/** A token that ends within this time is not used any more. */
const leadMs = 60_000;
/** After a refused login: wrong credentials do not get right by trying. */
const refusedForMs = 30_000;

export function createAuthorization({ serviceAccountPath, subject, effects, log, http }: AuthorizationParts): Authorization {
  const transport = createTransport(http);
  const client = new OAuth2Client();
  let known: AccessToken | undefined;
  let refused: { readonly error: GoogleCalendarError; readonly until: number } | undefined;
  let pending: Promise<AccessToken> | undefined;
  const now = (): number => effects.now().epochMilliseconds;

  async function logIn(): Promise<AccessToken> {
    if (refused && now() < refused.until) throw refused.error;
    try {
      // Read anew each time: a key that was exchanged is found without a restart.
      known = await exchangeAssertion(await readServiceAccount(serviceAccountPath), subject, effects, transport);
      log.info('google.logged_in');
      return known;
    } catch (error) {
      if (error instanceof GoogleCalendarError && !error.retryable) {
        log.error('google.login_refused', { status: error.status, reason: error.reason });
        refused = { error, until: now() + refusedForMs };
      }
      throw error;
    }
  }

  function current(): Promise<AccessToken> {
    if (known && now() < known.expiresAt - leadMs) return Promise.resolve(known);
    pending ??= logIn().finally(() => { pending = undefined; });
    return pending;
  }

  // Without `expiry_date` the client would log in again and repeat the call by itself after every 403.
  client.refreshHandler = async () => {
    const { token, expiresAt } = await current();
    return { access_token: token, expiry_date: expiresAt };
  };
  return {
    client,
    async ready() {
      const { token } = await current();
      // The client judges by the system's clock whether its token lives; the hub's clock counts.
      if (client.credentials.access_token !== token) client.setCredentials({});
      await client.getAccessToken();
    },
    drop(authorization) {
      if (known && authorization === `Bearer ${known.token}`) known = undefined;
    },
    close: () => { transport.close(); },
  };
}
