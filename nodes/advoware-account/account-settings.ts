import type { AdvowareSettings } from '../../src/hub/settings/settings.js';
import { numberField } from '../../src/runtime/number-field.js';
import type { AdvowareAccountConfig, AdvowareAccountCredentials } from './types.js';

/** The environment's settings with the account's own in their place. Write protection is the environment's alone (I28). */
export function accountSettings(settings: AdvowareSettings, config: AdvowareAccountConfig, credentials: AdvowareAccountCredentials): AdvowareSettings {
  const anyNumber = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };
  return {
    ...settings,
    baseUrl: withSlash(config.baseUrl || settings.baseUrl),
    tokenUrl: config.tokenUrl || settings.tokenUrl,
    productId: numberField(config.productId, { ...anyNumber, fallback: settings.productId }),
    appId: config.appId || settings.appId,
    kanzlei: config.kanzlei || settings.kanzlei,
    database: config.database || settings.database,
    user: config.user || settings.user,
    role: numberField(config.role, { ...anyNumber, fallback: settings.role }),
    apiKey: filled(credentials.apiKey) ?? settings.apiKey,
    password: filled(credentials.password) ?? settings.password,
  };
}

/** The editor leaves an emptied credential as an empty text. */
const filled = (text: string | undefined): string | undefined => text === '' ? undefined : text;
const withSlash = (url: string): string => url.endsWith('/') ? url : `${url}/`;
