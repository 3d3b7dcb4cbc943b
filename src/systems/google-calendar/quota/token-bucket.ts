import type { Effects } from '../../../hub/effects/effects.js';
import { HubError } from '../../../hub/errors/hub-error.js';
import { googleKeys } from '../google-keys.js';
import type { SharedState } from './shared-state.js';

/** Google's quota, shared by the fleet: every call takes a token first. */
export interface TokenBucket {
  /** Waits for its turn. Throws HubError `overloaded` when that would take too long. */
  take(): Promise<void>;
}

export interface TokenBucketParts {
  readonly shared: SharedState;
  readonly effects: Effects;
  /** Hears how long a call waited, for the metric. */
  readonly onWait?: ((seconds: number) => void) | undefined;
  /** Whose clock counts: Redis' own by default, so that hosts whose clocks differ share one. */
  readonly clockMs?: (() => number) | undefined;
}

/**
 * Seven calls at once, then nearly ten a second: burst and refill together stay below 600 in any minute, which a refill
 * of ten would exceed by the burst.
 */
export const burst = 7;
export const callsPerMinute = 600;
const intervalMicros = Math.ceil(60_000_000 / (callsPerMinute - burst));
/** Without Redis nobody knows how many other processes there are: a quarter each, no burst. */
const aloneIntervalMicros = intervalMicros * 4;
/** A longer queue is a fault somewhere else. */
const longestWaitMicros = 15 * 60_000_000;

/**
 * Takes a token, or books the next one that comes free.
 * Input: KEYS[1] when the bucket will be full again, in microseconds; ARGV[1] microseconds a token, ARGV[2] tokens the
 * bucket holds, ARGV[3] the time in microseconds, empty for the server's own, ARGV[4] longest wait in microseconds.
 * Output: microseconds until the token may be used; -1 when that would be longer than ARGV[4] and nothing was booked.
 */
const takeScript = `
local now = tonumber(ARGV[3])
if now == nil then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local interval = tonumber(ARGV[1])
local capacity = tonumber(ARGV[2])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
-- Nobody can have booked that far ahead: the clock was set back. Start anew.
if full - now > tonumber(ARGV[4]) + capacity * interval then
  full = now
end
local wait = math.max(0, full - (capacity - 1) * interval - now)
if wait > tonumber(ARGV[4]) then
  return -1
end
full = full + interval
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000) + 1000)
return math.ceil(wait)
`;

export function createTokenBucket({ shared, effects, onWait, clockMs }: TokenBucketParts): TokenBucket {
  let nextAlone = 0;

  function takeAlone(): number {
    const now = effects.now().epochMilliseconds * 1_000;
    // As in the script: nobody can have booked further ahead, unless the clock was set back.
    const wait = nextAlone - now > longestWaitMicros + aloneIntervalMicros ? 0 : Math.max(0, nextAlone - now);
    if (wait > longestWaitMicros) return -1;
    nextAlone = now + wait + aloneIntervalMicros;
    return wait;
  }

  return {
    async take() {
      const now = clockMs === undefined ? '' : String(clockMs() * 1_000);
      const booked = await shared.ask('take google token', (redis) =>
        redis.eval(takeScript, 1, googleKeys.tokens, intervalMicros, burst, now, longestWaitMicros));
      const waitMicros = booked.kind === 'told' ? Number(booked.value) : takeAlone();
      if (waitMicros < 0) {
        throw new HubError('overloaded', 'Zu viele Aufrufe warten auf das Kontingent von Google Kalender; später erneut versuchen.', { retryable: true, retryAfterMs: longestWaitMicros / 1_000 });
      }
      const waitMs = Math.ceil(waitMicros / 1_000);
      onWait?.(waitMs / 1_000);
      if (waitMs > 0) await effects.sleep(waitMs);
    },
  };
}
