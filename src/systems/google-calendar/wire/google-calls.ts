import type { Effects } from '../../../hub/effects/effects.js';
import { createLimiter } from '../../http/limiter.js';
import { TransportFault } from '../../http/transport-fault.js';
import type { Authorization } from '../auth/authorization.js';
import { GoogleCalendarError, type CallFacts } from '../google-error.js';
import type { TokenBucket } from '../quota/token-bucket.js';
import type { WriteSlots } from '../quota/write-slots.js';
import type { Stopped, WriteStop } from '../quota/write-stop.js';
import type { GoogleWire, Send } from './google-wire.js';
import { judgeAnswer, judgeFault, type Reading } from './judge.js';
import { withRetries, type Attempt, type Repeated } from './retry.js';

export interface ReadCall<T> extends CallFacts, Omit<Reading<T>, 'effect'> { readonly send: Send }

export interface WriteCall<T> extends ReadCall<T> {
  /** Writes to one calendar go one after the other; without one for what belongs to none. */
  readonly at: { readonly calendarId?: string; readonly quotaUser: string };
  /** What a use limit would make rest. */
  readonly rests: Stopped;
  /** Asked before a repetition when nobody knows whether the write happened; without it there is none. */
  readonly settle?: Repeated<T>['settle'];
}

/** Every call to Google goes through here: quota, authorization, bounds and repetition. Throws GoogleCalendarError. */
export interface GoogleCalls {
  read<T>(call: ReadCall<T>): Promise<T>;
  write<T>(call: WriteCall<T>): Promise<T>;
}

export interface GoogleCallsParts {
  readonly effects: Effects;
  readonly wire: GoogleWire;
  readonly authorization: Authorization;
  readonly bucket: TokenBucket;
  readonly slots: WriteSlots;
  readonly stop: WriteStop;
  /** Requests at a time from this process. */
  readonly concurrency?: number | undefined;
}

export function createGoogleCalls(parts: GoogleCallsParts): GoogleCalls {
  const { effects, slots, stop } = parts;
  const limiter = createLimiter(parts.concurrency ?? 8);
  const attempt = <T>(call: ReadCall<T>, effect: 'read' | 'write', tries: number): Promise<Attempt<T>> => attemptOnce(parts, limiter, call, effect, tries);

  async function writeNow<T>(call: WriteCall<T>): Promise<T> {
    await stop.check('writes', factsOf(call));
    if (call.rests !== 'writes') await stop.check(call.rests, factsOf(call));
    try {
      return await withRetries(effects, { effect: 'write', attempt: (tries) => attempt(call, 'write', tries), settle: call.settle });
    } catch (error) {
      if (error instanceof GoogleCalendarError && error.fault === 'quota_exceeded') await stop.stop(call.rests);
      throw error;
    }
  }

  return {
    read: (call) => withRetries(effects, { effect: 'read', attempt: (tries) => attempt(call, 'read', tries) }),
    write: (call) => (call.at.calendarId === undefined ? writeNow(call) : slots.run(call.at.calendarId, () => writeNow(call))),
  };
}

/** One try; a 401 means that the token ended before its time: one new login, one repetition. */
async function attemptOnce<T>(
  parts: GoogleCallsParts, limiter: ReturnType<typeof createLimiter>, call: ReadCall<T>, effect: 'read' | 'write', tries: number,
): Promise<Attempt<T>> {
  const once = async (): Promise<{ result: Attempt<T>; authorization: string }> => {
    await parts.bucket.take();
    return await limiter.run(async () => {
      await parts.authorization.ready();
      return await exchange(parts, call, effect, tries);
    });
  };
  const first = await once();
  if (first.result.kind === 'done' || first.result.error.fault !== 'unauthorized') return first.result;
  parts.authorization.drop(first.authorization);
  return (await once()).result;
}

/** What fails is thrown inside of the effect, so that whoever watches effects sees it. */
async function exchange<T>(
  { effects, wire }: GoogleCallsParts, call: ReadCall<T>, effect: 'read' | 'write', tries: number,
): Promise<{ result: Attempt<T>; authorization: string }> {
  const facts = factsOf(call);
  const seen: { result?: Attempt<T>; authorization: string } = { authorization: '' };
  try {
    await effects.run({ system: 'google', ...facts, attempt: tries }, async () => {
      seen.result = await wire.exchange(call.send).then(({ answer, authorization }) => {
        seen.authorization = authorization;
        return judgeAnswer(answer, facts, effects.now().epochMilliseconds, { effect, read: call.read, refused: call.refused });
      }, (error: unknown) => {
        if (error instanceof TransportFault) return judgeFault(error, facts);
        throw error;
      });
      if (seen.result.kind === 'failed') throw seen.result.error;
    });
  } catch (error) {
    if (seen.result?.kind !== 'failed' || seen.result.error !== error) throw error;
  }
  if (!seen.result) throw new Error('an effect ended without its action');
  return { result: seen.result, authorization: seen.authorization };
}

function factsOf({ operation, record }: CallFacts): { readonly operation: string; readonly record?: string } {
  return { operation, ...(record === undefined ? {} : { record }) };
}
