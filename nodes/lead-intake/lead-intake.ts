import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { leadEvent, type LeadEvent } from '../../src/hub/events/topics.js';
import type { Hub } from '../../src/hub/hub.js';
import type { BodyRequest } from '../../src/runtime/body.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { numberField } from '../../src/runtime/number-field.js';
import type { LeadContext, LeadResult } from '../../src/sync/leads/context.js';
import { followUp } from '../../src/sync/leads/follow-up.js';
import { joinNewsletter } from '../../src/sync/leads/join-newsletter.js';
import { leadKeeper, type LeadKeeper } from '../../src/sync/leads/keep-lead.js';
import { offerCall } from '../../src/sync/leads/offer-call.js';
import { recordLead } from '../../src/sync/leads/record-lead.js';
import { sweepLeads } from '../../src/sync/leads/sweep-leads.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { formMapsOf } from './form-maps.js';
import { checkRequest, keepChecked } from './take-in.js';
import { DEFAULTS, type LeadIntakeConfig } from './types.js';

interface Message extends NodeMessageInFlow { req?: BodyRequest; statusCode?: number }
interface Account { readonly hub: Hub; readonly espocrm: EspoCrm; readonly notifyUserId: string }

/** One step of the way of a lead from the website into the CRM. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('lead-intake', function (this: Node, config: LeadIntakeConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const account = useConfig<Account>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['espocrm', 'operation', 'limitKiB']);
    const limitBytes = 1_024 * numberField(config.limitKiB, { fallback: Number(DEFAULTS.limitKiB), min: 1, max: 1_024 });

    let keeper: LeadKeeper | undefined;

    onInput<Message>(this, async (msg, send) => {
      assertComplete();
      const opened = await account();
      switch (config.operation) {
        case 'check': {
          const checked = await checkRequest(opened.hub, msg.req, { limitBytes, maps: formMapsOf(config.forms) });
          if (checked.kind === 'lead') send([Object.assign(msg, { payload: checked.lead }), null, null]);
          else send([null, Object.assign(msg, checked.answer), null]);
          break;
        }
        case 'keep': send([Object.assign(msg, await keepChecked(opened.hub, keeper ??= leadKeeper(opened.hub), msg.payload)), null, null]); break;
        case 'sweep': send([Object.assign(msg, { payload: await sweepLeads(opened) }), null, null]); break;
        case 'record': case 'task': case 'newsletter': case 'call': {
          const result = await take(config.operation, contextOf(opened), readEvent(msg.payload));
          send(outputs(Object.assign(msg, { payload: result }), result));
        }
      }
    }, { showsWorking: config.operation !== 'check' && config.operation !== 'keep' });
  });
}

const contextOf = ({ hub, espocrm, notifyUserId }: Account): LeadContext =>
  ({ hub, espocrm, notifyUserId, leads: hub.settings.leads, leadExtension: hub.settings.telephony.leadExtension });

function readEvent(payload: unknown): LeadEvent {
  const parsed = leadEvent.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new HubError('malformed', 'lead-intake: msg.payload braucht die Kennung einer Anfrage (lead_id).');
}

function take(operation: 'record' | 'task' | 'newsletter' | 'call', context: LeadContext, event: LeadEvent): Promise<LeadResult> {
  switch (operation) {
    case 'record': return recordLead(context, event);
    case 'task': return followUp(context, event.lead_id);
    case 'newsletter': return joinNewsletter(context, event.lead_id);
    case 'call': return offerCall(context, event.lead_id);
  }
}

/** On, for a person, or later. */
function outputs(msg: Message, { kind }: LeadResult): readonly (Message | null)[] {
  switch (kind) {
    case 'undecided': case 'failed': return [null, msg, null];
    case 'busy': return [null, null, msg];
    case 'created': case 'noted': case 'done': case 'unchanged': case 'skipped': case 'call': return [msg, null, null];
  }
}
