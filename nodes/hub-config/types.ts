export interface HubConfigConfig {
  readonly name: string;
}

export const DEFAULTS: HubConfigConfig = { name: '' };
