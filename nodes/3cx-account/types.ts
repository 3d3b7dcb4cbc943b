/** Empty fields mean the environment's value. */
export interface ThreeCxAccountConfig {
  readonly name: string;
  readonly hub: string;
  readonly baseUrl: string;
  readonly clientId: string;
  readonly dn: string;
}

export interface ThreeCxAccountCredentials {
  readonly apiKey?: string;
}

export const DEFAULTS: ThreeCxAccountConfig = { name: '', hub: '', baseUrl: '', clientId: '', dn: '' };
