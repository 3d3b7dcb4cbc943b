import { httpAnswer } from '../../src/hub/errors/http-answer.js';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { Hub } from '../../src/hub/hub.js';
import type { NewLead } from '../../src/hub/ledger/leads/lead-store.js';
import { faultText } from '../../src/domain/leads/validate.js';
import type { FormMaps } from '../../src/domain/leads/sort-fields.js';
import { readBody, type BodyRequest } from '../../src/runtime/body.js';
import { requestId } from '../../src/runtime/request-id.js';
import { checkDelivery } from '../../src/sync/leads/check-delivery.js';
import type { LeadKeeper } from '../../src/sync/leads/keep-lead.js';

/** What an *http response* needs. */
export interface Answer { readonly payload: unknown; readonly statusCode: number }
export type Checked = { readonly kind: 'lead'; readonly lead: NewLead } | { readonly kind: 'refused'; readonly answer: Answer };

/** A request whose sender is proven, as a lead; or the answer that names the fields that are wrong. */
export async function checkRequest(hub: Hub, req: BodyRequest | undefined, { limitBytes, maps }: { readonly limitBytes: number; readonly maps: FormMaps }): Promise<Checked> {
  if (!req) throw new HubError('misconfigured', 'lead-intake: Die Nachricht kommt nicht von einem „http in“.');
  try {
    const checked = checkDelivery(hub, { body: await readBody(req, { limitBytes }), headers: req.headers, maps });
    if (checked.kind === 'lead') return checked;
    hub.metrics.webhook('leads', 'refused');
    const { statusCode, payload: { error } } = httpAnswer(new HubError('invalid', faultText(checked.faults)), requestId(req));
    return { kind: 'refused', answer: { statusCode, payload: { error: { ...error, fields: checked.faults } } } };
  } catch (error) {
    hub.metrics.webhook('leads', 'refused');
    throw error;
  }
}

/** Keeps a checked lead; only then it is answered. */
export async function keepChecked({ metrics }: Hub, keep: LeadKeeper, payload: unknown): Promise<Answer> {
  if (!isChecked(payload)) throw new HubError('misconfigured', 'lead-intake: „Ablegen“ braucht, was „Prüfen“ ergibt.');
  try {
    const { id } = await keep(payload);
    metrics.webhook('leads', 'accepted');
    return { statusCode: 202, payload: { id } };
  } catch (error) {
    metrics.webhook('leads', 'unavailable');
    throw error;
  }
}

const isChecked = (payload: unknown): payload is NewLead =>
  typeof payload === 'object' && payload !== null && 'content' in payload && 'state' in payload && 'body' in payload;
