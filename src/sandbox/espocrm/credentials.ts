/** How the hub and the invented staff log in. Invented and fixed, so that they hold across restarts. */
export type EspoCredentials = {
  readonly apiKey: string;
  /** The API user of the hub. */
  readonly userId: string;
  /** Hears of what has no responsible user. */
  readonly notifyUserId: string;
  /** Acts when a person edits on the page. */
  readonly staffUserId: string;
  readonly adminUserId: string;
  /** The target list of the newsletter. */
  readonly newsletterListId: string;
  /** One invented password for all staff (Basic auth). */
  readonly staffPassword: string;
};

export const sandboxEspoCredentials: EspoCredentials = {
  apiKey: '5a4d626f78736b657966756572686f62',
  userId: '66f0a1b2c3d400001',
  notifyUserId: '66f0a1b2c3d400002',
  staffUserId: '66f0a1b2c3d400003',
  adminUserId: '66f0a1b2c3d400005',
  newsletterListId: '66f0a1b2c3d400010',
  staffPassword: 'sandbox-passwort',
};
