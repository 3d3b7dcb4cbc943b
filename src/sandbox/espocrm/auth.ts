import { header, type SandboxRequest } from '../http/exchange.js';
import type { Actor } from './actor.js';
import type { Database } from './database.js';
import { EspoError } from './errors.js';
import { textOf } from './state.js';
import { sandboxEspoCredentials } from './credentials.js';

const PERIOD = 60_000;
const MAX_FAILURES = 10;

/** 401 with the header that a request without any credentials gets. */
export class NoCredentials extends EspoError {
  constructor() {
    super(401);
    this.name = 'NoCredentials';
  }
}

/** Knows the users by API key or password, and locks an address out after too many failures: the good key as well. */
export class Authentication {
  readonly #database: Database;
  readonly #failures = new Map<string, number[]>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Who asks, or the 401 or 403 that EspoCRM gives. */
  authenticate(request: SandboxRequest): Actor {
    const apiKey = header(request, 'x-api-key');
    const basic = header(request, 'authorization');
    const hmac = header(request, 'x-hmac-authorization');
    if (apiKey === undefined && basic === undefined && hmac === undefined) throw new NoCredentials();
    if (this.#isLocked(request.remote)) throw new EspoError(403);
    const actor = apiKey !== undefined ? this.#byKey(apiKey) : this.#byPassword(basic ?? '');
    if (actor === undefined) {
      this.#recentFailures(request.remote).push(this.#database.milliseconds());
      throw new EspoError(401);
    }
    request.caller = actor.userName;
    return actor;
  }

  /** Forgets every failed login. */
  unlock(): void {
    this.#failures.clear();
  }

  /** The user of this id, as an actor; undefined when there is none or he may not log in. */
  actor(userId: string): Actor | undefined {
    const user = this.#database.find('User', userId);
    if (user?.attributes['isActive'] !== true) return undefined;
    const type = textOf(user, 'type');
    return { id: user.id, userName: textOf(user, 'userName'), type: type === 'api' || type === 'admin' ? type : 'regular' };
  }

  #byKey(apiKey: string): Actor | undefined {
    return apiKey === sandboxEspoCredentials.apiKey ? this.actor(sandboxEspoCredentials.userId) : undefined;
  }

  #byPassword(authorization: string): Actor | undefined {
    const encoded = /^Basic (\S+)$/u.exec(authorization)?.[1] ?? '';
    const [userName, ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    const user = this.#database.all('User').find((candidate) => textOf(candidate, 'userName') === userName && textOf(candidate, 'type') !== 'api');
    return user !== undefined && password.join(':') === sandboxEspoCredentials.staffPassword ? this.actor(user.id) : undefined;
  }

  #isLocked(address: string): boolean {
    return this.#database.settings.loginLock && this.#recentFailures(address).length > MAX_FAILURES;
  }

  #recentFailures(address: string): number[] {
    const since = this.#database.milliseconds() - PERIOD;
    const recent = (this.#failures.get(address) ?? []).filter((at) => at > since);
    this.#failures.set(address, recent);
    return recent;
  }
}
