import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import type { BodyRequest } from '../../src/runtime/body.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { readJsonBody } from '../../src/runtime/json-body.js';
import { useConfig } from '../../src/runtime/lease.js';
import { createContact } from '../../src/sync/telephony/create-contact.js';
import { crmLinks } from '../../src/sync/telephony/crm-link.js';
import { createLookup, readNumber, type Lookup } from '../../src/sync/telephony/lookup.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import type { PhoneLookupConfig } from './types.js';

interface Account { readonly hub: Hub; readonly espocrm: EspoCrm; readonly rings: EspoCrm; readonly apiUrl: string; readonly notifyUserId: string }
interface Message extends NodeMessageInFlow {
  req?: BodyRequest & { readonly query?: unknown };
  statusCode?: number;
}

const bodyLimit = { limitBytes: 64 * 1_024 };
/** One memory for all nodes of an account: a contact made by one is known to the others at once. */
const lookups = new WeakMap<EspoCrm, Lookup>();

/** Tells whose number calls, or makes a contact of it. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('phone-lookup', function (this: Node, config: PhoneLookupConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const account = useConfig<Account>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['espocrm', 'operation']);

    onInput<Message>(this, async (msg, send) => {
      assertComplete();
      const opened = await account();
      const lookup = lookupOf(opened);
      const wanted = msg.req ? await wantedBy(msg.req) : msg.payload;
      msg.payload = config.operation === 'contact'
        ? await createContact({ ...opened, crmLink: crmLinks(opened.apiUrl), lookup }, wanted) : await lookup.find(readNumber(wanted));
      msg.statusCode = 200;
      send(msg);
    }, { showsWorking: false });
  });
}

const wantedBy = (req: NonNullable<Message['req']>): Promise<unknown> => (req.method === 'GET' ? Promise.resolve(req.query) : readJsonBody(req, bodyLimit));

function lookupOf({ hub, rings, apiUrl }: Account): Lookup {
  const lookup = lookups.get(rings) ?? createLookup({ hub, espocrm: rings, crmLink: crmLinks(apiUrl) });
  lookups.set(rings, lookup);
  return lookup;
}
