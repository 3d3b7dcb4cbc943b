import { z } from 'zod';
import { base64, cron, flag, httpUrl, pairs, recordId, resourcePath, safeOrigin, safeUrl, text, url, webhookSecret, webhookSecrets, whole } from './fields.js';
import { isTopic } from '../events/topics.js';
import type { Settings } from './settings.js';

type Mode = Settings['mode'];

/** What each variable must look like, in German, for the message that lists the faults. */
export const expectations = {
  HOST: 'eine Adresse, etwa 127.0.0.1',
  PORT: 'eine Zahl von 1 bis 65535',
  HUB_VAR_DIR: 'ein Verzeichnis',
  HUB_FLOWS_DIR: 'ein Verzeichnis',
  HUB_PUBLIC_URL: 'eine https-Adresse (http nur auf diesem Rechner)',
  HUB_API_KEYS: 'name:schlüssel,name:schlüssel mit verschiedenen Namen und Schlüsseln von mindestens 16 Zeichen',
  NODE_RED_CREDENTIAL_SECRET: 'ein Geheimnis von mindestens 16 Zeichen',
  EDITOR_USERS: 'benutzer:bcrypt-hash:full oder …:read, durch Komma getrennt',
  REDIS_URL: 'eine Adresse redis:// oder rediss://',
  REDIS_HOST: 'ein Rechnername',
  REDIS_PORT: 'eine Zahl von 1 bis 65535',
  REDIS_PASSWORD: 'das Kennwort von Redis',
  REDIS_DB_EVENTS: 'eine Zahl von 0 bis 63',
  REDIS_DB_ADVOWARE_CACHE: 'eine Zahl von 0 bis 63',
  REDIS_DB_CALENDAR_SYNC: 'eine Zahl von 0 bis 63',
  DATABASE_URL: 'eine Adresse postgres:// oder postgresql://',
  POSTGRES_HOST: 'ein Rechnername',
  POSTGRES_PORT: 'eine Zahl von 1 bis 65535',
  POSTGRES_USER: 'ein Benutzername (nötig, wenn POSTGRES_HOST gesetzt ist)',
  POSTGRES_PASSWORD: 'das Kennwort von PostgreSQL',
  POSTGRES_DB_NAME: 'ein Datenbankname (nötig, wenn POSTGRES_HOST gesetzt ist)',
  ADVOWARE_API_BASE_URL: 'eine http(s)-Adresse',
  ADVOWARE_TOKEN_URL: 'eine http(s)-Adresse',
  ADVOWARE_PRODUCT_ID: 'eine ganze Zahl',
  ADVOWARE_APP_ID: 'die App-Kennung',
  ADVOWARE_API_KEY: 'ein Schlüssel in Base64',
  ADVOWARE_KANZLEI: 'die Kennung der Kanzlei',
  ADVOWARE_DATABASE: 'der Name der Datenbank',
  ADVOWARE_USER: 'der Benutzername',
  ADVOWARE_ROLE: 'eine ganze Zahl',
  ADVOWARE_PASSWORD: 'das Kennwort',
  ADVOWARE_WRITE_PROTECTION: 'true oder false',
  ADVOWARE_EMPLOYEES_PATH: 'ein Pfad wie employees',
  ADVOWARE_APPOINTMENTS_PATH: 'ein Pfad wie appointments',
  ADVOWARE_BETEILIGTE_PATH: 'ein Pfad wie api/v1/advonet/Beteiligte',
  ESPOCRM_API_BASE_URL: 'eine http(s)-Adresse, die auf /api/v1 endet',
  ESPOCRM_API_KEY: 'der API-Schlüssel des Hubs im CRM',
  ESPOCRM_WEBHOOK_SECRETS: 'webhookId:secret,webhookId:secret mit verschiedenen Kennungen',
  ESPOCRM_NOTIFY_USER_ID: 'die Kennung eines CRM-Benutzers',
  THREECX_API_BASE_URL: 'eine http(s)-Adresse: die der Telefonanlage, bei simple bis …/api/v1',
  THREECX_API_DIALECT: 'callcontrol oder simple',
  THREECX_CLIENT_ID: 'die Client-ID des API-Zugangs (nötig für callcontrol, wenn THREECX_API_BASE_URL gesetzt ist)',
  THREECX_API_KEY: 'das Geheimnis des API-Zugangs (nötig, wenn THREECX_API_BASE_URL gesetzt ist)',
  THREECX_WEBHOOK_SECRET: 'ein Geheimnis von mindestens 16 Zeichen',
  THREECX_DN: 'eine Nebenstelle, etwa 100',
  TELEPHONY_HOURS: 'Tage und Zeiten wie Mo-Fr 09:00-17:00',
  TELEPHONY_CALLS_PER_MINUTE: 'eine Zahl von 1 bis 60',
  TELEPHONY_LEAD_EXTENSION: 'eine Nebenstelle, etwa 100',
  TELEPHONY_MISSED_CALL_TASKS: 'true oder false',
  RECORDINGS_ENABLED: 'true oder false',
  RECORDINGS_KEY: '32 Bytes in Base64, etwa von openssl rand -base64 32 (nötig, wenn RECORDINGS_ENABLED=true)',
  RECORDINGS_DAYS: 'eine Zahl von 1 bis 3650',
  RECORDINGS_S3_ENDPOINT: 'eine https-Adresse (http nur auf diesem Rechner)',
  RECORDINGS_S3_BUCKET: 'der Name eines Buckets (nötig, wenn RECORDINGS_S3_ENDPOINT gesetzt ist)',
  RECORDINGS_S3_REGION: 'eine Region wie eu-central-1',
  RECORDINGS_S3_ACCESS_KEY_ID: 'eine Schlüsselkennung (nötig, wenn RECORDINGS_S3_ENDPOINT gesetzt ist)',
  RECORDINGS_S3_SECRET_ACCESS_KEY: 'ein geheimer Schlüssel (nötig, wenn RECORDINGS_S3_ENDPOINT gesetzt ist)',
  GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH: 'der Pfad der Schlüsseldatei des Dienstkontos',
  GOOGLE_CALENDAR_API_ROOT: 'eine https-Adresse ohne Pfad (http nur auf diesem Rechner)',
  LEADS_WEBHOOK_SECRET: 'whsec_ und 24 bis 64 zufällige Bytes in Base64; mehrere durch Komma getrennt, solange ein Geheimnis gewechselt wird',
  LEADS_TEAM_USER_ID: 'die Kennung eines CRM-Benutzers',
  LEADS_TARGET_LIST_ID: 'die Kennung einer Zielliste im CRM',
  Y_TOKEN: 'ein Geheimnis von mindestens 16 Zeichen',
  Y_WEBHOOK_URL: 'eine http(s)-Adresse',
  Y_WEBHOOK_SECRET: 'whsec_ und 24 bis 64 Bytes in Base64 (nötig, wenn Y_WEBHOOK_URL gesetzt ist)',
  Y_TOPICS: 'Themen von Ereignissen, durch Komma getrennt',
  SYNC_CRON: 'fünf Felder wie */15 * * * * oder leer',
  CALENDAR_CRON: 'fünf Felder wie 0 3 * * * oder leer',
  CALENDAR_POLL_SECONDS: 'eine Zahl von 10 bis 86400',
  CALENDAR_PAST_DAYS: 'eine Zahl von 0 bis 3650',
  CALENDAR_FUTURE_DAYS: 'eine Zahl von 1 bis 3650',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'eine http(s)-Adresse',
  LOG_LEVEL: 'fatal, error, warn, info, debug oder trace',
} as const;
export type Variable = keyof typeof expectations;

