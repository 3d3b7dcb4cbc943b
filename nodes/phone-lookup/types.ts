export interface PhoneLookupConfig {
  readonly name: string;
  readonly espocrm: string;
  /** `lookup`: whose number it is; `contact`: make a lead of it, or find who has it. */
  readonly operation: 'lookup' | 'contact';
}

export const DEFAULTS: PhoneLookupConfig = { name: '', espocrm: '', operation: 'lookup' };
