import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { Hub } from '../../src/hub/hub.js';
import type { BodyRequest } from '../../src/runtime/body.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { numberField } from '../../src/runtime/number-field.js';
import { callerOf } from './api-key.js';
import { assistantOf } from './bearer.js';
import type { Refusal } from './espocrm-events.js';
import { receiveFromThreeCx, receiveWebhook } from './receive-webhook.js';
import { DEFAULTS, type WebhookVerifyConfig } from './types.js';

interface Message extends NodeMessageInFlow {
  req?: BodyRequest;
  caller?: string;
  refused?: readonly Refusal[];
}

/** Lets a request pass only when its sender proves who it is; everything else goes to Catch as `unauthorized`. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('webhook-verify', function (this: Node, config: WebhookVerifyConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const hub = useConfig<Hub>(RED, this, config.hub);
    const assertComplete = requireComplete(this, config, ['hub', 'scheme', 'action', 'limitKiB']);
    const limitBytes = 1_024 * numberField(config.limitKiB, { fallback: Number(DEFAULTS.limitKiB), min: 1, max: 65_536 });

    onInput<Message>(this, async (msg, send) => {
      assertComplete();
      const { req } = msg;
      if (!req) throw new HubError('misconfigured', 'webhook-verify: Die Nachricht kommt nicht von einem „http in“.');
      const opened = await hub();
      switch (config.scheme) {
        case 'api-key':
          msg.caller = callerOf(req.headers['x-api-key'], opened.settings.apiKeys);
          break;
        case 'assistant':
          msg.caller = assistantOf(req.headers.authorization, opened.settings.assistant.token);
          break;
        case '3cx':
          await receiveFromThreeCx(opened, req, limitBytes);
          break;
        case 'espocrm': {
          const { events, refused } = await receiveWebhook(opened, req, { action: config.action, limitBytes });
          msg.payload = events;
          msg.refused = refused;
        }
      }
      send(msg);
    }, { showsWorking: false });
  });
}
