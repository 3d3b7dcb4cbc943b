export interface KommunikationSyncConfig {
  readonly name: string;
  readonly advoware: string;
  readonly espocrm: string;
  /** `sync`: one Beteiligter's phones and e-mails; `slots`: the nightly count of empty entries. */
  readonly operation: 'sync' | 'slots';
  readonly direction: 'both' | 'to_espocrm' | 'to_advoware';
  /** Empty entries of one Beteiligter above which a person is asked to tidy up. */
  readonly limit: string;
}

export const DEFAULTS: KommunikationSyncConfig = { name: '', advoware: '', espocrm: '', operation: 'sync', direction: 'both', limit: '5' };
