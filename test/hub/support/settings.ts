import { readSettings } from '../../../src/hub/settings/read-settings.js';
import type { Settings } from '../../../src/hub/settings/settings.js';

/** An environment that production accepts. */
export const productionEnv: Readonly<Record<string, string>> = {
  HUB_API_KEYS: 'kong:0123456789abcdef0123',
  NODE_RED_CREDENTIAL_SECRET: 'credential-secret-of-the-firm',
  EDITOR_USERS: 'anna:$2b$10$abcdefghijklmnopqrstuv0123456789012345678901234567890:full',
  ADVOWARE_API_BASE_URL: 'https://www2.advo-net.net:90',
  ADVOWARE_PRODUCT_ID: '64',
  ADVOWARE_APP_ID: 'app',
  ADVOWARE_API_KEY: 'c2VjcmV0LWtleS1vZi10aGUtZmlybQ==',
  ADVOWARE_KANZLEI: 'kanzlei',
  ADVOWARE_DATABASE: 'db',
  ADVOWARE_USER: 'user',
  ADVOWARE_ROLE: '2',
  ADVOWARE_PASSWORD: 'geheimes-kennwort',
  ESPOCRM_API_BASE_URL: 'https://crm.example.org/api/v1/',
  ESPOCRM_API_KEY: 'crm-key',
  ESPOCRM_WEBHOOK_SECRETS: 'wh1:secret-one,wh2:secret:two',
  ESPOCRM_NOTIFY_USER_ID: '65a1b2c3d4e5f6071',
};

/** Sandbox settings whose state lies in `varDir`. */
export function sandboxSettings(varDir: string, env: Readonly<Record<string, string>> = {}): Settings {
  return readSettings({ HUB_VAR_DIR: varDir, LOG_LEVEL: 'fatal', ...env }, { mode: 'sandbox', projectRoot: '/' });
}
