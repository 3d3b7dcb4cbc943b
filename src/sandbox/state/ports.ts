import { join } from 'node:path';
import { loadState, openStateFile } from './state-file.js';

export type Ports = { readonly advoware: number; readonly espocrm: number; readonly google: number; readonly threecx: number; readonly website: number };

/** The ports of the last start, so that addresses kept elsewhere (webhooks, bookmarks) stay right; 0 when unknown. */
export function lastPorts(stateDir: string | undefined): Ports {
  const known = loadState(portsFile(stateDir)) as Partial<Ports> | undefined;
  return { advoware: known?.advoware ?? 0, espocrm: known?.espocrm ?? 0, google: known?.google ?? 0, threecx: known?.threecx ?? 0, website: known?.website ?? 0 };
}

export function rememberPorts(stateDir: string | undefined, ports: Ports): void {
  openStateFile(portsFile(stateDir), () => ports).flush();
}

function portsFile(stateDir: string | undefined): string | undefined {
  return stateDir === undefined ? undefined : join(stateDir, 'ports.json');
}
