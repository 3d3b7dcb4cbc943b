import type { Effects } from '../../hub/effects/effects.js';
import type { Log } from '../../hub/log/log.js';
import type { Call, Gate } from '../http/caller.js';
import type { HttpAnswer } from '../http/transport.js';
import { UpstreamError } from '../http/upstream-error.js';

/** More than ten failed logins in a minute lock the hub's address, the good key included (espocrm.md, Client). */
const pauseMs = 60_000;

type State =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly until: number; readonly status: number }
  /** After a pause one call goes first, the others wait for what becomes of it. */
  | { readonly kind: 'probing'; readonly ended: Promise<void>; readonly end: () => void };

/** Keeps the hub from locking itself out: after a 401, or a 403 without a reason, no call is sent for a minute. */
export function createAccessGate(effects: Effects, log: Log): Gate {
  let state: State = { kind: 'open' };
  const now = (): number => effects.now().epochMilliseconds;

  function become(next: State): void {
    const before = state;
    state = next;
    if (before.kind === 'probing') before.end();
  }

  return {
    async admit(call) {
      while (state.kind === 'probing') await state.ended;
      if (state.kind === 'open') return;
      const remainingMs = state.until - now();
      if (remainingMs > 0) throw paused(call, state.status, remainingMs);
      become(probe());
    },
    saw(answer) {
      if (!refusesAccess(answer)) {
        if (state.kind === 'probing') become({ kind: 'open' });
        return;
      }
      if (state.kind !== 'closed') log.error('espocrm.access_refused', { status: answer.status, pause_ms: pauseMs });
      become({ kind: 'closed', until: now() + pauseMs, status: answer.status });
    },
    failed() {
      // Nothing learnt about the key: the next one may try.
      if (state.kind === 'probing') become({ kind: 'open' });
    },
  };
}

/** A 403 with a reason is the role's word about one entity; without one it is the lock of the address. */
export function refusesAccess({ status, headers }: HttpAnswer): boolean {
  return status === 401 || (status === 403 && !headers['x-status-reason']);
}

function probe(): State {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { kind: 'probing', ended: promise, end: () => { resolve(undefined); } };
}

/** Retryable: this call was never sent, there is nothing wrong with it. */
function paused({ operation, record }: Call, status: number, retryAfterMs: number): UpstreamError {
  return new UpstreamError('upstream_unauthorized', {
    system: 'espocrm', operation, ...(record === undefined ? {} : { record }), status, retryable: true, retryAfterMs, reason: 'paused after a refused login',
  });
}
