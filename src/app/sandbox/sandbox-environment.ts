import { realEffects } from '../../hub/effects/real-effects.js';
import type { Log } from '../../hub/log/log.js';
import type { Settings } from '../../hub/settings/settings.js';
import { ensureWebhooks } from '../../sync/crm-setup/ensure-webhooks.js';
import { createEspoCrm } from '../../systems/espocrm/create-espocrm.js';
import type { SandboxConnection } from './sandbox-process.js';

/** The variables that point the hub at the sandbox systems. */
export function sandboxVariables({ advoware, espocrm }: SandboxConnection): Readonly<Record<string, string>> {
  return {
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
  };
}

/** Makes the sandbox CRM call this hub; answers ESPOCRM_WEBHOOK_SECRETS. */
export async function sandboxWebhookSecrets(settings: Settings, log: Log): Promise<string> {
  const espocrm = createEspoCrm({ settings: settings.espocrm, effects: realEffects(), log });
  try {
    const webhooks = await ensureWebhooks(espocrm, { hubUrl: `http://127.0.0.1:${settings.http.port}` });
    return webhooks.map(({ webhookId, secret }) => `${webhookId}:${secret}`).join(',');
  } finally {
    espocrm.close();
  }
}
