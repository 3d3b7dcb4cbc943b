import type { Redis } from 'ioredis';
import type { Effects } from '../../../hub/effects/effects.js';
import { HubError } from '../../../hub/errors/hub-error.js';
import type { HeldLock } from '../../../hub/locks/locks.js';
import { redisLocks } from '../../../hub/locks/redis-locks.js';
import type { Log } from '../../../hub/log/log.js';
import { keys } from '../../../hub/redis/keys.js';
import { retryDelayMs, type RetryPolicy } from '../../http/retry-timing.js';
import { UpstreamError } from '../../http/upstream-error.js';
import type { CallIds } from '../call-ids.js';
import type { CapabilitySwitches } from '../capabilities.js';
import type { ThreeCx, WatchEvent } from '../threecx.js';
import type { Wire } from '../wire.js';
import { followCalls } from './follow-calls.js';
import { createInbox } from './inbox.js';
import { createLiveMemory } from './live-memory.js';
import { openSocket } from './socket.js';

export interface WatchTiming {
  readonly pingMs: number;
  /** How long a call without a leg is waited for: the leg that a transfer makes may come a moment later. */
  readonly graceMs: number;
  /** How often everything is read although the socket is open: it may have left something out. */
  readonly reconcileMs: number;
  /** How long the watch of a killed process blocks the others. */
  readonly lockMs: number;
  /** How often a process without the lock asks for it. */
  readonly askMs: number;
  readonly reconnect: RetryPolicy;
  readonly redeliver: RetryPolicy;
}

export const defaultWatchTiming: WatchTiming = {
  pingMs: 5_000, graceMs: 2_000, reconcileMs: 60_000, lockMs: 20_000, askMs: 5_000,
  reconnect: { tries: Infinity, baseMs: 1_000, capMs: 60_000, retryAfterCapMs: 900_000 },
  redeliver: { tries: 8, baseMs: 500, capMs: 30_000, retryAfterCapMs: 30_000 },
};

export interface WatchParts {
  readonly baseUrl: string;
  readonly wire: Wire;
  readonly effects: Effects;
  readonly redis: Redis;
  readonly log: Log;
  readonly capabilities: CapabilitySwitches;
  readonly callIds: CallIds;
  readonly timing: WatchTiming;
}

/** Without the licence it is looked again as often as any other capability. */
const notAvailableMs = 3_600_000;
/** A connection that stood so long was a good one: the next is not made to wait for the failures before it. */
const steadyMs = 60_000;

/** The watch of the whole fleet: one process at a time, over one connection after the other. */
export function createWatch(parts: WatchParts): ThreeCx['watch'] {
  const { effects, redis, log, timing } = parts;
  const locks = redisLocks({ redis, effects, ttlMs: timing.lockMs, longestMs: Infinity });

  /** Answers how long to wait before the next try. */
  async function turn(onEvent: (event: WatchEvent) => Promise<void>, signal: AbortSignal, state: State): Promise<number> {
    try {
      const lock = await locks.acquire(keys.threecxWatchLock);
      if (lock === undefined) return timing.askMs * (0.5 + effects.random());
      try {
        return await watchUnder(lock, parts, onEvent, signal, state) === 'not_available' ? notAvailableMs : 0;
      } finally {
        await lock.release();
      }
    } catch (error) {
      if (!signal.aborted) tellLoss(log, state, error);
      const stood = state.sinceMs !== undefined && effects.now().epochMilliseconds - state.sinceMs >= steadyMs;
      state.failures = stood ? 1 : state.failures + 1;
      state.sinceMs = undefined;
      return retryDelayMs(timing.reconnect, state.failures, effects.random(), error instanceof HubError ? error.retryAfterMs : undefined);
    }
  }

  return async (onEvent, signal) => {
    const state: State = { failures: 0, connected: undefined, sinceMs: undefined };
    while (!signal.aborted) {
      const waitMs = await turn(onEvent, signal, state);
      await pause(effects, waitMs, signal);
    }
  };
}

