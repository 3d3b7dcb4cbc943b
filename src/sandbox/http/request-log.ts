const CAPACITY = 5000;
const BODY_LIMIT = 16 * 1024;

export type LoggedRequest = {
  /** ISO time of arrival. */
  at: string;
  method: string;
  path: string;
  query: string;
  /** 0: the connection was cut or left hanging. */
  status: number;
  /** Size of the request's body. */
  bodyBytes: number;
  /** User name or token owner; empty when not authenticated. */
  apiUser: string;
  /** Kind of the injected fault, when one struck. */
  fault?: string;
  milliseconds: number;
  /** The request's body as text, cut at 16 KiB; never for the login. */
  body?: string;
};

/** The last 5,000 requests of one system. Control requests and the page are not among them. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];
  #total = 0;

  add(entry: LoggedRequest): void {
    this.#entries.push(entry);
    this.#total += 1;
    if (this.#entries.length > CAPACITY) this.#entries.splice(0, this.#entries.length - CAPACITY);
  }

  all(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /** Every request but GET and the login: what could have changed something. */
  writes(): LoggedRequest[] {
    return this.#entries.filter((entry) => entry.method !== 'GET' && !entry.path.endsWith('/Token'));
  }

  /** Requests since the start, also those no longer kept. */
  get total(): number {
    return this.#total;
  }

  clear(): void {
    this.#entries.length = 0;
  }
}

/** The part of a body that is worth keeping. */
export function loggedBody(path: string, body: Buffer): string | undefined {
  if (body.length === 0 || path.endsWith('/Token')) return undefined;
  return body.subarray(0, BODY_LIMIT).toString('utf8');
}
