export interface CalendarSyncConfig {
  readonly name: string;
  readonly advoware: string;
  readonly google: string;
  readonly espocrm: string;
  /**
   * `sync`: one employee; `due`: the employees' events; `request`: what a caller of the endpoint asks for; `push`: a notification of Google;
   * `audit`: the differences without a write; `go-ahead`: lets a stopped plan go on; `clear-locks`: of one employee or all.
   */
  readonly operation: 'sync' | 'due' | 'request' | 'push' | 'audit' | 'go-ahead' | 'clear-locks';
}

export const DEFAULTS: CalendarSyncConfig = { name: '', advoware: '', google: '', espocrm: '', operation: 'sync' };
