import { HubError, type ErrorCode, type HubErrorOptions } from '../../hub/errors/hub-error.js';

/**
 * What is wrong, as far as it matters to who has to act.
 * `rate_limited`: too fast, only a delay. `quota_exceeded`: a use limit, writes rest for hours. `forbidden`, `invalid`:
 * will not get better by trying. `calendar_not_found`: gone, or the access to it; says nothing about its events.
 * `unfit_server`: does not keep what the hub relies on; nothing is written there.
 */
export type GoogleFault =
  | 'rate_limited' | 'quota_exceeded' | 'forbidden' | 'invalid' | 'unauthorized' | 'calendar_not_found' | 'unfit_server'
  | 'backend' | 'no_answer' | 'unreadable';

/** Which call: enough for metrics, logs and messages, nothing about a person. */
export interface CallFacts {
  /** Verb and resource, for example `PATCH events`. */
  readonly operation: string;
  readonly record?: string | undefined;
}

export interface GoogleErrorFacts extends CallFacts, HubErrorOptions {
  readonly fault: GoogleFault;
  readonly status?: number | undefined;
  /** Google's own word for it, as `userRateLimitExceeded`. */
  readonly reason?: string | undefined;
}

/** A call to Google Calendar that failed. Code `outcome_unknown`: a write that may have happened. */
export class GoogleCalendarError extends HubError {
  override readonly name = 'GoogleCalendarError';
  readonly system = 'google';
  readonly fault: GoogleFault;
  readonly operation: string;
  readonly record: string | undefined;
  readonly status: number | undefined;
  readonly reason: string | undefined;

  constructor(code: ErrorCode, facts: GoogleErrorFacts) {
    super(code, describe(code, facts), facts);
    this.fault = facts.fault;
    this.operation = facts.operation;
    this.record = facts.record;
    this.status = facts.status;
    this.reason = facts.reason;
  }
}

/** The same failure, told of a write that may have happened all the same. */
export function outcomeUnknown(error: GoogleCalendarError): GoogleCalendarError {
  const { fault, operation, record, status, reason, retryAfterMs } = error;
  return new GoogleCalendarError('outcome_unknown', {
    fault, operation, record, status, reason, retryable: true, cause: error, ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function describe(code: ErrorCode, { operation, record, status, reason, fault }: GoogleErrorFacts): string {
  const what = [code, fault, ...(status === undefined ? [] : [`HTTP ${status}`])].join(', ');
  const where = `Google Kalender, ${operation}${record === undefined ? '' : ` ${record}`}`;
  return `${where}: ${what}${reason === undefined ? '' : `: ${reason}`}${hints[fault] ?? ''}`;
}

const hints: Partial<Record<GoogleFault, string>> = {
  quota_exceeded: ' (Nutzungsgrenze von Google; Schreibzugriffe ruhen für Stunden)',
  unauthorized: ' (Schlüsseldatei des Dienstkontos und Uhrzeit prüfen)',
  forbidden: ' (Rechte des Dienstkontos prüfen)',
  calendar_not_found: ' (Kalender gelöscht oder Freigabe entzogen)',
};
