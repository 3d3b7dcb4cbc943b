import { realEffects } from '../../hub/effects/real-effects.js';
import type { Log } from '../../hub/log/log.js';
import type { Settings } from '../../hub/settings/settings.js';
import { ensureWebhooks } from '../../sync/crm-setup/ensure-webhooks.js';
import { createEspoCrm } from '../../systems/espocrm/create-espocrm.js';
import type { SandboxConnection } from './sandbox-process.js';

/** The variables that point the hub at the sandbox's Advoware, CRM and Google, and these at the hub. */
export function sandboxVariables({ advoware, espocrm, google }: SandboxConnection, { port }: Pick<Settings['http'], 'port'>): Readonly<Record<string, string>> {
  return {
    HUB_PUBLIC_URL: hubUrl(port),
    ADVOWARE_API_BASE_URL: advoware.url,
    ADVOWARE_TOKEN_URL: advoware.tokenUrl,
    ADVOWARE_PRODUCT_ID: advoware.productId,
    ADVOWARE_APP_ID: advoware.appId,
    ADVOWARE_API_KEY: advoware.apiKey,
    ADVOWARE_KANZLEI: advoware.kanzlei,
    ADVOWARE_DATABASE: advoware.database,
    ADVOWARE_USER: advoware.user,
    ADVOWARE_ROLE: advoware.role,
    ADVOWARE_PASSWORD: advoware.password,
    ESPOCRM_API_BASE_URL: espocrm.url,
    ESPOCRM_API_KEY: espocrm.apiKey,
    ESPOCRM_NOTIFY_USER_ID: espocrm.notifyUserId,
    GOOGLE_CALENDAR_API_ROOT: google.apiRoot,
    GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH: google.keyFile,
  };
}

/** The same for the telephone system. */
export function telephonyVariables({ threecx }: SandboxConnection): Readonly<Record<string, string>> {
  return {
    THREECX_API_BASE_URL: threecx.url,
    THREECX_API_DIALECT: 'callcontrol',
    THREECX_CLIENT_ID: threecx.clientId,
    THREECX_API_KEY: threecx.apiKey,
    THREECX_WEBHOOK_SECRET: threecx.webhookSecret,
    THREECX_DN: sandboxExtension,
  };
}

/** The same for the forms of the website. */
export function leadVariables({ website, espocrm }: SandboxConnection): Readonly<Record<string, string>> {
  return { LEADS_WEBHOOK_SECRET: website.secret, LEADS_TARGET_LIST_ID: espocrm.newsletterListId };
}

/** Of the member of staff who hears of what has no responsible user. */
const sandboxExtension = '10';

/** What tells the stand-ins where the hub is: 3CX's bridge and template report every call there too. */
export function hubVariables({ http, apiKeys, threecx }: Pick<Settings, 'http' | 'apiKeys' | 'threecx'>): Readonly<Record<string, string>> {
  return {
    SANDBOX_HUB_URL: `http://127.0.0.1:${http.port}`,
    SANDBOX_HUB_API_KEY: apiKeys[0]?.key ?? '',
    ...(threecx.webhookSecret === undefined ? {} : { SANDBOX_HUB_THREECX_SECRET: threecx.webhookSecret }),
  };
}

/** Makes the sandbox CRM call this hub; answers ESPOCRM_WEBHOOK_SECRETS. */
export async function sandboxWebhookSecrets(settings: Settings, log: Log): Promise<string> {
  const espocrm = createEspoCrm({ settings: settings.espocrm, effects: realEffects(), log });
  try {
    const webhooks = await ensureWebhooks(espocrm, { hubUrl: hubUrl(settings.http.port) });
    return webhooks.map(({ webhookId, secret }) => `${webhookId}:${secret}`).join(',');
  } finally {
    espocrm.close();
  }
}

const hubUrl = (port: number): string => `http://127.0.0.1:${port}`;
