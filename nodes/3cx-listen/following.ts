import { setTimeout as delay } from 'node:timers/promises';
import type { Hub } from '../../src/hub/hub.js';
import type { Lease, Provider } from '../../src/runtime/lease.js';
import type { Heard } from '../../src/sync/telephony/tell-of-call.js';
import { watchCalls } from '../../src/sync/telephony/watch-calls.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import type { ThreeCx } from '../../src/systems/threecx/threecx.js';

export interface Providers {
  readonly threecx: Provider<{ readonly hub: Hub; readonly threecx: ThreeCx | undefined }>;
  readonly espocrm: Provider<{ readonly espocrm: EspoCrm; readonly notifyUserId: string }>;
}

export interface FollowingSteps {
  readonly started: () => void;
  readonly heard: (heard: Heard) => void;
  /** Called once per outage, not per try. */
  readonly waiting: (error: unknown) => void;
}

const longestPauseMs = 30_000;

/** Follows the calls until stopped. While the accounts cannot be opened it tries again, ever more slowly. */
export function startFollowing(providers: Providers, steps: FollowingSteps): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const following = follow();
  return {
    async stop() {
      stopped.abort();
      await following;
    },
  };

  async function follow(): Promise<void> {
    for (let attempt = 0; !stopped.signal.aborted; attempt += 1) {
      const leases: Lease<object>[] = [];
      const take = async <T extends object>(provider: Provider<T>): Promise<T> => {
        const lease = await provider.lease();
        leases.push(lease);
        return lease.value;
      };
      try {
        const context = { ...await take(providers.espocrm), ...await take(providers.threecx) };
        steps.started();
        await watchCalls(context, steps.heard, stopped.signal);
        // Nothing to follow, or stopped.
        return;
      } catch (error) {
        if (attempt === 0) steps.waiting(error);
      } finally {
        for (const lease of leases) await lease.release();
      }
      await delay(Math.random() * Math.min(longestPauseMs, 1_000 * 2 ** attempt), undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  }
}
