import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { bodyJson, header, json, type Reply, type SandboxRequest } from '../http/exchange.js';
import type { AdvowareCredentials } from './credentials.js';
import { Refusal } from '../http/refusal.js';
import type { AdvowareState } from './state.js';

const MINUTE = 60_000;
const LIFETIME = 55 * MINUTE;
const TIMESTAMP_SLACK = 5 * MINUTE;

const loginSchema = z.object({
  AppID: z.string(),
  Kanzlei: z.string(),
  Database: z.string(),
  User: z.string(),
  Role: z.union([z.string(), z.number()]),
  Product: z.union([z.number(), z.string()]),
  Password: z.string(),
  Nonce: z.string().min(16),
  HMAC512Signature: z.string(),
  RequestTimeStampUtc: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
});
type Login = z.infer<typeof loginSchema>;

export type TokenOptions = {
  readonly state: AdvowareState;
  readonly credentials: AdvowareCredentials;
  readonly clock: Clock;
  readonly changed: () => void;
};

/** The login of Advoware: gives out bearer tokens and knows which still hold. */
export class Tokens {
  readonly #options: TokenOptions;

  constructor(options: TokenOptions) {
    this.#options = options;
  }

  /** `POST /api/v1/Token`. */
  issue(request: SandboxRequest): Reply {
    const parsed = loginSchema.safeParse(bodyJson(request));
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
      throw new Refusal(400, `Anmeldung unvollständig oder falsch geformt: ${fields || 'kein JSON-Objekt'}.`);
    }
    const login = parsed.data;
    this.#check(login);
    request.caller = login.User;
    const { state, clock, changed } = this.#options;
    const token = randomBytes(32).toString('base64url');
    state.tokens[token] = clock() + LIFETIME;
    state.nonces[login.Nonce] = clock() + 2 * TIMESTAMP_SLACK;
    changed();
    return json(200, { access_token: token });
  }

  /** 401 unless the request carries a token that still holds. */
  require(request: SandboxRequest): void {
    const { state, clock, credentials } = this.#options;
    const token = /^Bearer (\S+)$/iu.exec(header(request, 'authorization') ?? '')?.[1];
    const end = token === undefined ? undefined : state.tokens[token];
    if (end === undefined) throw new Refusal(401, 'Kein gültiges Token.');
    if (end <= clock()) throw new Refusal(401, 'Das Token ist abgelaufen.');
    request.caller = credentials.user;
  }

  /** From now on every token given out so far is refused. */
  expireAll(): void {
    this.#options.state.tokens = {};
    this.#options.changed();
  }

  #check(login: Login): void {
    const { credentials, clock, state } = this.#options;
    this.#forgetOld();
    const known =
      login.AppID === credentials.appId &&
      login.Kanzlei === credentials.kanzlei &&
      login.Database === credentials.database &&
      login.User === credentials.user &&
      String(login.Role) === credentials.role &&
      String(login.Product) === credentials.productId &&
      login.Password === credentials.password;
    if (!known) throw new Refusal(401, 'Die Zugangsdaten sind falsch.');
    if (Math.abs(clock() - Date.parse(login.RequestTimeStampUtc)) > TIMESTAMP_SLACK) throw new Refusal(401, 'Der Zeitstempel ist zu alt oder liegt in der Zukunft.');
    if (state.nonces[login.Nonce] !== undefined) throw new Refusal(401, 'Die Nonce wurde schon benutzt.');
    if (!signatureFits(login, credentials)) throw new Refusal(401, 'Die Signatur ist falsch.');
  }

  #forgetOld(): void {
    const now = this.#options.clock();
    for (const memory of [this.#options.state.nonces, this.#options.state.tokens]) {
      for (const [key, end] of Object.entries(memory)) if (end < now) Reflect.deleteProperty(memory, key);
    }
  }
}

function signatureFits(login: Login, credentials: AdvowareCredentials): boolean {
  const message = `${credentials.productId}:${credentials.appId}:${login.Nonce}:${login.RequestTimeStampUtc}`;
  const wanted = createHmac('sha512', Buffer.from(credentials.apiKey, 'base64')).update(message).digest();
  const given = Buffer.from(login.HMAC512Signature, 'base64');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
