import type { Effects } from '../../../hub/effects/effects.js';
import type { Log } from '../../../hub/log/log.js';
import { GoogleCalendarError, type CallFacts } from '../google-error.js';
import { googleKeys } from '../google-keys.js';
import type { SharedState } from './shared-state.js';

/** What rests: every write, or the making of calendars alone. */
export type Stopped = 'writes' | 'calendars';

/** After `quotaExceeded`, a use limit that takes hours to recover, the whole fleet stops writing. */
export interface WriteStop {
  /** Throws GoogleCalendarError `quota_exceeded` while these rest. */
  check(what: Stopped, facts: CallFacts): Promise<void>;
  stop(what: Stopped): Promise<void>;
}

export const stopMs = 2 * 3_600_000;

export function createWriteStop(shared: SharedState, effects: Pick<Effects, 'now'>, log: Log): WriteStop {
  const until = new Map<Stopped, number>();
  const now = (): number => effects.now().epochMilliseconds;

  async function restMs(what: Stopped): Promise<number> {
    const own = (until.get(what) ?? 0) - now();
    if (own > 0) return own;
    const told = await shared.ask('read google stop', (redis) => redis.pttl(googleKeys.stopped(what)));
    return told.kind === 'told' ? told.value : 0;
  }

  return {
    async check(what, facts) {
      const retryAfterMs = await restMs(what);
      if (retryAfterMs <= 0) return;
      throw new GoogleCalendarError('upstream_rejected', { ...facts, fault: 'quota_exceeded', reason: 'stopped', retryable: true, retryAfterMs });
    },
    async stop(what) {
      until.set(what, now() + stopMs);
      log.error('google.quota_exceeded', { stopped: what, rest_ms: stopMs });
      await shared.ask('write google stop', (redis) => redis.set(googleKeys.stopped(what), '1', 'PX', stopMs));
    },
  };
}
