/** A lock this process holds; it is renewed at half its time to live until released or until its longest time is over. */
export interface HeldLock {
  readonly key: string;
  /** Aborts, with a `lock_lost` error, when the lock is no longer this owner's. */
  readonly lost: AbortSignal;
  /** Asks Redis; throws HubError `lock_lost` when the lock is not held any more. Called before every write. */
  assertHeld(): Promise<void>;
  /** Gives the lock back, only if still its owner. Never throws for a lock that is lost already. */
  release(): Promise<void>;
}

export interface Locks {
  /** Takes the lock or answers undefined when somebody else holds it. Does not wait. */
  acquire(key: string): Promise<HeldLock | undefined>;
  /** Takes the lock away from whoever holds it; true when somebody did. Its owner finds out before the next write. */
  clear(key: string): Promise<boolean>;
}

/** Runs `work` under the lock, or answers `busy` at once. The lock is released whatever happens. */
export async function withLock<T>(
  locks: Locks, key: string, work: (lock: HeldLock) => Promise<T>,
): Promise<{ readonly kind: 'done'; readonly value: T } | { readonly kind: 'busy' }> {
  const lock = await locks.acquire(key);
  if (!lock) return { kind: 'busy' };
  try {
    return { kind: 'done', value: await work(lock) };
  } finally {
    await lock.release();
  }
}
