import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { claimDirectory } from '../hub/files/claim-directory.js';
import type { Settings } from '../hub/settings/settings.js';
import { type FrontDoor, openFrontDoor } from './http/front-door.js';
import type { Vitals } from './http/status-pages.js';
import type { Shutdown } from './lifecycle/shutdown.js';

/** What there is before the hub can be opened: the claimed folder and the listening server. */
export interface Ground { readonly vitals: Vitals; readonly door: FrontDoor }

/** Fails early and cheaply: a folder in use or a taken port is found before anything else is started. */
export async function layGround(settings: Settings, end: Shutdown): Promise<Ground> {
  // Ledger and Redis hold clients' data: nobody else on the machine looks in.
  await mkdir(settings.varDir, { recursive: true, mode: 0o700 });
  const claim = await claimDirectory(join(settings.varDir, 'node-red'), 'Der Zustand von Node-RED');
  end.before('claim', () => claim.release());
  const vitals: Vitals = { phase: 'starting', hub: undefined, flows: { state: 'unknown' } };
  const door = await openFrontDoor(settings, vitals);
  end.before('connections', () => { door.close(); });
  return { vitals, door };
}
