/** How the hub logs in at the stand-in. Invented and fixed, so that they hold across restarts. */
export type AdvowareCredentials = {
  readonly productId: string;
  readonly appId: string;
  /** Base64, as in `ADVOWARE_API_KEY`. */
  readonly apiKey: string;
  readonly kanzlei: string;
  readonly database: string;
  readonly user: string;
  readonly role: string;
  readonly password: string;
};

export const sandboxAdvowareCredentials: AdvowareCredentials = {
  productId: '64',
  appId: 'sandbox-6f1c2f0e-5d0a-4c54-9a37-2b8f7f1f0a11',
  apiKey: Buffer.from('sandbox: invented key, good for nothing outside of this stand-in').toString('base64'),
  kanzlei: 'lindner-sandbox',
  database: 'sandbox',
  user: 'hub',
  role: '2',
  password: 'sandbox-passwort',
};
