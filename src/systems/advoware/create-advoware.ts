import type { Advoware } from './advoware.js';
import { createApi } from './api.js';
import { createBeteiligteClient } from './beteiligte-client.js';
import { createForward } from './forward.js';
import { createKommunikationClient } from './kommunikation-client.js';
import { createRequest } from './request.js';
import { createWire, type WireParts } from './wire.js';

export interface AdvowareClient extends Advoware {
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
    request: createRequest(api, baseUrl),
    forward: createForward(wire, baseUrl),
    close: () => { wire.close(); },
  };
}
