import type { Redis } from 'ioredis';
import type { Effects } from '../../hub/effects/effects.js';
import { callRedis } from '../../hub/redis/call-redis.js';
import { keys } from '../../hub/redis/keys.js';
import type { CallId } from './threecx.js';

/** Names calls. 3CX counts them, and begins again after a restart of its own: the number alone names two calls. */
export interface CallIds {
  /**
   * The id of a call that began just now, the same for every process that asks within two minutes. Without Redis it is named all the same:
   * a call that rings must not look like one that failed.
   */
  nameNew(callid: number): Promise<CallId>;
}

const sharedForSeconds = 120;

/** The value that the key has, or gets now. KEYS[1] key, ARGV[1] value, ARGV[2] seconds it stays; answers the value. */
const getOrSet = `
local old = redis.call('GET', KEYS[1])
if old then return old end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return ARGV[1]
`;

export function createCallIds(redis: Redis, effects: Effects): CallIds {
  return {
    async nameNew(callid) {
      const mine = `${callid}-${Math.floor(effects.now().epochMilliseconds / 1_000)}`;
      try {
        return String(await callRedis(effects, { operation: 'name threecx call', record: String(callid) }, () => redis.eval(
          getOrSet, 1, keys.threecxCallId(callid), mine, sharedForSeconds))) as CallId;
      } catch {
        return mine as CallId;
      }
    },
  };
}

/** 3CX's own number of the call; undefined when the id is none of this dialect. */
export function callidOf(id: CallId): number | undefined {
  const digits = /^(\d{1,15})-\d+$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
