export interface ThreeCxListenConfig {
  readonly name: string;
  readonly threecx: string;
  readonly espocrm: string;
}

export const DEFAULTS: ThreeCxListenConfig = { name: '', threecx: '', espocrm: '' };
