import { join } from 'node:path';
import type { Clock } from '../clock.js';
import type { Handler } from '../http/exchange.js';
import { Faults } from '../http/faults.js';
import { RequestLog } from '../http/request-log.js';
import { loadState, openStateFile } from '../state/state-file.js';
import { pbxApi } from './api/api.js';
import { callControlRoutes } from './api/call-control-routes.js';
import { simpleRoutes } from './api/simple-routes.js';
import { Tokens, type PbxCredentials } from './api/tokens.js';
import { xapiRoutes } from './api/xapi-routes.js';
import { EventsSocket } from './events-socket.js';
import { Pbx } from './pbx/pbx.js';
import { Reports } from './reports.js';
import { defaultPbxSettings, type HubAddress, type PbxSettings } from './settings.js';
import { emptyPbxState, type PbxState } from './state.js';

/** The invented API client of the hub, and the secret of the firm's bridge. */
export const sandboxPbxCredentials: PbxCredentials & { readonly webhookSecret: string } = {
  clientId: 'hub', apiKey: 'sandbox: invented secret of the API client', webhookSecret: 'sandbox-3cx-webhook-secret',
};

/** The stand-in for the telephone system with its hands and eyes for tests. */
export type PbxSystem = {
  readonly credentials: typeof sandboxPbxCredentials;
  /** What people do with their telephones. */
  readonly pbx: Pbx;
  readonly tokens: Tokens;
  readonly socket: EventsSocket;
  readonly reports: Reports;
  readonly state: PbxState;
  readonly settings: PbxSettings;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly handle: Handler;
  /** Where the bridge and the template find the hub; undefined: nowhere. */
  hub: HubAddress | undefined;
  /** Writes what is not yet on disk. */
  flush: () => void;
};

export type PbxOptions = {
  readonly clock: Clock; readonly stateDir?: string | undefined; readonly settings?: Partial<PbxSettings> | undefined; readonly hub?: HubAddress | undefined;
};

/** Builds the stand-in; live calls, recordings and the token are found again where there is a state on disk. */
export function createPbx({ clock, stateDir, settings: wanted, hub }: PbxOptions): PbxSystem {
  const path = stateDir === undefined ? undefined : join(stateDir, '3cx.json');
  const state: PbxState = { ...emptyPbxState(), ...(loadState(path) as PbxState | undefined) };
  const settings: PbxSettings = { ...defaultPbxSettings, ...wanted };
  const file = openStateFile(path, () => state);
  const [log, faults, credentials, changed] = [new RequestLog(), new Faults(), sandboxPbxCredentials, file.touch];
  const pbx = new Pbx({ state, settings, clock, changed });
  const tokens = new Tokens({ state, settings, credentials, clock, changed });
  const system: PbxSystem = {
    credentials, pbx, tokens, state, settings, log, faults, hub,
    socket: new EventsSocket({ pbx, tokens, settings, log, faults, clock }),
    reports: new Reports({ pbx, settings, hub: () => system.hub }),
    handle: pbxApi({ tokens, credentials, settings, routes: [...callControlRoutes(pbx), ...xapiRoutes(state, clock), ...simpleRoutes(pbx, state, clock)] }),
    flush: file.flush,
  };
  return system;
}
