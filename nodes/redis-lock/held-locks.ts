import { randomUUID } from 'node:crypto';
import type { HeldLock } from '../../src/hub/locks/locks.js';

const held = new Map<string, HeldLock>();

/**
 * The locks of this process that messages carry about. A message can only hold an id, and the node that takes a lock is not
 * the one that gives it back; kept by the module so that a redeploy in between does not matter.
 */
export const heldLocks = {
  add(lock: HeldLock): string {
    const id = randomUUID();
    held.set(id, lock);
    lock.lost.addEventListener('abort', () => { held.delete(id); }, { once: true });
    return id;
  },

  /** False when the lock is not held any more: given back already, or lost. */
  async release(id: string): Promise<boolean> {
    const lock = held.get(id);
    if (!lock) return false;
    held.delete(id);
    await lock.release();
    return true;
  },
};
