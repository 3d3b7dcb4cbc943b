/** Empty fields mean the environment's value. */
export interface EspoCrmAccountConfig {
  readonly name: string;
  readonly hub: string;
  readonly baseUrl: string;
  readonly notifyUserId: string;
}

export interface EspoCrmAccountCredentials {
  readonly apiKey?: string;
}

export const DEFAULTS: EspoCrmAccountConfig = { name: '', hub: '', baseUrl: '', notifyUserId: '' };
