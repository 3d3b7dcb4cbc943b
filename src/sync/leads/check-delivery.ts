import { createHash } from 'node:crypto';
import { readLead } from '../../domain/leads/read-lead.js';
import { contentOf } from '../../domain/leads/same-content.js';
import type { FormMaps } from '../../domain/leads/sort-fields.js';
import type { FieldFault } from '../../domain/leads/validate.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { Hub } from '../../hub/hub.js';
import type { NewLead } from '../../hub/ledger/leads/lead-store.js';
import { proveDelivery } from '../../systems/vermieterhelden/delivery-proof.js';
import { bodyOf } from './lead-body.js';
import { withoutHtml } from './plain-text.js';

export interface Delivery {
  readonly body: Buffer;
  readonly headers: Parameters<typeof proveDelivery>[1];
  readonly maps: FormMaps;
}

export type CheckedDelivery =
  | { readonly kind: 'lead'; readonly lead: NewLead }
  | { readonly kind: 'invalid'; readonly faults: readonly FieldFault[] };

/**
 * Proof, then content: a delivery of the website as a lead that can be kept, or what is wrong with its fields.
 * @throws HubError `unauthorized`, `misconfigured`, `unsupported_media_type`, `malformed`
 */
export function checkDelivery({ settings, effects }: Pick<Hub, 'settings' | 'effects'>, { body, headers, maps }: Delivery): CheckedDelivery {
  const proof = proveDelivery(body, headers, settings.leads.secrets, effects.now());
  const reading = readLead(parsed(body, headers['content-type']), maps);
  if (reading.kind === 'invalid') return reading;
  const { lead, spam } = reading;
  return {
    kind: 'lead',
    lead: {
      deliveryId: proof.kind === 'standard-webhooks' ? proof.deliveryId : undefined,
      content: createHash('sha256').update(contentOf(lead)).digest('base64url'),
      state: spam === undefined ? 'open' : 'spam', body: bodyOf(lead),
    },
  };
}

function parsed(body: Buffer, type: Delivery['headers'][string]): Readonly<Record<string, unknown>> {
  if (typeof type !== 'string' || !/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new HubError('unsupported_media_type', 'Anfragen werden als JSON angenommen (Content-Type: application/json).');
  }
  const content = withoutHtml(json(body));
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new HubError('malformed', 'Die Anfrage enthält kein JSON-Objekt.');
  return content as Readonly<Record<string, unknown>>;
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // Without the parser's error as cause: it quotes the text.
    throw new HubError('malformed', 'Die Anfrage enthält kein gültiges JSON.');
  }
}
