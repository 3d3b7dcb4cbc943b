import type { Hub } from '../../hub/hub.js';
import type { AdvowareClient } from '../../systems/advoware/create-advoware.js';
import type { EspoCrm } from '../../systems/espocrm/espocrm.js';

/** What the dashboard shows and does needs this of the world. */
export interface DeskContext {
  readonly hub: Pick<Hub, 'effects' | 'events' | 'health' | 'ledger' | 'locks' | 'log' | 'metrics'>;
  readonly advoware: Pick<AdvowareClient, 'writeProtected' | 'readBeteiligter' | 'updateBeteiligter' | 'updateKommunikation' | 'listAppointments' | 'updateAppointment'>;
  readonly espocrm: EspoCrm;
}
