import type { Hub } from '../hub/hub.js';
import { leaseHub } from '../hub/lease-hub.js';
import type { Log } from '../hub/log/log.js';
import { openHub } from '../hub/open-hub.js';
import { forgetSecrets } from '../hub/settings/secret-variables.js';
import type { Settings } from '../hub/settings/settings.js';
import type { Ground } from './lay-ground.js';
import type { Shutdown } from './lifecycle/shutdown.js';
import { embedNodeRed, type EmbeddedNodeRed } from './node-red/embed-node-red.js';
import { collectGarbage } from './process/collect-garbage.js';

export interface StartedHub { readonly hub: Hub; readonly nodeRed: EmbeddedNodeRed }

const requestsInHandMs = 3_000;

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
  forgetSecrets(process.env);
  vitals.hub = hub;
  const nodeRed = await embedNodeRed({ door, hub, vitals, projectRoot });
  end.before('flows', () => nodeRed.stop());
  end.before('events', () => hub.events.close());
  await collectGarbage();
  end.before('requests', async () => {
    vitals.phase = 'draining';
    await door.drain(requestsInHandMs);
  });
  vitals.phase = 'running';
  return { hub, nodeRed };
}
