import { finalCode, judgeFault } from '../http/attempt.js';
import { TransportFault } from '../http/transport-fault.js';
import type { HttpMethod } from '../http/transport.js';
import { UpstreamError, type CallFacts } from '../http/upstream-error.js';
import type { Advoware } from './advoware.js';
import { headersToAdvoware, headersToCaller } from './forward-headers.js';
import { guardPath, verbOf } from './guard-path.js';
import type { Wire } from './wire.js';

/** Sends a caller's request on as it is; the answer streams back as it is, whatever its status. */
export function createForward(wire: Wire, baseUrl: string): Advoware['forward'] {
  const basePath = new URL(baseUrl).pathname;
  return async ({ method, rawPath, headers, body, signal }) => {
    const verb = verbOf(method);
    const path = basePath + guardPath(baseUrl, rawPath).slice(baseUrl.length);
    const facts = { system: 'advoware', operation: `${verb} proxy` } as const;
    try {
      const answer = await wire.open({ method: verb, path, headers: headersToAdvoware(headers), body, signal }, facts);
      return { statusCode: answer.statusCode ?? 502, headers: headersToCaller(answer.headers), body: answer };
    } catch (error) {
      throw error instanceof TransportFault ? upstreamError(verb, facts, error) : error;
    }
  };
}

function upstreamError(method: HttpMethod, facts: CallFacts, fault: TransportFault): UpstreamError {
  const { code, effected } = judgeFault(fault);
  return new UpstreamError(finalCode(method, code, effected), { ...facts, retryable: true, cause: fault });
}
