export interface BeteiligteSyncConfig {
  readonly name: string;
  readonly advoware: string;
  readonly espocrm: string;
  /** `sync`: one Beteiligter; `due`: the list of those that are due. */
  readonly operation: 'sync' | 'due';
}

export const DEFAULTS: BeteiligteSyncConfig = { name: '', advoware: '', espocrm: '', operation: 'sync' };
