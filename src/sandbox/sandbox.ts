import { employees } from './advoware/employees.js';
import { emptyAdvowareState, type AdvowareSettings } from './advoware/state.js';
import { createAdvoware, type AdvowareSystem } from './advoware/system.js';
import { systemClock, type Clock } from './clock.js';
import type { SandboxConnection } from './connection.js';
import { advowareControl } from './control/advoware-control.js';
import { espoControl } from './control/espocrm-control.js';
import { firmInAdvoware } from './data/advoware-data.js';
import { emptyFirmInCrm, firmInCrm } from './data/espocrm-data.js';
import type { EspoSettings } from './espocrm/state.js';
import { createEspo, type EspoSystem } from './espocrm/system.js';
import type { GoogleSettings } from './google/settings.js';
import { serveGoogle } from './google/start.js';
import { createGoogle, type GoogleSystem } from './google/system.js';
import { startServer } from './http/server.js';
import type { HubAddress, PbxSettings } from './threecx/settings.js';
import { servePbx } from './threecx/start.js';
import { createPbx, type PbxSystem } from './threecx/system.js';
import { lastPorts, rememberPorts } from './state/ports.js';
import { createWebsite, serveWebsite, type Website } from './website/system.js';

const TEN_MINUTES = 600_000;

export type SandboxOptions = {
  /** `firm`: the sample law firm; `empty` (default): nothing but the CRM's users. */
  readonly data?: 'firm' | 'empty';
  readonly clock?: Clock;
  /** Where the state is kept between starts; nothing is kept without it. */
  readonly stateDir?: string | undefined;
  /** Wanted ports; 0 or absent is the last one used, else any free one. */
  readonly ports?: { readonly advoware?: number; readonly espocrm?: number; readonly google?: number; readonly threecx?: number; readonly website?: number };
  /** How often the CRM's webhook queue runs; without it only by `flushWebhooks()` or `espocrm.queue.run()`. */
  readonly webhookIntervalMs?: number | undefined;
  /** How long a failed delivery waits for its next try; 10 minutes as in EspoCRM. */
  readonly webhookRetryMs?: number;
  readonly advowareSettings?: Partial<AdvowareSettings>;
  readonly espocrmSettings?: Partial<EspoSettings>;
  readonly googleSettings?: Partial<GoogleSettings>;
  readonly threecxSettings?: Partial<PbxSettings>;
  /** Where 3CX's bridge and template, and the website's forms, find the hub. */
  readonly hub?: HubAddress | undefined;
};

export type Sandbox = {
  readonly connection: SandboxConnection;
  readonly advoware: AdvowareSystem;
  readonly espocrm: EspoSystem;
  readonly google: GoogleSystem;
  readonly threecx: PbxSystem;
  readonly website: Website;
  /** Delivers every webhook that is due, until the queue is empty. */
  flushWebhooks: () => Promise<void>;
  close: () => Promise<void>;
};

/** Starts the stand-ins for Advoware, EspoCRM, Google Calendar, 3CX and the website, each on its own port of 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? systemClock;
  const { stateDir } = options;
  const isFirm = options.data === 'firm';
  const advoware = createAdvoware({ clock, stateDir, initial: () => (isFirm ? firmInAdvoware(clock()) : emptyAdvowareState()), settings: options.advowareSettings });
  const espocrm = createEspo({
    clock, stateDir, settings: options.espocrmSettings, webhookRetryMs: options.webhookRetryMs ?? TEN_MINUTES,
    initial: () => (isFirm ? firmInCrm(clock()) : emptyFirmInCrm(clock())),
  });
  const google = createGoogle({ clock, stateDir, settings: options.googleSettings });
  const threecx = createPbx({ clock, stateDir, settings: options.threecxSettings, hub: options.hub });
  const website = createWebsite({ clock, hubUrl: options.hub?.url });
  // A process that is killed right away must find the same data again.
  advoware.flush();
  espocrm.flush();
  const servers = await startServers(options, { advoware, espocrm, google, threecx, website }, clock);
  const stop = new AbortController();
  const timer = options.webhookIntervalMs === undefined ? undefined : setInterval(() => espocrm.queue.tick(stop.signal), options.webhookIntervalMs);
  const close = async (): Promise<void> => {
    clearInterval(timer);
    stop.abort();
    await servers.close();
    advoware.flush();
    espocrm.flush();
  };
  return { connection: servers.connection, advoware, espocrm, google, threecx, website, flushWebhooks: () => espocrm.queue.drain(stop.signal), close };
}

type Servers = { readonly connection: SandboxConnection; close: () => Promise<void> };

type Systems = Pick<Sandbox, 'advoware' | 'espocrm' | 'google' | 'threecx' | 'website'>;

async function startServers(options: SandboxOptions, systems: Systems, clock: Clock): Promise<Servers> {
  const { advoware, espocrm, google, threecx, website } = systems;
  const last = lastPorts(options.stateDir);
  const origins = { advoware: '', espocrm: '', google: '', threecx: '', website: '' };
  const info = (self: string) => () => ({ self, ...origins });
  const http = (system: AdvowareSystem | EspoSystem) => ({ handle: system.handle, log: system.log, faults: system.faults, clock });
  const first = await startServer({ ...http(advoware), control: advowareControl(advoware, info('advoware')) }, wanted(options.ports?.advoware, last.advoware));
  const second = await startServer({ ...http(espocrm), control: espoControl(espocrm, info('espocrm')) }, wanted(options.ports?.espocrm, last.espocrm));
  const third = await serveGoogle(google, wanted(options.ports?.google, last.google), clock, () => ({ ...info('google')(), employees }));
  const fourth = await servePbx(threecx, wanted(options.ports?.threecx, last.threecx), clock, info('threecx'));
  const fifth = await serveWebsite(website, wanted(options.ports?.website, last.website), clock, info('website'));
  rememberPorts(options.stateDir, { advoware: first.port, espocrm: second.port, google: third.port, threecx: fourth.port, website: fifth.port });
  Object.assign(origins, {
    advoware: `http://127.0.0.1:${first.port}/`, espocrm: `http://127.0.0.1:${second.port}/`, google: google.origin(), threecx: `http://127.0.0.1:${fourth.port}/`,
    website: `http://127.0.0.1:${fifth.port}/`,
  });
  const close = async (): Promise<void> => {
    await Promise.all([first.close(), second.close(), third.close(), fourth.close(), fifth.close()]);
  };
  return { connection: connectionTo(origins, systems), close };
}

function wanted(port: number | undefined, last: number): number[] {
  return port === undefined || port === 0 ? [last] : [port];
}

function connectionTo(origins: { advoware: string; espocrm: string; threecx: string; website: string }, { advoware, espocrm, google, threecx, website }: Systems): SandboxConnection {
  const { apiKey, userId, notifyUserId, newsletterListId } = espocrm.credentials;
  return {
    advoware: { url: origins.advoware, tokenUrl: `${origins.advoware}api/v1/Token`, ...advoware.credentials },
    espocrm: { url: `${origins.espocrm}api/v1`, apiKey, userId, notifyUserId, newsletterListId },
    google: google.connection(),
    threecx: { url: origins.threecx, ...threecx.credentials },
    website: { url: origins.website, secret: website.secret },
  };
}
