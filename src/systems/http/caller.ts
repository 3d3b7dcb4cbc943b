import type { Effects } from '../../hub/effects/effects.js';
import { HubError, type ErrorCode } from '../../hub/errors/hub-error.js';
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

  async function exchange(call: Call, facts: CallFacts, tries: number): Promise<HttpAnswer> {
    await gate?.admit(call);
    try {
      const answer = await effects.run({ ...facts, attempt: tries }, () => transport.send(call).then(healthy)).catch(answerOf);
      gate?.saw(answer);
      return answer;
    } catch (error) {
      gate?.failed();
      throw error;
    }
  }

  async function attempt(call: Call, facts: CallFacts, tries: number): Promise<Attempt> {
    try {
      return judgeAnswer(await limiter.run(() => exchange(call, facts, tries)), effects.now().epochMilliseconds);
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
      return withRetries(effects, { method, facts, policy, attempt: (tries) => attempt(call, facts, tries), stillAsSeen });
    },
    limiter,
    close: () => { transport.close(); },
  };
}

/** An answer that tells of an ill system. Thrown inside of the effect, so that whoever watches effects sees it; outside it is an answer again. */
class IllAnswer extends HubError {
  readonly answer: HttpAnswer;

  constructor(code: ErrorCode, answer: HttpAnswer) {
    super(code, `HTTP ${answer.status}`);
    this.answer = answer;
  }
}

function healthy(answer: HttpAnswer): HttpAnswer {
  const code = illnessOf(answer.status);
  if (code !== undefined) throw new IllAnswer(code, answer);
  return answer;
}

function illnessOf(status: number): ErrorCode | undefined {
  if (status === 401) return 'upstream_unauthorized';
  if (status === 504) return 'upstream_timeout';
  return status === 429 || status >= 500 ? 'upstream_failed' : undefined;
}

function answerOf(error: unknown): HttpAnswer {
  if (error instanceof IllAnswer) return error.answer;
  throw error;
}
