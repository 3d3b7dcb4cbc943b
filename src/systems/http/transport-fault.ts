import { HubError, type ErrorCode } from '../../hub/errors/hub-error.js';

/**
 * How a request ended without a usable answer.
 * `not_sent`: it certainly did not reach the server. `timeout`, `broken`: it may have.
 * `too_large`: answered, but the answer is over the limit. `given_up`: the caller went away.
 */
export type FaultKind = 'not_sent' | 'timeout' | 'broken' | 'truncated' | 'too_large' | 'given_up';

/** A request without a usable answer. Carries the error's code only: the original may hold URLs and headers. */
export class TransportFault extends HubError {
  override readonly name = 'TransportFault';
  readonly kind: FaultKind;

  constructor(kind: FaultKind, code: string | undefined) {
    super(codes[kind], code === undefined ? kind : `${kind} (${code})`, { retryable: true });
    this.kind = kind;
  }
}

const codes = {
  not_sent: 'upstream_failed', timeout: 'upstream_timeout', broken: 'upstream_failed', given_up: 'upstream_failed',
  truncated: 'upstream_unreadable', too_large: 'upstream_unreadable',
} as const satisfies Record<FaultKind, ErrorCode>;

/** Codes of errors that come before the first byte of the request has left. */
const beforeSending = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ENOENT',
  'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Classifies an error of node:http or axios by its code. */
export function transportFault(error: unknown): TransportFault {
  if (error instanceof TransportFault) return error;
  const { code, syscall, message } = error as { code?: string; syscall?: string; message?: string };
  // Happy eyeballs: every address failed, each with its own error.
  if (error instanceof AggregateError && error.errors.every((one) => transportFault(one).kind === 'not_sent')) return new TransportFault('not_sent', code);
  if (code !== undefined && (beforeSending.has(code) || (code === 'ETIMEDOUT' && syscall === 'connect'))) return new TransportFault('not_sent', code);
  if (code === 'ETIMEDOUT' || code === 'ECONNABORTED' || code === 'ESOCKETTIMEDOUT') return new TransportFault('timeout', code);
  if (message?.startsWith('maxContentLength') === true) return new TransportFault('too_large', code);
  if (message?.includes('aborted') === true) return new TransportFault('truncated', code);
  return new TransportFault('broken', code);
}
