/** Empty fields mean the environment's value. */
export interface AdvowareAccountConfig {
  readonly name: string;
  readonly hub: string;
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly productId: string | number;
  readonly appId: string;
  readonly kanzlei: string;
  readonly database: string;
  readonly user: string;
  readonly role: string | number;
}

export interface AdvowareAccountCredentials {
  readonly apiKey?: string;
  readonly password?: string;
}

export const DEFAULTS: AdvowareAccountConfig = {
  name: '', hub: '', baseUrl: '', tokenUrl: '', productId: '', appId: '', kanzlei: '', database: '', user: '', role: '',
};
