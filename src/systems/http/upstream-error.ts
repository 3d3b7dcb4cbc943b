import { HubError, type ErrorCode, type HubErrorOptions } from '../../hub/errors/hub-error.js';

export interface UpstreamFacts extends HubErrorOptions {
  readonly system: 'advoware' | 'espocrm' | 'threecx' | 'assistant';
  /** Verb and resource without ids or query, for example `PUT Beteiligte`. */
  readonly operation: string;
  readonly record?: string;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** The system's own reason, when it gave one that holds no personal data (EspoCRM: X-Status-Reason, field). */
  readonly reason?: string;
}

/** Which call: enough for metrics, logs and messages, nothing about a person. */
export type CallFacts = Pick<UpstreamFacts, 'system' | 'operation' | 'record'>;

/** A call to an outside system that failed. */
export class UpstreamError extends HubError {
  override readonly name = 'UpstreamError';
  readonly system: UpstreamFacts['system'];
  readonly operation: string;
  readonly record: string | undefined;
  readonly status: number | undefined;
  readonly reason: string | undefined;

  constructor(code: ErrorCode, facts: UpstreamFacts) {
    super(code, describe(code, facts), facts);
    this.system = facts.system;
    this.operation = facts.operation;
    this.record = facts.record;
    this.status = facts.status;
    this.reason = facts.reason;
  }
}

const names = { advoware: 'Advoware', espocrm: 'EspoCRM', threecx: '3CX', assistant: 'Assistent Y' } as const;

function describe(code: ErrorCode, { system, operation, record, status, reason }: UpstreamFacts): string {
  const where = `${names[system]}, ${operation}${record === undefined ? '' : ` ${record}`}`;
  const what = status === undefined ? code : `${code}, HTTP ${status}`;
  return `${where}: ${what}${reason === undefined ? '' : `: ${reason}`}`;
}
