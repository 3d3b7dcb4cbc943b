import type { Node, NodeAPI, NodeDef } from 'node-red';
import { z } from 'zod';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { Hub } from '../../src/hub/hub.js';
import type { JsonObject } from '../../src/hub/json.js';
import { onClose } from '../../src/runtime/close.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { numberField } from '../../src/runtime/number-field.js';
import type { AssistantContext } from '../../src/sync/assistant/context.js';
import { contextDocument } from '../../src/sync/assistant/context-document.js';
import type { AdvowareClient } from '../../src/systems/advoware/create-advoware.js';
import { createAssistantWebhook, type AssistantWebhook } from '../../src/systems/assistant/assistant-webhook.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import type { ThreeCx } from '../../src/systems/threecx/threecx.js';
import { openMcpEndpoint, type McpEndpoint } from './mcp-server.js';
import { answerMcp, requestOf, type AssistantMessage } from './requests.js';
import { DEFAULTS, type YAssistantConfig } from './types.js';

/** The assistant's way in and out: its tools over MCP, the context of one contact, and events told to it. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('y-assistant', function (this: Node, config: YAssistantConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const advoware = useConfig<{ readonly advoware: AdvowareClient }>(RED, this, config.advoware);
    const espocrm = useConfig<{ readonly hub: Hub; readonly espocrm: EspoCrm; readonly notifyUserId: string }>(RED, this, config.espocrm);
    const threecx = useConfig<{ readonly threecx: ThreeCx | undefined }>(RED, this, config.threecx);
    const assertComplete = requireComplete(this, config, ['advoware', 'espocrm', 'threecx', 'operation', 'limitKiB']);
    const limitBytes = 1_024 * numberField(config.limitKiB, { fallback: Number(DEFAULTS.limitKiB), min: 1, max: 4_096 });
    const world = async (): Promise<AssistantContext> => ({ ...await espocrm(), ...await advoware(), threecx: (await threecx()).threecx });
    let endpoint: Promise<McpEndpoint> | undefined;
    let webhook: AssistantWebhook | undefined;
    onClose(this, async () => {
      webhook?.close();
      await endpoint?.then((opened) => opened.close(), () => undefined);
    });

    onInput<AssistantMessage>(this, async (msg, send) => {
      assertComplete();
      switch (config.operation) {
        case 'mcp':
          endpoint ??= world().then(openMcpEndpoint);
          endpoint.catch(() => { endpoint = undefined; });
          msg.statusCode = await answerMcp(await endpoint, msg, limitBytes);
          break;
        case 'context':
          msg.payload = await contextDocument(await world(), requestOf(msg).query);
          msg.statusCode = 200;
          break;
        case 'notify':
          webhook ??= openWebhook((await espocrm()).hub);
          await webhook.deliver({ id: msg.event?.id ?? msg._msgid, ...eventOf(msg.payload) });
      }
      send(msg);
    }, { showsWorking: config.operation === 'notify' });
  });
}

function openWebhook({ settings, effects }: Hub): AssistantWebhook {
  const { webhook } = settings.assistant;
  if (!webhook) throw new HubError('misconfigured', 'y-assistant: Y_WEBHOOK_URL ist nicht gesetzt.');
  return createAssistantWebhook({ settings: webhook, effects });
}

const eventSchema = z.object({ type: z.string().min(1), occurred_at: z.string().min(1), data: z.record(z.string(), z.json()) });

function eventOf(payload: unknown): { readonly type: string; readonly occurredAt: string; readonly data: JsonObject } {
  const parsed = eventSchema.safeParse(payload);
  if (!parsed.success) throw new HubError('malformed', 'y-assistant: msg.payload ist kein Ereignis von „assistant.event“.');
  const { type, occurred_at: occurredAt, data } = parsed.data;
  return { type, occurredAt, data };
}
