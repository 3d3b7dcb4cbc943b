import type { Redis } from 'ioredis';
import type { Effects } from '../effects/effects.js';
import { callRedis } from '../redis/call-redis.js';
import { keys } from '../redis/keys.js';
import { onceATurn } from './once-a-turn.js';
import { topics, type Topic } from './topics.js';

/** Longer than all retries of an event together; after it nothing can leak. */
const expirySeconds = 3_600;

/**
 * The sets `vmh:beteiligte:{action}_pending` (overview.md, Redis keys). They only show what is waiting; the queue is the truth,
 * so no failure of theirs disturbs an event.
 */
export interface PendingSets {
  add(topic: Topic, ids: readonly string[]): Promise<void>;
  remove(topic: Topic, id: string): Promise<void>;
}

export function pendingSets(redis: Redis, effects: Effects): PendingSets {
  const add = onceATurn(async (key: string, ids: readonly string[]) => {
    await callRedis(effects, { operation: 'pending add' }, () => redis.pipeline().sadd(key, ...ids).expire(key, expirySeconds).exec());
    return ids;
  });
  return {
    async add(topic, ids) {
      const key = keyOf(topic);
      if (key !== undefined && ids.length > 0) await softly(add(key, ids));
    },
    async remove(topic, id) {
      const key = keyOf(topic);
      if (key === undefined) return;
      await softly(callRedis(effects, { operation: 'pending remove', record: id }, () => redis.srem(key, id)));
    },
  };
}

function keyOf(topic: Topic): string | undefined {
  const definition = topics[topic];
  return 'pending' in definition ? keys.beteiligtePending(definition.pending) : undefined;
}

async function softly(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch {
    // A set that only shows; the connection's own state is logged where it changes.
  }
}
