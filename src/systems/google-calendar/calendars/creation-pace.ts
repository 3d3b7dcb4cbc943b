import type { Effects } from '../../../hub/effects/effects.js';
import { HubError } from '../../../hub/errors/hub-error.js';
import { createLimiter } from '../../http/limiter.js';
import { googleKeys } from '../google-keys.js';
import type { SharedState } from '../quota/shared-state.js';

/** Google takes about 60 new calendars "in a short period": one at a time in the fleet, and slowly after the first ten of a day. */
export interface CreationPace {
  /**
   * Runs the work while no other process makes a calendar; `admit` is called right before one is made, waits and counts.
   * Throws HubError `lock_busy`, retryable, when the others take too long.
   */
  alone<T>(work: (admit: () => Promise<void>) => Promise<T>): Promise<T>;
}

const quickOnes = 10;
const spacingMs = 30_000;
/** Longer than one creation with all its tries and waits can take. */
const lockMs = 5 * 60_000;
const pollMs = 1_000;
const longestWaitMs = 15 * 60_000;
const twoDaysSeconds = 2 * 86_400;

/** KEYS[1] lock, ARGV[1] its owner; gives the lock back if still the owner's; answers how many locks were given back. */
const releaseScript = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";
/** KEYS[1] count of the day, KEYS[2] last creation, ARGV[1] life of the count in seconds, ARGV[2] spacing in ms; counts one; answers the count. */
const countScript = `
local count = redis.call('INCR', KEYS[1])
redis.call('EXPIRE', KEYS[1], ARGV[1])
redis.call('SET', KEYS[2], '1', 'PX', ARGV[2])
return count
`;

export function createCreationPace(shared: SharedState, effects: Pick<Effects, 'now' | 'sleep' | 'uuid'>): CreationPace {
  const limiter = createLimiter(1);
  /** Without Redis, and in case it forgets: the last one of this process. */
  let ownLast = -Infinity;
  const now = (): number => effects.now().epochMilliseconds;
  const today = (): string => effects.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();

  async function restMs(): Promise<number> {
    // Not longer than that, also when the clock was set back.
    const ownRest = Math.min(spacingMs, Math.max(0, ownLast + spacingMs - now()));
    const told = await shared.ask('read google creations', (redis) => Promise.all([redis.get(googleKeys.creations(today())), redis.pttl(googleKeys.lastCreation)]));
    if (told.kind === 'away') return ownRest;
    const [count, restOfFleet] = told.value;
    return Number(count ?? 0) < quickOnes ? 0 : Math.max(ownRest, restOfFleet);
  }

  /** Counted before it is made: of one whose reply is lost, nobody knows. */
  async function admit(): Promise<void> {
    const waitMs = await restMs();
    if (waitMs > 0) await effects.sleep(waitMs);
    ownLast = now();
    await shared.ask('count google creation', (redis) => redis.eval(countScript, 2, googleKeys.creations(today()), googleKeys.lastCreation, twoDaysSeconds, spacingMs));
  }

  async function lock(owner: string): Promise<void> {
    for (let waited = 0; waited <= longestWaitMs; waited += pollMs) {
      const taken = await shared.ask('lock google creation', (redis) => redis.set(googleKeys.creationLock, owner, 'PX', lockMs, 'NX'));
      if (taken.kind === 'away' || taken.value === 'OK') return;
      await effects.sleep(pollMs);
    }
    throw new HubError('lock_busy', 'Ein anderer Prozess legt seit langem Kalender an; später erneut versuchen.', { retryable: true, retryAfterMs: spacingMs });
  }

  return {
    alone: (work) => limiter.run(async () => {
      const owner = effects.uuid();
      await lock(owner);
      try {
        return await work(admit);
      } finally {
        await shared.ask('unlock google creation', (redis) => redis.eval(releaseScript, 1, googleKeys.creationLock, owner));
      }
    }),
  };
}
