export interface CallRecordingConfig {
  readonly name: string;
  readonly threecx: string;
  readonly espocrm: string;
  /** `fetch`: from 3CX; `play`: to a caller over HTTP; `expire`: delete what is too old; `forget`: delete what one person said. */
  readonly operation: 'fetch' | 'play' | 'expire' | 'forget';
}

export const DEFAULTS: CallRecordingConfig = { name: '', threecx: '', espocrm: '', operation: 'fetch' };
