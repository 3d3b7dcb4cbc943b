import { json, type Handler } from '../../http/exchange.js';
import type { CalendarStore } from '../store.js';
import type { AccessTokens } from './access-tokens.js';
import { checkAssertion } from './assertion.js';
import type { ServiceAccountKey } from './service-account.js';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** `POST /token`: an access token for the signed assertion of the service account. */
export function tokenEndpoint(store: CalendarStore, tokens: AccessTokens, key: ServiceAccountKey): Handler {
  return (request) => {
    const form = new URLSearchParams(request.body.toString('utf8'));
    if (form.get('grant_type') !== JWT_BEARER) return refusal(400, 'unsupported_grant_type', 'Invalid grant_type');
    const result = checkAssertion(form.get('assertion') ?? '', key, Math.floor(store.clock() / 1000));
    if (result.kind === 'bad') return refusal(400, result.error, result.description);
    const { sub, scope } = result.claims;
    if (sub !== undefined && sub !== key.client_email && !store.settings.delegation) {
      return refusal(401, 'unauthorized_client', 'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.');
    }
    const user = sub ?? key.client_email;
    request.caller = user;
    return json(200, { access_token: tokens.issue(user, scope.trim().split(/\s+/u)), expires_in: store.settings.tokenSeconds - 1, token_type: 'Bearer' });
  };
}

function refusal(status: number, error: string, description: string): ReturnType<typeof json> {
  return json(status, { error, error_description: description });
}