/** `connected` is told on change only; `failures` in a row, `sinceMs` when this connection began. */
interface State { failures: number; connected: boolean | undefined; sinceMs: number | undefined }

type Ended = 'ended' | 'not_available';

interface Turn { readonly onEvent: (event: WatchEvent) => Promise<void>; readonly state: State; readonly until: AbortSignal }

/** What is under way when the watch is over is left to itself: it tells nothing and remembers nothing any more. */
async function watchUnder(lock: HeldLock, parts: WatchParts, onEvent: Turn['onEvent'], signal: AbortSignal, state: State): Promise<Ended> {
  const over = new AbortController();
  const end = (): void => { over.abort(); };
  const ended = new Promise<Ended>((resolve) => { over.signal.addEventListener('abort', () => { resolve('ended'); }, { once: true }); });
  for (const cause of [signal, lock.lost]) cause.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    const how = await Promise.race([overOneConnection(parts, { onEvent, state, until: over.signal }), ended]);
    lock.lost.throwIfAborted();
    return how;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

async function overOneConnection(parts: WatchParts, { onEvent, state, until }: Turn): Promise<Ended> {
  const { wire, effects, redis, log, callIds, capabilities, timing, baseUrl } = parts;
  const inbox = createInbox();
  const socket = await capabilities.use('events', async () => {
    const opened = await openSocket({
      baseUrl, effects, authorization: wire.authorization, pingMs: timing.pingMs, onMessage: (message) => { inbox.receive(message); }, signal: until,
    });
    return opened === 'closed' ? 'closed' : { kind: 'open' as const, ...opened };
  });
  if (socket.kind === 'not_available') return 'not_available';
  try {
    const tell = async (event: WatchEvent): Promise<void> => {
      await deliver(event, { onEvent, until, effects, log, policy: timing.redeliver });
      if (event.kind === 'reconciled') tellConnection(log, state, effects.now().epochMilliseconds);
    };
    const memory = createLiveMemory(redis, effects, until);
    const end = await followCalls({ wire, effects, callIds, inbox, tell, timing, memory }, AbortSignal.any([until, socket.closed]));
    if (end === 'closed') {
      await capabilities.use('events', () => Promise.resolve(end));
      return 'not_available';
    }
    throw new UpstreamError('upstream_failed', { system: 'threecx', operation: 'GET callcontrol/ws', retryable: true, reason: 'the connection has gone' });
  } finally {
    socket.close();
  }
}

/** Again and again, lest a change is lost because Redis blinked; one that can never be taken does not stop those behind it. */
async function deliver(event: WatchEvent, { onEvent, until, effects, log, policy }: {
  readonly onEvent: (event: WatchEvent) => Promise<void>; readonly until: AbortSignal; readonly effects: Effects; readonly log: Log; readonly policy: RetryPolicy;
}): Promise<void> {
  for (let failed = 1; ; failed += 1) {
    until.throwIfAborted();
    try {
      await onEvent(event);
      return;
    } catch (error) {
      if (failed === 1) log.warn('threecx.event_not_taken', { kind: event.kind }, error);
      if (failed >= policy.tries) {
        log.error('threecx.event_given_up', { kind: event.kind }, error);
        return;
      }
      await effects.sleep(retryDelayMs(policy, failed, effects.random(), undefined), until);
    }
  }
}

function tellConnection(log: Log, state: State, nowMs: number): void {
  state.sinceMs = nowMs;
  if (state.connected !== true) log.info('threecx.connected');
  state.connected = true;
}

function tellLoss(log: Log, state: State, error: unknown): void {
  if (state.connected !== false) log.warn('threecx.connection_lost', {}, error);
  state.connected = false;
}

async function pause(effects: Effects, milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await effects.sleep(milliseconds, signal);
  } catch {
    // Aborted: the loop looks at the signal.
  }
}
