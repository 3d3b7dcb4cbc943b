import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { claimDirectory } from '../hub/files/claim-directory.js';
import type { Hub } from '../hub/hub.js';
import { leaseHub } from '../hub/lease-hub.js';
import type { Log } from '../hub/log/log.js';
import { openHub } from '../hub/open-hub.js';
import type { Settings } from '../hub/settings/settings.js';
import { type FrontDoor, openFrontDoor } from './http/front-door.js';
import type { Vitals } from './http/status-pages.js';
import type { Shutdown } from './lifecycle/shutdown.js';
import { embedNodeRed, type EmbeddedNodeRed } from './node-red/embed-node-red.js';

export interface StartedHub { readonly hub: Hub; readonly nodeRed: EmbeddedNodeRed }

/** What there is before the hub can be opened: the claimed folder and the listening server. */
export interface Ground { readonly vitals: Vitals; readonly door: FrontDoor }

const requestsInHandMs = 3_000;

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

/**
 * Opens the hub and starts the flows. Everything is ended in this order: no new request, requests in hand answered; no new
 * event, events in hand worked off while their flows still run; flows; hub; connections.
 */
export async function startHub({ settings, ground, end, log, projectRoot }: {
  readonly settings: Settings; readonly ground: Ground; readonly end: Shutdown; readonly log: Log; readonly projectRoot: string;
}): Promise<StartedHub> {
  const { vitals, door } = ground;
  // A lease of the process's own: a redeploy, which ends every node, closes neither Redis nor ledger.
  const lease = await leaseHub(() => openHub(settings, { log }));
  end.before('hub', () => lease.release());
  const { hub } = lease;
  vitals.hub = hub;
  const nodeRed = await embedNodeRed({ door, hub, vitals, projectRoot });
  end.before('flows', () => nodeRed.stop());
  end.before('events', () => hub.events.close());
  end.before('requests', async () => {
    vitals.phase = 'draining';
    await door.drain(requestsInHandMs);
  });
  vitals.phase = 'running';
  return { hub, nodeRed };
}
