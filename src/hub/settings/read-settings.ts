import path from 'node:path';
import type { z } from 'zod';
import { SettingsError, type SettingsFault } from './settings-error.js';
import type { BucketSettings, GoogleSettings, LedgerSettings, RedisSettings, Settings, TelephonySettings, ThreeCxApiSettings } from './settings.js';
import { environmentShape, expectations, type Variable } from './variables.js';

export interface ReadSettingsOptions {
  readonly mode: Settings['mode'];
  /** Absolute; relative directories of the environment start here. */
  readonly projectRoot: string;
}

/**
 * The hub's settings out of its environment, checked as a whole (overview.md, Environment).
 * @throws SettingsError that lists every fault at once and echoes no value.
 */
export function readSettings(env: NodeJS.ProcessEnv, options: ReadSettingsOptions): Settings {
  const given = presentVariables(env);
  const parsed = environmentShape(options.mode).safeParse(given);
  const faults = [...placeholders(given), ...incompletePostgres(given), ...incompleteThreeCx(given), ...incompleteRecordings(given), ...incompleteAssistant(given), ...(parsed.success ? [] : asFaults(parsed.error, given))];
  if (faults.length > 0 || !parsed.success) throw new SettingsError(onePerVariable(faults));
  return toSettings(parsed.data, options);
}

type Given = Partial<Record<Variable, string>>;
type Environment = z.output<ReturnType<typeof environmentShape>>;

const variables = Object.keys(expectations) as Variable[];

/** An empty value counts as absent; only an empty cron means something. */
function presentVariables(env: NodeJS.ProcessEnv): Given {
  const given: Given = {};
  for (const variable of variables) {
    const value = env[variable]?.trim();
    if (value !== undefined && (value !== '' || variable.endsWith('_CRON'))) given[variable] = value;
  }
  const olderName = env['ESPOCRM_MARVIN_API_KEY']?.trim();
  if (given.ESPOCRM_API_KEY === undefined && olderName !== undefined && olderName !== '') given.ESPOCRM_API_KEY = olderName;
  return given;
}

/** `${NAME}` left over from a template or an unset variable must never be taken for a secret. */
function placeholders(given: Given): SettingsFault[] {
  return variables.filter((variable) => /\$\{[^}]*\}?/.test(given[variable] ?? ''))
    .map((variable) => fault(variable, 'enthält einen nicht ersetzten Platzhalter ${…}'));
}

function incompletePostgres(given: Given): SettingsFault[] {
  if (given.POSTGRES_HOST === undefined || given.DATABASE_URL !== undefined) return [];
  return (['POSTGRES_USER', 'POSTGRES_DB_NAME'] as const).filter((variable) => given[variable] === undefined).map((variable) => fault(variable, 'fehlt'));
}

/** An address alone would be a telephone system that refuses every call. */
function incompleteThreeCx(given: Given): SettingsFault[] {
  if (given.THREECX_API_BASE_URL === undefined) return [];
  const needed = given.THREECX_API_DIALECT === 'simple' ? ['THREECX_API_KEY'] as const : ['THREECX_CLIENT_ID', 'THREECX_API_KEY'] as const;
  return needed.filter((variable) => given[variable] === undefined).map((variable) => fault(variable, 'fehlt'));
}

/** Without their key recordings could not be kept; half a bucket would lose them. */
function incompleteRecordings(given: Given): SettingsFault[] {
  const needed: readonly Variable[] = [
    ...(given.RECORDINGS_ENABLED === 'true' ? ['RECORDINGS_KEY'] as const : []),
    ...(given.RECORDINGS_S3_ENDPOINT === undefined ? [] : ['RECORDINGS_S3_BUCKET', 'RECORDINGS_S3_ACCESS_KEY_ID', 'RECORDINGS_S3_SECRET_ACCESS_KEY'] as const),
  ];
  return needed.filter((variable) => given[variable] === undefined).map((variable) => fault(variable, 'fehlt'));
}

/** Events are never sent unsigned. */
function incompleteAssistant(given: Given): SettingsFault[] {
  return given.Y_WEBHOOK_URL !== undefined && given.Y_WEBHOOK_SECRET === undefined ? [fault('Y_WEBHOOK_SECRET', 'fehlt')] : [];
}

function asFaults(error: z.ZodError, given: Given): SettingsFault[] {
  return error.issues.flatMap((issue) => {
    const variable = variables.find((name) => name === issue.path[0]);
    if (variable === undefined) return [];
    if (given[variable] === undefined) return [fault(variable, 'fehlt')];
    return [fault(variable, issue.code === 'custom' && issue.message !== 'Invalid input' ? issue.message : 'ist ungültig')];
  });
}

const fault = (variable: Variable, problem: string): SettingsFault => ({ variable, problem, expected: expectations[variable] });

function onePerVariable(faults: readonly SettingsFault[]): SettingsFault[] {
  return variables.flatMap((variable) => faults.find((each) => each.variable === variable) ?? []);
}

