import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Effects } from '../../../hub/effects/effects.js';
import { callRedis } from '../../../hub/redis/call-redis.js';
import { keys } from '../../../hub/redis/keys.js';
import { trackedCallSchema, type TrackedCall } from './tracked-call.js';

/** What the watching process knows of the live calls, for the one that comes after it. */
export interface LiveMemory {
  load(): Promise<TrackedCall[]>;
  /** To be called behind the effects that the state stands for (invariants.md, I14). */
  save(calls: readonly TrackedCall[]): Promise<void>;
}

/** No call lives longer; after an outage of a day there is nothing to go on with. */
const keptForSeconds = 86_400;
const shape = z.array(trackedCallSchema);

/** @param until after its abort nothing is saved: the memory belongs to another process then */
export function createLiveMemory(redis: Redis, effects: Effects, until: AbortSignal): LiveMemory {
  return {
    async load() {
      const text = await callRedis(effects, { operation: 'load threecx live calls' }, () => redis.get(keys.threecxLiveCalls));
      return shape.safeParse(text === null ? [] : parse(text)).data ?? [];
    },
    async save(calls) {
      until.throwIfAborted();
      await callRedis(effects, { operation: 'save threecx live calls' }, () => redis.set(keys.threecxLiveCalls, JSON.stringify(calls), 'EX', keptForSeconds));
    },
  };
}

/** What another version of the hub has left behind is worth no start that fails. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
