import type { Hub } from '../../hub/hub.js';
import type { JsonObject } from '../../hub/json.js';
import type { AdvowareClient } from '../../systems/advoware/create-advoware.js';
import type { EspoCrm } from '../../systems/espocrm/espocrm.js';
import type { ThreeCx } from '../../systems/threecx/threecx.js';

/** Who acts and reads, in journal and access log. */
export const actor = 'Y';

/** What the assistant's tools need of the world. */
export interface AssistantContext {
  readonly hub: Pick<Hub, 'effects' | 'events' | 'health' | 'ledger' | 'locks' | 'log' | 'metrics' | 'settings'>;
  readonly advoware: Pick<AdvowareClient, 'listEmployees' | 'listAppointments' | 'createAppointment'>;
  readonly espocrm: EspoCrm;
  /** Undefined: there is no telephone system. */
  readonly threecx: ThreeCx | undefined;
  /** Gets what has no responsible user. */
  readonly notifyUserId: string;
}

/** What a tool answers, and which records it showed or touched, for the access log. */
export interface ToolAnswer {
  readonly answer: JsonObject;
  readonly records: readonly string[];
}
