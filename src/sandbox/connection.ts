import type { GoogleConnection } from './google/system.js';

/** What the hub must be told to work with the stand-ins; the process prints it as its first line. */
export type SandboxConnection = {
  readonly advoware: {
    /** As in `ADVOWARE_API_BASE_URL`. */
    readonly url: string;
    readonly tokenUrl: string;
    readonly productId: string;
    readonly appId: string;
    readonly apiKey: string;
    readonly kanzlei: string;
    readonly database: string;
    readonly user: string;
    readonly role: string;
    readonly password: string;
  };
  readonly espocrm: {
    /** As in `ESPOCRM_API_BASE_URL`. */
    readonly url: string;
    readonly apiKey: string;
    readonly userId: string;
    readonly notifyUserId: string;
    /** As in `LEADS_TARGET_LIST_ID`. */
    readonly newsletterListId: string;
  };
  readonly google: GoogleConnection;
  readonly threecx: {
    /** As in `THREECX_API_BASE_URL`; with `api/v1/` behind it that of the dialect `simple`. */
    readonly url: string;
    readonly clientId: string;
    readonly apiKey: string;
    /** As in `THREECX_WEBHOOK_SECRET`. */
    readonly webhookSecret: string;
  };
  readonly website: {
    readonly url: string;
    /** As in `LEADS_WEBHOOK_SECRET`. */
    readonly secret: string;
  };
};
