export interface CallJournalConfig {
  readonly name: string;
  readonly threecx: string;
  readonly espocrm: string;
  /** `record`: one finished call into the CRM; `sweep`: those that nobody has told of in time. */
  readonly operation: 'record' | 'sweep';
}

export const DEFAULTS: CallJournalConfig = { name: '', threecx: '', espocrm: '', operation: 'record' };
