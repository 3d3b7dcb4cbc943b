import { join } from 'node:path';
import type { Clock } from '../clock.js';
import { Faults } from '../http/faults.js';
import { RequestLog } from '../http/request-log.js';
import type { Handler } from '../http/exchange.js';
import { loadState, openStateFile } from '../state/state-file.js';
import { advowareApi } from './api.js';
import { appointmentRoutes } from './appointment-routes.js';
import { AppointmentStore } from './appointment-store.js';
import { beteiligteRoutes } from './beteiligte-routes.js';
import { sandboxAdvowareCredentials, type AdvowareCredentials } from './credentials.js';
import { otherRoutes } from './other-routes.js';
import { defaultAdvowareSettings, emptyAdvowareState, type AdvowareSettings, type AdvowareState } from './state.js';
import { AdvowareStore } from './store.js';
import { Tokens } from './token.js';

/** The stand-in for Advoware with its hands and eyes for tests. */
export type AdvowareSystem = {
  readonly credentials: AdvowareCredentials;
  /** What a person at Advoware can see and do; changes move rowId and geaendertAm. */
  readonly store: AdvowareStore;
  readonly appointments: AppointmentStore;
  readonly state: AdvowareState;
  readonly settings: AdvowareSettings;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly handle: Handler;
  expireTokens: () => void;
  /** Writes what is not yet on disk. */
  flush: () => void;
};

export type AdvowareOptions = {
  readonly clock: Clock;
  readonly stateDir?: string | undefined;
  readonly initial: () => AdvowareState;
  readonly settings?: Partial<AdvowareSettings> | undefined;
};

/** Builds the stand-in; the state on disk, where there is one, wins over the initial data. */
export function createAdvoware(options: AdvowareOptions): AdvowareSystem {
  const path = options.stateDir === undefined ? undefined : join(options.stateDir, 'advoware.json');
  const kept = loadState(path) as AdvowareState | undefined;
  // A state of an older version knows no appointments.
  const state = kept === undefined ? options.initial() : { ...emptyAdvowareState(), ...kept };
  const settings: AdvowareSettings = { ...defaultAdvowareSettings, ...options.settings };
  const file = openStateFile(path, () => state);
  const changed = file.touch;
  const store = new AdvowareStore({ state, settings, clock: options.clock, changed });
  const appointments = new AppointmentStore({ state, clock: options.clock, changed });
  const tokens = new Tokens({ state, credentials: sandboxAdvowareCredentials, clock: options.clock, changed });
  return {
    credentials: sandboxAdvowareCredentials,
    store,
    appointments,
    state,
    settings,
    log: new RequestLog(),
    faults: new Faults(),
    handle: advowareApi(tokens, [...beteiligteRoutes(store), ...appointmentRoutes(appointments), ...otherRoutes(state, changed)]),
    expireTokens: () => tokens.expireAll(),
    flush: file.flush,
  };
}
