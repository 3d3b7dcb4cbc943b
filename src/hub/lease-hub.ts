import type { Hub } from './hub.js';
import { openHub, type OpenHub } from './open-hub.js';
import { readSettings } from './settings/read-settings.js';

export interface HubLease {
  readonly hub: Hub;
  /** Gives the lease back, once; the last one closes the hub. */
  release(): Promise<void>;
}

/**
 * The one hub of this process, opened for the first lease and closed with the last. A lease asked for while the hub closes
 * waits and opens it anew; after a failed opening the next lease tries again.
 * @param open Used only when no hub is open; by default production settings out of the process's environment.
 */
export async function leaseHub(open: () => Promise<OpenHub> = openFromEnvironment): Promise<HubLease> {
  const shared = sharedHub();
  while (shared.closing) await shared.closing;
  shared.opening ??= open();
  shared.leases += 1;
  const opening = shared.opening;
  try {
    return leaseOf(shared, await opening);
  } catch (error) {
    shared.leases -= 1;
    if (shared.opening === opening) shared.opening = undefined;
    throw error;
  }
}

interface SharedHub { opening: Promise<OpenHub> | undefined; closing: Promise<void> | undefined; leases: number }

/** On the global object: nodes are bundled one by one, and each bundle has a copy of this module. */
const place: unique symbol = Symbol.for('@bitbylaw/node-red-hub/shared-hub');

function sharedHub(): SharedHub {
  const host: { [place]?: SharedHub } = globalThis as object;
  const shared = host[place] ?? { opening: undefined, closing: undefined, leases: 0 };
  host[place] = shared;
  return shared;
}

function leaseOf(shared: SharedHub, hub: OpenHub): HubLease {
  let released: Promise<void> | undefined;
  return { hub, release: () => (released ??= release(shared, hub)) };
}

async function release(shared: SharedHub, hub: OpenHub): Promise<void> {
  shared.leases -= 1;
  if (shared.leases > 0) return;
  shared.opening = undefined;
  shared.closing = hub.close().finally(() => { shared.closing = undefined; });
  await shared.closing;
}

function openFromEnvironment(): Promise<OpenHub> {
  return openHub(readSettings(process.env, { mode: 'production', projectRoot: process.cwd() }));
}
