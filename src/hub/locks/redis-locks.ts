import type { Redis } from 'ioredis';
import type { Effects } from '../effects/effects.js';
import { HubError } from '../errors/hub-error.js';
import { callRedis } from '../redis/call-redis.js';
import { extendScript, releaseScript } from './lock-scripts.js';
import type { HeldLock, Locks } from './locks.js';

export interface RedisLocksOptions {
  readonly redis: Redis;
  readonly effects: Effects;
  /** How long a lock outlives a killed process; one minute by default. */
  readonly ttlMs?: number;
  /** How long a lock may be held in all; five minutes by default. */
  readonly longestMs?: number;
}

/**
 * Locks on one Redis (overview.md, Redis keys): taken by SET NX PX with a random token, renewed at half time,
 * renewed and released by their owner only. What makes commits safe beyond a lost lock is the ledger's fence.
 */
export function redisLocks(options: RedisLocksOptions): Locks {
  const { redis, effects, ttlMs = 60_000, longestMs = 300_000 } = options;
  return {
    async acquire(key) {
      const token = effects.uuid();
      const askedAt = effects.now().epochMilliseconds;
      const taken = await callRedis(effects, { operation: 'lock acquire', record: key }, () => redis.set(key, token, 'PX', ttlMs, 'NX'));
      return taken === 'OK' ? new RedisLock({ redis, effects, ttlMs, longestMs, key, token, askedAt }) : undefined;
    },
    clear: async (key) => await callRedis(effects, { operation: 'lock clear', record: key }, () => redis.del(key)) === 1,
  };
}

interface LockState {
  readonly redis: Redis;
  readonly effects: Effects;
  readonly ttlMs: number;
  readonly longestMs: number;
  readonly key: string;
  readonly token: string;
  /** When the SET was sent: the lock cannot live longer than its time to live from here, whatever the clock of Redis says. */
  readonly askedAt: number;
}

class RedisLock implements HeldLock {
  readonly #state: LockState;
  readonly #lost = new AbortController();
  readonly #stopRenewing: () => void;
  #held = true;
  #renewing = false;
  #validUntil: number;

  constructor(state: LockState) {
    this.#state = state;
    this.#validUntil = state.askedAt + state.ttlMs;
    this.#stopRenewing = state.effects.every(state.ttlMs / 2, () => void this.#renew());
  }

  get key(): string { return this.#state.key; }
  get lost(): AbortSignal { return this.#lost.signal; }

  async assertHeld(): Promise<void> {
    if (this.#isHeld()) {
      const owner = await callRedis(this.#state.effects, { operation: 'lock check', record: this.key }, () => this.#state.redis.get(this.key));
      if (owner === this.#state.token && this.#isHeld()) return;
    }
    this.#lose();
    throw lockLost(this.key);
  }

  async release(): Promise<void> {
    this.#stopRenewing();
    if (!this.#held) return;
    this.#held = false;
    try {
      await callRedis(this.#state.effects, { operation: 'lock release', record: this.key },
        () => this.#state.redis.eval(releaseScript, 1, this.key, this.#state.token));
    } catch {
      // Redis is away: the lock ends by its time to live. The work is done, so this is no failure of it.
    }
  }

  /** Every half time to live. One failed try costs the lock: a second one could come after somebody else has taken it. */
  async #renew(): Promise<void> {
    if (!this.#held || this.#renewing) return;
    const { effects, redis, ttlMs, longestMs, askedAt, token } = this.#state;
    const now = this.#now();
    const lifetimeMs = Math.min(ttlMs, askedAt + longestMs - now);
    if (lifetimeMs <= 0) {
      this.#lose();
      return;
    }
    this.#renewing = true;
    try {
      const renewed = await callRedis(effects, { operation: 'lock renew', record: this.key },
        () => redis.eval(extendScript, 1, this.key, token, lifetimeMs));
      if (renewed === 1) this.#validUntil = now + lifetimeMs;
      else this.#lose();
    } catch {
      this.#lose();
    } finally {
      this.#renewing = false;
    }
  }

  #isHeld(): boolean { return this.#held && this.#now() < this.#validUntil; }
  #now(): number { return this.#state.effects.now().epochMilliseconds; }

  #lose(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#stopRenewing();
    this.#lost.abort(lockLost(this.key));
  }
}

function lockLost(key: string): HubError {
  return new HubError('lock_lost', `Die Sperre ${key} ist verloren; es wird nichts mehr geschrieben, der Vorgang wird wiederholt.`, { retryable: true });
}
