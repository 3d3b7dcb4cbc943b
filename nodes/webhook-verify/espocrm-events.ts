import { HubError } from '../../src/hub/errors/hub-error.js';
import type { WebhookVerifyConfig } from './types.js';

export interface Refusal { readonly index: number; readonly reason: string }

/** Payload of an event: only the id is taken from a webhook, the record itself is read afresh (espocrm.md). */
export interface WebhookEvent {
  readonly entity_id: string;
  readonly action: WebhookVerifyConfig['action'];
  readonly source: 'espocrm-webhook';
  readonly timestamp: string;
}

const recordId = /^[A-Za-z0-9]{1,36}$/;

/** The events in a webhook's body. Items that are none are refused one by one: EspoCRM would drop the good ones with them. */
export function readWebhook(body: Buffer, action: WebhookVerifyConfig['action'], timestamp: string):
{ readonly events: readonly WebhookEvent[]; readonly refused: readonly Refusal[] } {
  const events: WebhookEvent[] = [];
  const refused: Refusal[] = [];
  parseItems(body).forEach((item, index) => {
    const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
    if (typeof id === 'string' && recordId.test(id)) events.push({ entity_id: id, action, source: 'espocrm-webhook', timestamp });
    else refused.push({ index, reason: 'ohne gültige Kennung „id“' });
  });
  return { events, refused };
}

function parseItems(body: Buffer): readonly unknown[] {
  let content: unknown;
  try {
    content = JSON.parse(body.toString('utf8'));
  } catch {
    // Without the parser's error as cause: it quotes the text.
    throw new HubError('malformed', 'Der Webhook enthält kein gültiges JSON.');
  }
  if (!Array.isArray(content)) throw new HubError('malformed', 'Der Webhook enthält keine Liste.');
  return content;
}
