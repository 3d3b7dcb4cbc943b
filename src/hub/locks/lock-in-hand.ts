import { AsyncLocalStorage } from 'node:async_hooks';
import type { HeldLock } from './locks.js';

const inHand = new AsyncLocalStorage<Pick<HeldLock, 'assertHeld'>>();

/** Runs a write of which every repetition is sent only while the lock is held: Redis may lose it in the pause between two tries. */
export const writeUnder = <T>(lock: Pick<HeldLock, 'assertHeld'>, write: () => Promise<T>): Promise<T> => inHand.run(lock, write);

/** Throws HubError `lock_lost` when this is a write under a lock that is not held any more. */
export const assertStillHeld = async (): Promise<void> => inHand.getStore()?.assertHeld();
