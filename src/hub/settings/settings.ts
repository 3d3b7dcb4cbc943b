/** Everything the hub reads from its environment, validated as a whole (overview.md, Environment). */
export interface Settings {
  readonly mode: 'sandbox' | 'production';
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** How the outside reaches the hub, without a slash at the end. */
    readonly publicUrl: string | undefined;
  };
  /** Absolute path: embedded Redis, embedded ledger, Node-RED's own state. */
  readonly varDir: string;
  /** Absolute path: one JSON file per tab. */
  readonly flowsDir: string;
  readonly apiKeys: readonly ApiKey[];
  readonly editor: { readonly credentialSecret: string; readonly users: readonly EditorUser[] };
  readonly redis: RedisSettings;
  readonly ledger: LedgerSettings;
  readonly advoware: AdvowareSettings;
  readonly espocrm: EspoCrmSettings;
  readonly threecx: ThreeCxSettings;
  readonly telephony: TelephonySettings;
  readonly google: GoogleSettings;
  readonly leads: LeadSettings;
  readonly assistant: AssistantSettings;
  /** Cron of the Beteiligte sync; empty turns it off. */
  readonly syncCron: string;
  /** Where OpenTelemetry traces go, without `/v1/traces`; none without it. */
  readonly tracesEndpoint: string | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
}

export interface ApiKey { readonly name: string; readonly key: string }
export interface EditorUser { readonly name: string; readonly bcryptHash: string; readonly role: 'full' | 'read' }

export interface RedisSettings {
  /** `private`: the hub starts its own redis-server on a socket below `varDir`. */
  readonly server: { readonly kind: 'url'; readonly url: string } | { readonly kind: 'private' };
  readonly databases: { readonly events: number; readonly advowareCache: number; readonly calendarSync: number };
}

export type LedgerSettings = { readonly kind: 'postgres'; readonly url: string } | { readonly kind: 'embedded' };

export interface AdvowareSettings {
  /** Ends with a slash. */
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly productId: number;
  readonly appId: string;
  /** Base64, the key of the login signature. */
  readonly apiKey: string;
  readonly kanzlei: string;
  readonly database: string;
  readonly user: string;
  readonly role: number;
  readonly password: string;
  readonly writeProtection: boolean;
  /** Resource paths relative to `baseUrl`, without slashes around. */
  readonly paths: { readonly employees: string; readonly appointments: string; readonly beteiligte: string };
}

/** The calendar sync's (calendar-sync.md). */
export interface GoogleSettings {
  /** The key file of the service account; undefined: no calendars are synced. */
  readonly serviceAccountPath: string | undefined;
  /** Ends with a slash, holds no path. */
  readonly apiRoot: string;
  /** Cron of the daily run; empty turns it off. */
  readonly cron: string;
  readonly pollSeconds: number;
  readonly pastDays: number;
  readonly futureDays: number;
}

export interface EspoCrmSettings {
  /** Ends in `/api/v1`, no slash behind. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly webhookSecrets: readonly { readonly webhookId: string; readonly secret: string }[];
  /** Who hears of what has no responsible user. */
  readonly notifyUserId: string;
}

export interface LeadSettings {
  /** `whsec_…`; each of them proves a sender. Empty: no lead is taken in. */
  readonly secrets: readonly string[];
  /** Who gets the follow-up tasks. */
  readonly teamUserId: string;
  /** Of the newsletter; without it an agreement stands on the record only. */
  readonly targetListId: string | undefined;
}

export interface ThreeCxSettings {
  /** Undefined: the hub has no telephone system to call; telephony is off, but for what 3CX sends. */
  readonly api: ThreeCxApiSettings | undefined;
  /** Of `POST /3cx/webhook`, which is refused without it. */
  readonly webhookSecret: string | undefined;
}

export interface ThreeCxApiSettings {
  readonly dialect: 'callcontrol' | 'simple';
  /** Ends with a slash. `callcontrol`: of the PBX itself; `simple`: up to `…/api/v1/`. */
  readonly baseUrl: string;
  /** `callcontrol`: of the API client. `simple`: user of Basic, absent for `X-API-Key`. */
  readonly clientId: string | undefined;
  readonly apiKey: string;
  /** From where a call starts that names no extension. */
  readonly dn: string | undefined;
}

/** What the firm wants of its telephony (telephony.md). */
export interface TelephonySettings {
  /** When automatic calls may ring, `Mo-Fr 09:00-17:00`, Berlin wall clock. */
  readonly hours: string;
  readonly automaticPerMinute: number;
  /** From where new leads are called; undefined: none is. */
  readonly leadExtension: string | undefined;
  /** A missed call from a known person becomes a task. */
  readonly missedCallTasks: boolean;
  /** Undefined: none was ever kept. */
  readonly recordings: RecordingSettings | undefined;
}

export interface RecordingSettings {
  /** Off: nothing new is fetched; what is kept plays, and is deleted in its time. */
  readonly fetch: boolean;
  /** 32 bytes in Base64. */
  readonly key: string;
  /** How long a recording is kept. */
  readonly days: number;
  /** Undefined: in `recordings` below the hub's own directory. */
  readonly bucket: BucketSettings | undefined;
}

export interface BucketSettings {
  /** Ends with a slash. */
  readonly endpoint: string;
  readonly name: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The assistant Y (assistant.md). */
export interface AssistantSettings {
  /** Its bearer token; undefined: its paths are closed. */
  readonly token: string | undefined;
  /** Hears of events by signed webhooks; undefined: of none. */
  readonly webhook: { readonly url: string; /** As Standard Webhooks shows it: `whsec_…`. */ readonly secret: string; readonly topics: readonly string[] } | undefined;
}
