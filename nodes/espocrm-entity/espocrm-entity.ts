import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { numberField } from '../../src/runtime/number-field.js';
import { typedText } from '../../src/runtime/typed-input.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { runOperation } from './operations.js';
import { DEFAULTS, type EspoCrmEntityConfig } from './types.js';

/** Reads, lists, creates, updates or deletes records of one entity. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('espocrm-entity', function (this: Node, config: EspoCrmEntityConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const account = useConfig<{ readonly espocrm: EspoCrm }>(RED, this, config.espocrm);
    const needsId = config.operation === 'read' || config.operation === 'update' || config.operation === 'delete';
    const assertComplete = requireComplete(this, config, ['espocrm', 'entity', 'operation', ...(needsId ? ['recordId'] : [])]);
    const limit = numberField(config.limit, { fallback: Number(DEFAULTS.limit), min: 1, max: 100_000 });

    onInput<NodeMessageInFlow>(this, async (msg, send) => {
      assertComplete();
      const id = needsId ? await typedText(RED, this, msg, { value: config.recordId, type: config.recordIdType }) : '';
      const answer = await runOperation((await account()).espocrm, { operation: config.operation, entity: config.entity, id, limit, payload: msg.payload });
      msg.payload = answer.payload;
      send(answer.expected ? [msg, null] : [null, msg]);
    });
  });
}
