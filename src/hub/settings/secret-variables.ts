/** Variables that hold a secret, or the way to one. `settings.js` hides them from flows. */
export const secretVariables: readonly string[] = [
  'HUB_API_KEYS', 'NODE_RED_CREDENTIAL_SECRET', 'EDITOR_USERS', 'REDIS_URL', 'REDIS_PASSWORD', 'DATABASE_URL', 'POSTGRES_PASSWORD',
  'ADVOWARE_API_KEY', 'ADVOWARE_PASSWORD', 'ESPOCRM_API_KEY', 'ESPOCRM_MARVIN_API_KEY', 'ESPOCRM_WEBHOOK_SECRETS',
  'GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH', 'THREECX_API_KEY', 'THREECX_WEBHOOK_SECRET', 'LEADS_WEBHOOK_SECRET', 'Y_TOKEN', 'Y_WEBHOOK_SECRET',
  'RECORDINGS_KEY', 'RECORDINGS_S3_ACCESS_KEY_ID', 'RECORDINGS_S3_SECRET_ACCESS_KEY',
  'OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
];

/** Once they have been read nobody needs them in the environment: neither code in a flow nor a child process finds them there. */
export function forgetSecrets(env: NodeJS.ProcessEnv): void {
  for (const name of secretVariables) Reflect.deleteProperty(env, name);
}
