import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import type { DeskContext } from '../../src/sync/desk/context.js';
import { confirmGone } from '../../src/sync/desk/held-gone.js';
import { retryBeteiligter, retryLetter } from '../../src/sync/desk/retry.js';
import { undoWrite } from '../../src/sync/desk/undo.js';
import { beteiligteView, callsView, calendarsView, healthView, journalView, queueView } from '../../src/sync/desk/views.js';
import type { AdvowareClient } from '../../src/systems/advoware/create-advoware.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { hashOf, letterOf, recordIdOf, searchOf, staffOf, type DeskMessage } from './messages.js';
import type { HubDeskConfig } from './types.js';

/** What staff see on the dashboard, and what they do there. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('hub-desk', function (this: Node, config: HubDeskConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const advoware = useConfig<{ readonly advoware: AdvowareClient }>(RED, this, config.advoware);
    const espocrm = useConfig<{ readonly hub: Hub; readonly espocrm: EspoCrm }>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['advoware', 'espocrm', 'operation']);

    onInput<DeskMessage & NodeMessageInFlow>(this, async (msg, send) => {
      assertComplete();
      if (config.operation === 'staff') msg.caller = staffOf(msg).name;
      else msg.payload = await work({ ...await espocrm(), ...await advoware() }, config.operation, msg);
      send(msg);
    }, { showsWorking: false });
  });
}

/** A view is the payload; an action answers what was done, for the person who did it. */
async function work(context: DeskContext, operation: Exclude<HubDeskConfig['operation'], 'staff'>, msg: DeskMessage): Promise<unknown> {
  switch (operation) {
    case 'health': return await healthView(context);
    case 'beteiligte': return await beteiligteView(context);
    case 'calendars': return await calendarsView(context);
    case 'calls': return await callsView(context);
    case 'queue': return await queueView(context);
    case 'journal': return await journalView(context, { search: searchOf(msg) });
    case 'retry-beteiligter': await retryBeteiligter(context, recordIdOf(msg), staffOf(msg)); return { done: 'Der Beteiligte wird neu abgeglichen.' };
    case 'confirm-gone': await confirmGone(context, hashOf(msg), staffOf(msg)); return { done: 'Freigegeben; der Abgleich läuft.' };
    case 'retry-letter': await retryLetter(context, letterOf(msg), staffOf(msg)); return { done: 'Das Ereignis ist wieder in der Warteschlange.' };
    case 'undo': await undoWrite(context, recordIdOf(msg), staffOf(msg)); return { done: 'Die Änderung ist zurückgenommen.' };
  }
}
