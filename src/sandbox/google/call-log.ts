const CAPACITY = 20_000;

/** One call of the API, by its name. */
export type ApiCall = {
  readonly at: string;
  /** `events.list`, `calendars.insert`, … */
  readonly method: string;
  readonly calendarId: string | undefined;
  readonly eventId: string | undefined;
  readonly user: string;
  readonly quotaUser: string;
  readonly query: string;
  readonly status: number;
  readonly reason?: string | undefined;
  readonly fault?: string | undefined;
};
export type CallFilter = Partial<Pick<ApiCall, 'method' | 'calendarId' | 'quotaUser' | 'user' | 'status'>>;
export type CallCount = { readonly method: string; readonly quotaUser: string; readonly calls: number; readonly refused: number };

const reads = /\.(list|get|instances)$/u;

/** The calls of the API by name and quota user, the last 20,000 of them. A fault of the wire that does nothing leaves no call. */
export class CallLog {
  readonly #calls: ApiCall[] = [];

  add(call: ApiCall): void {
    this.#calls.push(call);
    if (this.#calls.length > CAPACITY) this.#calls.splice(0, this.#calls.length - CAPACITY);
  }

  /** The calls that fit every given field. */
  all(filter: CallFilter = {}): ApiCall[] {
    const wanted = Object.entries(filter);
    return this.#calls.filter((call) => wanted.every(([name, value]) => call[name as keyof CallFilter] === value));
  }

  count(filter: CallFilter = {}): number {
    return this.all(filter).length;
  }

  /** What could have changed something. */
  writes(): ApiCall[] {
    return this.#calls.filter((call) => !reads.test(call.method));
  }

  /** A line for each method and quota user. */
  counts(): CallCount[] {
    const table = new Map<string, CallCount>();
    for (const { method, quotaUser, status } of this.#calls) {
      const key = `${method} ${quotaUser}`;
      const { calls, refused } = table.get(key) ?? { calls: 0, refused: 0 };
      table.set(key, { method, quotaUser, calls: calls + 1, refused: refused + (status >= 400 ? 1 : 0) });
    }
    return [...table.values()];
  }

  clear(): void {
    this.#calls.length = 0;
  }
}
