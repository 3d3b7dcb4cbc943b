import type { Redis } from 'ioredis';

interface Entry { readonly value: string; readonly until: number }

/** What lives in Redis beside the events: locks and the token. */
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

  /** The commands that the hub's locks and its token use, as one connection has them. */
  connection(): Redis {
    return new Connection(this) as unknown as Redis;
  }

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

  /** Both scripts compare the owner first. */
  eval(script: string, _keys: 1, key: string, owner: string, milliseconds?: number): Promise<number> {
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