/** The environment as one shape. In production nothing is defaulted that protects the firm. */
export function environmentShape(mode: Mode) {
  const protecting = <T>(schema: z.ZodType<T, string>, inSandbox: string): z.ZodType<T, string | undefined> =>
    mode === 'production' ? z.string().pipe(schema) : z.string().default(inSandbox).pipe(schema);
  const port = whole(1, 65_535);
  const database = (fallback: number): z.ZodType<number, string | undefined> => z.string().default(String(fallback)).pipe(whole(0, 63));
  return z.object({
    HOST: text.default('127.0.0.1'),
    PORT: z.string().default('1880').pipe(port),
    HUB_VAR_DIR: text.default('var'),
    HUB_FLOWS_DIR: text.default('flows'),
    HUB_PUBLIC_URL: safeUrl.transform((value) => value.replace(/\/+$/, '')).optional(),
    HUB_API_KEYS: protecting(pairs({ minValueLength: mode === 'production' ? 16 : 1 }), 'sandbox:sandbox-api-key-0000'),
    NODE_RED_CREDENTIAL_SECRET: protecting(z.string().min(mode === 'production' ? 16 : 1), 'sandbox-credential-secret'),
    EDITOR_USERS: mode === 'production' ? editorUsers : z.string().default('').pipe(editorUsersOrNone),
    REDIS_URL: url('redis:', 'rediss:').optional(),
    REDIS_HOST: text.optional(),
    REDIS_PORT: z.string().default('6379').pipe(port),
    REDIS_PASSWORD: text.optional(),
    REDIS_DB_EVENTS: database(0),
    REDIS_DB_ADVOWARE_CACHE: database(1),
    REDIS_DB_CALENDAR_SYNC: database(2),
    DATABASE_URL: url('postgres:', 'postgresql:').optional(),
    POSTGRES_HOST: text.optional(),
    POSTGRES_PORT: z.string().default('5432').pipe(port),
    POSTGRES_USER: text.optional(),
    POSTGRES_PASSWORD: text.optional(),
    POSTGRES_DB_NAME: text.optional(),
    ADVOWARE_API_BASE_URL: protecting(httpUrl, 'http://127.0.0.1:1890/advoware/'),
    ADVOWARE_TOKEN_URL: httpUrl.default(mode === 'production' ? 'https://security.advo-net.net/api/v1/Token' : 'http://127.0.0.1:1890/advoware/token'),
    ADVOWARE_PRODUCT_ID: protecting(whole(0, 999_999_999), '64'),
    ADVOWARE_APP_ID: protecting(text, 'sandbox-app'),
    ADVOWARE_API_KEY: protecting(base64, 'c2FuZGJveC1hZHZvd2FyZS1rZXk='),
    ADVOWARE_KANZLEI: protecting(text, 'sandbox'),
    ADVOWARE_DATABASE: protecting(text, 'sandbox'),
    ADVOWARE_USER: protecting(text, 'sandbox'),
    ADVOWARE_ROLE: protecting(whole(0, 999_999_999), '2'),
    ADVOWARE_PASSWORD: protecting(text, 'sandbox'),
    ADVOWARE_WRITE_PROTECTION: z.string().default(mode === 'production' ? 'true' : 'false').pipe(flag),
    ADVOWARE_EMPLOYEES_PATH: z.string().default('employees').pipe(resourcePath),
    ADVOWARE_APPOINTMENTS_PATH: z.string().default('appointments').pipe(resourcePath),
    ADVOWARE_BETEILIGTE_PATH: z.string().default('api/v1/advonet/Beteiligte').pipe(resourcePath),
    ESPOCRM_API_BASE_URL: protecting(crmUrl, 'http://127.0.0.1:1890/espocrm/api/v1'),
    ESPOCRM_API_KEY: protecting(text, 'sandbox-crm-key'),
    ESPOCRM_WEBHOOK_SECRETS: protecting(pairs({ minValueLength: 1 }), 'sandbox:sandbox-webhook-secret'),
    ESPOCRM_NOTIFY_USER_ID: protecting(text, 'sandboxadmin'),
    THREECX_API_BASE_URL: httpUrl.transform((value) => value.replace(/\/*$/, '/')).optional(),
    THREECX_API_DIALECT: z.enum(['callcontrol', 'simple']).default('callcontrol'),
    THREECX_CLIENT_ID: text.optional(),
    THREECX_API_KEY: text.optional(),
    THREECX_WEBHOOK_SECRET: z.string().min(mode === 'production' ? 16 : 1).optional(),
    THREECX_DN: extension.optional(),
    TELEPHONY_HOURS: z.string().default('Mo-Fr 09:00-17:00').pipe(hours),
    TELEPHONY_CALLS_PER_MINUTE: z.string().default('4').pipe(whole(1, 60)),
    TELEPHONY_LEAD_EXTENSION: extension.optional(),
    TELEPHONY_MISSED_CALL_TASKS: z.string().default('true').pipe(flag),
    RECORDINGS_ENABLED: z.string().default('false').pipe(flag),
    RECORDINGS_KEY: z.string().regex(/^[A-Za-z0-9+/]{43}=$/).optional(),
    RECORDINGS_DAYS: z.string().default('90').pipe(whole(1, 3_650)),
    RECORDINGS_S3_ENDPOINT: safeUrl.transform((value) => value.replace(/\/*$/, '/')).optional(),
    RECORDINGS_S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).optional(),
    RECORDINGS_S3_REGION: text.default('us-east-1'),
    RECORDINGS_S3_ACCESS_KEY_ID: text.optional(),
    RECORDINGS_S3_SECRET_ACCESS_KEY: text.optional(),
    GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH: text.optional(),
    GOOGLE_CALENDAR_API_ROOT: z.string().default('https://www.googleapis.com/').pipe(safeOrigin),
    LEADS_WEBHOOK_SECRET: webhookSecrets.optional(),
    LEADS_TEAM_USER_ID: recordId.optional(),
    LEADS_TARGET_LIST_ID: recordId.optional(),
    Y_TOKEN: mode === 'production' ? z.string().min(16).optional() : z.string().min(1).default('sandbox-y-token-0000'),
    Y_WEBHOOK_URL: httpUrl.optional(),
    Y_WEBHOOK_SECRET: webhookSecret.optional(),
    Y_TOPICS: z.string().pipe(topicList).default(['lead.received', 'call.started', 'call.ended', 'call.transferred']),
    SYNC_CRON: z.string().default('*/15 * * * *').pipe(cron),
    CALENDAR_CRON: z.string().default('0 3 * * *').pipe(cron),
    CALENDAR_POLL_SECONDS: z.string().default('300').pipe(whole(10, 86_400)),
    CALENDAR_PAST_DAYS: z.string().default('90').pipe(whole(0, 3_650)),
    CALENDAR_FUTURE_DAYS: z.string().default('730').pipe(whole(1, 3_650)),
    OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  } satisfies Record<Variable, z.ZodType>);
}

const extension = z.string().regex(/^[A-Za-z0-9_*#-]{1,32}$/);

/** As `parseBusinessHours` reads them. */
const hours = z.string().refine((value) => {
  const [, from = '', until = ''] = /^(?:mo|di|mi|do|fr|sa|so)(?:-(?:mo|di|mi|do|fr|sa|so))? +((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/i.exec(value) ?? [];
  return from < until;
});

const bcrypt = /^\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}$/;

const editorUsersOrNone = z.string().transform((value, context) => {
  const entries = value.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '').map((entry) => entry.split(':'));
  if (entries.some((parts) => parts.length !== 3 || parts[0] === '' || !bcrypt.test(parts[1] ?? '') || !/^(full|read)$/.test(parts[2] ?? ''))) {
    context.addIssue({ code: 'custom', message: 'enthält einen ungültigen Eintrag' });
  }
  if (new Set(entries.map(([name]) => name)).size !== entries.length) context.addIssue({ code: 'custom', message: 'enthält einen Namen doppelt' });
  return entries.map(([name = '', bcryptHash = '', role]) => ({ name, bcryptHash, role: role === 'full' ? 'full' as const : 'read' as const }));
});
const editorUsers = text.pipe(editorUsersOrNone);

const crmUrl = httpUrl.transform((value) => value.replace(/\/+$/, '')).refine((value) => value.endsWith('/api/v1'));

const topicList: z.ZodType<readonly string[], string> = z.string().transform((value, context) => {
  const names = value.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const unknown = names.filter((name) => !isTopic(name));
  if (unknown.length > 0) context.addIssue({ code: 'custom', message: 'nennt ein Thema, das es nicht gibt' });
  return names;
});
