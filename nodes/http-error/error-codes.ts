import type { ErrorCode } from '../../src/hub/errors/hub-error.js';

/** Typed against the hub's own list: a code that is added there and forgotten here does not compile. */
const codes: Readonly<Record<ErrorCode, true>> = {
  malformed: true, unauthorized: true, forbidden: true, not_found: true, conflict: true, too_large: true,
  unsupported_media_type: true, invalid: true, write_protected: true,
  misconfigured: true, unavailable: true, overloaded: true, lock_busy: true, lock_lost: true, event_timeout: true, internal: true,
  upstream_rejected: true, upstream_unauthorized: true, upstream_failed: true, upstream_timeout: true, upstream_unreadable: true,
  outcome_unknown: true,
};

export const isErrorCode = (code: string | undefined): code is ErrorCode => code !== undefined && Object.hasOwn(codes, code);
