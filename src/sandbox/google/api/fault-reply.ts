import type { StruckFault } from '../api-faults.js';
import { fullSyncRequired, GoogleError } from '../errors.js';
import type { Answer } from './call.js';

const messages: Record<string, string> = {
  rateLimitExceeded: 'Rate Limit Exceeded',
  userRateLimitExceeded: 'User Rate Limit Exceeded',
  quotaExceeded: 'Calendar usage limits exceeded.',
  backendError: 'Backend Error',
  authError: 'Invalid Credentials',
};

/** Does the work, bent by the fault. */
export function faultReply(fault: StruckFault | undefined, work: () => Answer): Answer {
  switch (fault?.kind) {
    case undefined:
    case 'short-page':
    case 'empty-page':
    case 'stale-read':
    case 'duplicate-accepted': return work();
    case 'sync-token-expired': throw fullSyncRequired();
    case 'items-missing': return without(work(), 'items');
    case 'sync-token-missing': return without(work(), 'nextSyncToken');
    case 'error':
      if (fault.afterEffect === true) work();
      throw errorOf(fault);
  }
}

function errorOf({ status = 503, reason = 'backendError', message, retryAfter }: StruckFault): GoogleError {
  const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
  return new GoogleError(status, reason, message ?? messages[reason] ?? reason, { headers });
}

function without(answer: Answer, name: string): Answer {
  const body = Object.fromEntries(Object.entries(answer.body ?? {}).filter(([key]) => key !== name));
  return { ...answer, body };
}
