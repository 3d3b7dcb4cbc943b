import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { numberField } from '../../src/runtime/number-field.js';
import type { Advoware } from '../../src/systems/advoware/advoware.js';
import { proxy, type ProxyMessage } from './proxy.js';
import { requestOf, type RequestMessage } from './request.js';
import { DEFAULTS, type AdvowareRequestConfig } from './types.js';

/** Calls Advoware: for the flow itself, or as the proxy behind an *http in*. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('advoware-request', function (this: Node, config: AdvowareRequestConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const account = useConfig<{ readonly hub: Hub; readonly advoware: Advoware }>(RED, this, config.advoware);
    const assertComplete = requireComplete(this, config, ['advoware', 'mode']);
    const prefixes = listOf(config.prefix);
    const limitBytes = 1_024 * numberField(config.limitKiB, { fallback: Number(DEFAULTS.limitKiB), min: 1, max: 65_536 });

    if (config.mode === 'proxy') {
      onInput<ProxyMessage>(this, async (msg, send) => {
        assertComplete();
        const statusCode = await proxy(await account(), msg, { prefixes, limitBytes });
        if (statusCode === undefined) return;
        msg.statusCode = statusCode;
        send(msg);
      }, { showsWorking: false });
      return;
    }
    onInput<RequestMessage>(this, async (msg, send) => {
      assertComplete();
      const { statusCode, body } = await (await account()).advoware.request(requestOf(msg, config));
      msg.payload = body;
      msg.statusCode = statusCode;
      send(msg);
    });
  });
}

const listOf = (prefix: AdvowareRequestConfig['prefix']): readonly string[] =>
  (typeof prefix === 'string' ? prefix.split(',') : prefix).map((part) => part.trim().replace(/\/+$/, '')).filter((part) => part !== '');
