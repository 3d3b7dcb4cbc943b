import type { Hub } from '../../src/hub/hub.js';
import { readBody, type BodyRequest } from '../../src/runtime/body.js';
import { verifyEspoSignature } from '../../src/systems/espocrm/webhook-signature.js';
import { verifyThreeCxWebhook } from '../../src/systems/threecx/webhook-signature.js';
import { readWebhook } from './espocrm-events.js';
import type { WebhookVerifyConfig } from './types.js';

export interface WebhookOptions { readonly action: WebhookVerifyConfig['action']; readonly limitBytes: number }

/** The events of an EspoCRM webhook whose signature is right; everything is counted. */
export async function receiveWebhook(hub: Hub, req: BodyRequest, { action, limitBytes }: WebhookOptions): Promise<ReturnType<typeof readWebhook>> {
  try {
    const body = await readBody(req, { limitBytes });
    verifyEspoSignature(body, req.headers, hub.settings.espocrm.webhookSecrets);
    const read = readWebhook(body, action, hub.effects.now().toString());
    hub.metrics.webhook('espocrm', read.refused.length === 0 ? 'accepted' : 'partly');
    return read;
  } catch (error) {
    hub.metrics.webhook('espocrm', 'refused');
    throw error;
  }
}

/** Lets a bridge of the telephone system pass; its body is left for the next node. */
export async function receiveFromThreeCx(hub: Hub, req: BodyRequest, limitBytes: number): Promise<void> {
  try {
    verifyThreeCxWebhook(await readBody(req, { limitBytes }), req.headers, hub.settings.threecx.webhookSecret);
    hub.metrics.webhook('threecx', 'accepted');
  } catch (error) {
    hub.metrics.webhook('threecx', 'refused');
    throw error;
  }
}
