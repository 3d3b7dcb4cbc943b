import type { Effects } from '../../hub/effects/effects.js';
import { judgeAnswer, judgeFault, type Attempt } from './attempt.js';
import { createLimiter, type Limiter } from './limiter.js';
import { defaultRetryPolicy, type RetryPolicy } from './retry-timing.js';
import { TransportFault } from './transport-fault.js';
import { createTransport, type HttpAnswer, type HttpRequest, type TransportOptions } from './transport.js';
import type { CallFacts, UpstreamFacts } from './upstream-error.js';
import { withRetries } from './with-retries.js';

export interface HttpOptions extends TransportOptions {
  /** Requests at a time to the system, from this process. Default 8. */
  readonly concurrency?: number;
  readonly retry?: Partial<RetryPolicy>;
}

export interface Call extends HttpRequest {
  readonly operation: string;
  readonly record?: string;
  /** For a POST that changes nothing: judged and repeated like a read. */
  readonly safeToRepeat?: true;
  /** Asked before a write is repeated; false ends the call with MovedOn. */
  readonly stillAsSeen?: () => Promise<boolean>;
}

/** May hold a request back in the very last moment, and sees every answer before the next request goes. */
export interface Gate {
  admit(call: Call): Promise<void>;
  saw(answer: HttpAnswer): void;
  /** The admitted request ended without an answer. */
  failed(): void;
}

/** Sends calls to one system: bounded, measured, repeated where that is safe. */
export interface Caller {
  /** The final answer, whatever its status. Throws UpstreamError. */
  readonly call: (call: Call) => Promise<HttpAnswer>;
  readonly limiter: Limiter;
  readonly close: () => void;
}

export function createCaller(system: UpstreamFacts['system'], effects: Effects, options: HttpOptions = {}, gate?: Gate): Caller {
  const transport = createTransport(options);
  const limiter = createLimiter(options.concurrency ?? 8);
  const policy = { ...defaultRetryPolicy, ...options.retry };

  async function exchange(call: Call, facts: CallFacts): Promise<HttpAnswer> {
    await gate?.admit(call);
    try {
      const answer = await effects.run(facts, () => transport.send(call));
      gate?.saw(answer);
      return answer;
    } catch (error) {
      gate?.failed();
      throw error;
    }
  }

  async function attempt(call: Call, facts: CallFacts): Promise<Attempt> {
    try {
      return judgeAnswer(await limiter.run(() => exchange(call, facts)), effects.now().epochMilliseconds);
    } catch (error) {
      if (error instanceof TransportFault) return judgeFault(error);
      throw error;
    }
  }

  return {
    call(call) {
      const facts = { system, operation: call.operation, ...(call.record === undefined ? {} : { record: call.record }) };
      const { stillAsSeen } = call;
      const method = call.safeToRepeat ? 'GET' : call.method;
      return withRetries(effects, { method, facts, policy, attempt: () => attempt(call, facts), stillAsSeen });
    },
    limiter,
    close: () => { transport.close(); },
  };
}
