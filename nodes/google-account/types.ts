/** Empty fields mean the environment's value. */
export interface GoogleAccountConfig {
  readonly name: string;
  readonly hub: string;
  /** Path of the service account's key file. */
  readonly keyFile: string;
  readonly apiRoot: string;
}

export const DEFAULTS: GoogleAccountConfig = { name: '', hub: '', keyFile: '', apiRoot: '' };