function toSettings(env: Environment, { mode, projectRoot }: ReadSettingsOptions): Settings {
  return {
    mode,
    http: { host: env.HOST, port: env.PORT, publicUrl: env.HUB_PUBLIC_URL },
    varDir: path.resolve(projectRoot, env.HUB_VAR_DIR),
    flowsDir: path.resolve(projectRoot, env.HUB_FLOWS_DIR),
    apiKeys: env.HUB_API_KEYS.map(([name, key]) => ({ name, key })),
    editor: { credentialSecret: env.NODE_RED_CREDENTIAL_SECRET, users: env.EDITOR_USERS },
    redis: redisSettings(env),
    ledger: ledgerSettings(env),
    advoware: {
      baseUrl: env.ADVOWARE_API_BASE_URL.replace(/\/*$/, '/'),
      tokenUrl: env.ADVOWARE_TOKEN_URL,
      productId: env.ADVOWARE_PRODUCT_ID,
      appId: env.ADVOWARE_APP_ID,
      apiKey: env.ADVOWARE_API_KEY,
      kanzlei: env.ADVOWARE_KANZLEI,
      database: env.ADVOWARE_DATABASE,
      user: env.ADVOWARE_USER,
      role: env.ADVOWARE_ROLE,
      password: env.ADVOWARE_PASSWORD,
      writeProtection: env.ADVOWARE_WRITE_PROTECTION,
      paths: { employees: env.ADVOWARE_EMPLOYEES_PATH, appointments: env.ADVOWARE_APPOINTMENTS_PATH, beteiligte: env.ADVOWARE_BETEILIGTE_PATH },
    },
    espocrm: {
      baseUrl: env.ESPOCRM_API_BASE_URL,
      apiKey: env.ESPOCRM_API_KEY,
      webhookSecrets: env.ESPOCRM_WEBHOOK_SECRETS.map(([webhookId, secret]) => ({ webhookId, secret })),
      notifyUserId: env.ESPOCRM_NOTIFY_USER_ID,
    },
    threecx: { api: threeCxApi(env), webhookSecret: env.THREECX_WEBHOOK_SECRET },
    telephony: telephonySettings(env),
    google: googleSettings(env, projectRoot),
    leads: {
      secrets: env.LEADS_WEBHOOK_SECRET ?? [],
      teamUserId: env.LEADS_TEAM_USER_ID ?? env.ESPOCRM_NOTIFY_USER_ID,
      targetListId: env.LEADS_TARGET_LIST_ID,
    },
    assistant: { token: env.Y_TOKEN, webhook: assistantWebhook(env) },
    syncCron: env.SYNC_CRON,
    tracesEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: env.LOG_LEVEL,
  };
}

function assistantWebhook(env: Environment): Settings['assistant']['webhook'] {
  if (env.Y_WEBHOOK_URL === undefined || env.Y_WEBHOOK_SECRET === undefined) return undefined;
  return { url: env.Y_WEBHOOK_URL, secret: env.Y_WEBHOOK_SECRET, topics: env.Y_TOPICS };
}

function threeCxApi(env: Environment): ThreeCxApiSettings | undefined {
  if (env.THREECX_API_BASE_URL === undefined || env.THREECX_API_KEY === undefined) return undefined;
  return { dialect: env.THREECX_API_DIALECT, baseUrl: env.THREECX_API_BASE_URL, clientId: env.THREECX_CLIENT_ID, apiKey: env.THREECX_API_KEY, dn: env.THREECX_DN };
}

function telephonySettings(env: Environment): TelephonySettings {
  return {
    hours: env.TELEPHONY_HOURS,
    automaticPerMinute: env.TELEPHONY_CALLS_PER_MINUTE,
    leadExtension: env.TELEPHONY_LEAD_EXTENSION,
    missedCallTasks: env.TELEPHONY_MISSED_CALL_TASKS,
    recordings: env.RECORDINGS_KEY === undefined ? undefined
      : { fetch: env.RECORDINGS_ENABLED, key: env.RECORDINGS_KEY, days: env.RECORDINGS_DAYS, bucket: bucketSettings(env) },
  };
}

function bucketSettings(env: Environment): BucketSettings | undefined {
  const { RECORDINGS_S3_ENDPOINT: endpoint, RECORDINGS_S3_BUCKET: name, RECORDINGS_S3_ACCESS_KEY_ID: accessKeyId, RECORDINGS_S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (endpoint === undefined || name === undefined || accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { endpoint, name, region: env.RECORDINGS_S3_REGION, accessKeyId, secretAccessKey };
}

function googleSettings(env: Environment, projectRoot: string): GoogleSettings {
  const keyFile = env.GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH;
  return {
    serviceAccountPath: keyFile === undefined ? undefined : path.resolve(projectRoot, keyFile),
    apiRoot: env.GOOGLE_CALENDAR_API_ROOT,
    cron: env.CALENDAR_CRON,
    pollSeconds: env.CALENDAR_POLL_SECONDS,
    pastDays: env.CALENDAR_PAST_DAYS,
    futureDays: env.CALENDAR_FUTURE_DAYS,
  };
}

function redisSettings(env: Environment): RedisSettings {
  const databases = { events: env.REDIS_DB_EVENTS, advowareCache: env.REDIS_DB_ADVOWARE_CACHE, calendarSync: env.REDIS_DB_CALENDAR_SYNC };
  if (env.REDIS_URL !== undefined) return { server: { kind: 'url', url: env.REDIS_URL }, databases };
  if (env.REDIS_HOST === undefined) return { server: { kind: 'private' }, databases };
  const password = env.REDIS_PASSWORD === undefined ? '' : `:${encodeURIComponent(env.REDIS_PASSWORD)}@`;
  return { server: { kind: 'url', url: `redis://${password}${env.REDIS_HOST}:${env.REDIS_PORT}` }, databases };
}

function ledgerSettings(env: Environment): LedgerSettings {
  if (env.DATABASE_URL !== undefined) return { kind: 'postgres', url: env.DATABASE_URL };
  if (env.POSTGRES_HOST === undefined) return { kind: 'embedded' };
  const password = env.POSTGRES_PASSWORD === undefined ? '' : `:${encodeURIComponent(env.POSTGRES_PASSWORD)}`;
  const user = `${encodeURIComponent(env.POSTGRES_USER ?? '')}${password}`;
  return { kind: 'postgres', url: `postgres://${user}@${env.POSTGRES_HOST}:${env.POSTGRES_PORT}/${encodeURIComponent(env.POSTGRES_DB_NAME ?? '')}` };
}
