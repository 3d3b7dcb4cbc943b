import type { Redis } from 'ioredis';

interface Entry { readonly value: string; readonly until: number }

/** What lives in Redis beside the events: locks, tokens and quotas. */
export class RedisStore {
  readonly entries = new Map<string, Entry>();
  readonly #now: () => number;
  /** Hears of a lock that was taken away by somebody who does not own it. */
  readonly robbed: (key: string) => void;

  constructor(now: () => number, robbed: (key: string) => void) {
    this.#now = now;
    this.robbed = robbed;
  }

  get(key: string): string | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.until > this.#now()) return entry?.value;
    this.entries.delete(key);
    return undefined;
  }

  set(key: string, value: string, milliseconds: number): void {
    this.entries.set(key, { value, until: this.#now() + milliseconds });
  }

  /** The commands that locks, tokens and quotas use, as one connection has them. */
  connection(): Redis {
    return new Connection(this) as unknown as Redis;
  }

  get nowMs(): number { return this.#now(); }

  remaining(key: string): number {
    return this.get(key) === undefined ? -2 : this.entries.get(key)!.until - this.#now();
  }
}

class Connection {
  readonly #store: RedisStore;

  constructor(store: RedisStore) {
    this.#store = store;
  }

  get(key: string): Promise<string | null> { return Promise.resolve(this.#store.get(key) ?? null); }
  pttl(key: string): Promise<number> { return Promise.resolve(this.#store.remaining(key)); }

  set(key: string, value: string, _px: 'PX', milliseconds: number, nx?: 'NX'): Promise<'OK' | null> {
    if (nx === 'NX' && this.#store.get(key) !== undefined) return Promise.resolve(null);
    this.#store.set(key, value, milliseconds);
    return Promise.resolve('OK');
  }

  eval(script: string, _keys: number, ...given: readonly (string | number)[]): Promise<number> {
    if (script.includes('local interval')) return Promise.resolve(this.#takeToken(String(given[0]), Number(given[1]), Number(given[2])));
    if (script.includes("'INCR'")) return Promise.resolve(this.#count(String(given[0]), String(given[1]), Number(given[2]), Number(given[3])));
    const [key, owner, milliseconds] = given as [string, string, number | undefined];
    return this.#asOwner(script, key, owner, milliseconds);
  }

  /** Google's quota (token-bucket.ts): the wait in microseconds for the token that was booked. */
  #takeToken(key: string, interval: number, capacity: number): number {
    const now = this.#store.nowMs * 1_000;
    const full = Math.max(Number(this.#store.get(key) ?? 0), now);
    this.#store.set(key, String(full + interval), (full + interval - now) / 1_000 + 1_000);
    return Math.ceil(Math.max(0, full - (capacity - 1) * interval - now));
  }

  /** New calendars of a day (creation-pace.ts). */
  #count(key: string, last: string, seconds: number, spacingMs: number): number {
    const count = Number(this.#store.get(key) ?? 0) + 1;
    this.#store.set(key, String(count), seconds * 1_000);
    this.#store.set(last, '1', spacingMs);
    return count;
  }

  /** The scripts of a lock compare the owner first. */
  #asOwner(script: string, key: string, owner: string, milliseconds: number | undefined): Promise<number> {
    const held = this.#store.get(key);
    // A mutant may have lost the comparison: what it does then breaks the rule of the lock.
    const compares = script.toLowerCase().includes("'get'");
    if (compares && held !== owner) return Promise.resolve(0);
    if (milliseconds !== undefined) this.#store.set(key, owner, milliseconds);
    else this.#store.entries.delete(key);
    if (held !== undefined && held !== owner) this.#store.robbed(key);
    return Promise.resolve(1);
  }

  multi(): { set(key: string, value: string, px: 'PX', milliseconds: number): unknown; exec(): Promise<unknown> } {
    const todo: (() => void)[] = [];
    const chain = {
      set: (key: string, value: string, _px: 'PX', milliseconds: number) => {
        todo.push(() => { this.#store.set(key, value, milliseconds); });
        return chain;
      },
      exec: () => {
        for (const each of todo) each();
        return Promise.resolve([]);
      },
    };
    return chain;
  }
}
