import type { Redis } from 'ioredis';
import type { Effects } from '../../hub/effects/effects.js';
import type { Log } from '../../hub/log/log.js';
import { callRedis } from '../../hub/redis/call-redis.js';
import { keys } from '../../hub/redis/keys.js';
import { UpstreamError } from '../http/upstream-error.js';

/**
 * Keeps the fleet out of a war over the one live token (3CX keeps one for each API client, and a new one ends the old).
 * A single token that died early is replaced at once; when it happens again within the hour, somebody else uses the same
 * API client, and each further login waits longer than the one before.
 */
export interface LoginPace {
  /** Throws UpstreamError `upstream_unauthorized` (retryable, with `retryAfterMs`) while there shall be no login. */
  mayLogIn(): Promise<void>;
  /** The token was refused before its time. */
  lost(): Promise<void>;
}

/** A token that lived so long was not stolen. */
const forgetAfterMs = 3_600_000;
const firstPauseMs = 30_000;
const longestPauseMs = 900_000;

/**
 * Counts a loss and, from the second one on, sets the pause.
 * KEYS[1] count, KEYS[2] pause, ARGV[1] ms after which losses are forgotten, ARGV[2] first pause, ARGV[3] longest pause; answers the pause in ms.
 */
const countLoss = `
local losses = redis.call('INCR', KEYS[1])
redis.call('PEXPIRE', KEYS[1], ARGV[1])
if losses < 2 then return 0 end
local pause = math.min(ARGV[2] * 2 ^ math.min(losses - 2, 20), ARGV[3])
redis.call('SET', KEYS[2], losses, 'PX', pause)
return pause
`;

export function createLoginPace({ redis, effects, log }: { readonly redis: Redis; readonly effects: Effects; readonly log: Log }): LoginPace {
  return {
    async mayLogIn() {
      const pauseMs = await callRedis(effects, { operation: 'read threecx login pause' }, () => redis.pttl(keys.threecxLoginPause));
      if (pauseMs <= 0) return;
      throw new UpstreamError('upstream_unauthorized', {
        system: 'threecx', operation: 'POST token', retryable: true, retryAfterMs: pauseMs, reason: 'ein anderes Programm meldet sich mit demselben API-Zugang an',
      });
    },
    async lost() {
      const pauseMs = Number(await callRedis(effects, { operation: 'count threecx token loss' }, () => redis.eval(
        countLoss, 2, keys.threecxTokenLosses, keys.threecxLoginPause, forgetAfterMs, firstPauseMs, longestPauseMs)));
      if (pauseMs === 0) log.info('threecx.token_ended_early');
      else log.warn('threecx.token_taken', { pauseMs, action: 'give the other program an API client of its own' });
    },
  };
}
