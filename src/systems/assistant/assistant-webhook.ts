import { Webhook } from 'standardwebhooks';
import type { Effects } from '../../hub/effects/effects.js';
import type { JsonObject } from '../../hub/json.js';
import { createCaller, type HttpOptions } from '../http/caller.js';
import { UpstreamError } from '../http/upstream-error.js';

/** An event for the assistant. The id is the same in every try: the receiver knows a repeat by it. */
export interface AssistantEvent { readonly id: string; readonly type: string; readonly occurredAt: string; readonly data: JsonObject }

export interface AssistantWebhook {
  /** Signed by Standard Webhooks. Throws UpstreamError; a repeat is harmless. */
  deliver(event: AssistantEvent): Promise<void>;
  close(): void;
}

/** Long enough for a receiver that stores before it answers. */
const timeoutMs = 15_000;

export function createAssistantWebhook({ settings, effects, http }: {
  readonly settings: { readonly url: string; readonly secret: string }; readonly effects: Effects; readonly http?: HttpOptions;
}): AssistantWebhook {
  const caller = createCaller('assistant', effects, { timeoutMs, ...http });
  const signer = new Webhook(settings.secret);
  return {
    async deliver({ id, type, occurredAt, data }) {
      const body = JSON.stringify({ type, timestamp: occurredAt, data });
      const now = effects.now().epochMilliseconds;
      const facts = { system: 'assistant', operation: 'POST webhook', record: id } as const;
      const answer = await caller.call({
        method: 'POST', url: settings.url, body: Buffer.from(body), operation: facts.operation, record: id, safeToRepeat: true,
        headers: {
          'Content-Type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(Math.floor(now / 1_000)), 'webhook-signature': signer.sign(id, new Date(now), body),
        },
      });
      if (answer.status < 200 || answer.status > 299) throw new UpstreamError('upstream_rejected', { ...facts, status: answer.status });
    },
    close: () => { caller.close(); },
  };
}
