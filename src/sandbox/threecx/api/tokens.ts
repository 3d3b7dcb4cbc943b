import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.js';
import { header, json, type Reply, type SandboxRequest } from '../../http/exchange.js';
import { Refusal } from '../../http/refusal.js';
import type { PbxSettings } from '../settings.js';
import type { PbxState } from '../state.js';

export type PbxCredentials = { readonly clientId: string; readonly apiKey: string };

export type TokenOptions = {
  readonly state: PbxState; readonly settings: PbxSettings; readonly credentials: PbxCredentials; readonly clock: Clock; readonly changed: () => void;
};

/** The login of the API client: one token lives at a time, a new one ends the old. */
export class Tokens {
  readonly #options: TokenOptions;

  constructor(options: TokenOptions) {
    this.#options = options;
  }

  /** `POST /connect/token`, as a form. */
  issue(request: SandboxRequest): Reply {
    const form = fieldsOf(request);
    const { credentials, settings } = this.#options;
    if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type', error_description: 'Only client_credentials.' });
    if (form.get('client_id') !== credentials.clientId || form.get('client_secret') !== credentials.apiKey) {
      return json(401, { error: 'invalid_client', error_description: 'Client authentication failed.' });
    }
    request.caller = credentials.clientId;
    const life = settings.expiresIn === 'minutes' ? settings.tokenMinutes : settings.tokenMinutes * 60;
    return json(200, { token_type: 'Bearer', expires_in: life, access_token: this.renew(), refresh_token: null });
  }

  /** A new token; whoever has the old one hears of it with 401. Also what another program does that logs in with the same API client. */
  renew(): string {
    const { state, settings, clock, changed } = this.#options;
    const value = randomBytes(24).toString('base64url');
    state.token = { value, endsAt: clock() + settings.tokenMinutes * 60_000 };
    changed();
    return value;
  }

  expire(): void {
    this.#options.state.token = undefined;
    this.#options.changed();
  }

  /** 401 unless the request carries the token that lives. */
  require(request: SandboxRequest): void {
    const { state, clock, credentials } = this.#options;
    const given = /^Bearer (\S+)$/iu.exec(header(request, 'authorization') ?? '')?.[1];
    if (given === undefined || given !== state.token?.value || state.token.endsAt <= clock()) throw new Refusal(401, 'Unauthorized');
    request.caller = credentials.clientId;
  }
}

/** The documented form, and the multipart one of the vendor's own programs. */
function fieldsOf(request: SandboxRequest): Map<string, string> {
  const text = request.body.toString('utf8');
  if (!/multipart\/form-data/iu.test(header(request, 'content-type') ?? '')) return new Map(new URLSearchParams(text));
  return new Map([...text.matchAll(/name="(?<name>[^"]+)"\r\n\r\n(?<value>[^\r]*)\r\n/gu)].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']));
}
