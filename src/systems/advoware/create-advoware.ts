import type { Advoware } from './advoware.js';
import { createApi } from './api.js';
import { createAppointmentsClient } from './appointments-client.js';
import type { AdvowareAppointments } from './appointments.js';
import { createBeteiligteClient } from './beteiligte-client.js';
import { createEmployeesClient, type AdvowareEmployees } from './employees.js';
import { createForward } from './forward.js';
import { createKommunikationClient } from './kommunikation-client.js';
import { createRequest } from './request.js';
import { createWire, type WireParts } from './wire.js';

export interface AdvowareClient extends Advoware, AdvowareAppointments, AdvowareEmployees {
  /** Closes idle connections. */
  close(): void;
}

/** A client of Advoware's API (advoware.md). Clients that share a Redis share one login. */
export function createAdvoware(parts: WireParts): AdvowareClient {
  const { baseUrl, paths, writeProtection } = parts.settings;
  const wire = createWire(parts);
  const api = createApi(wire, baseUrl);
  return {
    writeProtected: writeProtection,
    ...createBeteiligteClient(api, paths.beteiligte),
    ...createKommunikationClient(api, paths.beteiligte),
    ...createAppointmentsClient(api, paths.appointments),
    ...createEmployeesClient(api, paths.employees),
    request: createRequest(api, baseUrl),
    forward: createForward(wire, baseUrl),
    close: () => { wire.close(); },
  };
}
