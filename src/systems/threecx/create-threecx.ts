import { apiKey, bearer, type AuthorizationParts } from './authorization.js';
import { createCallIds } from './call-ids.js';
import { readCallState } from './callcontrol/call-state.js';
import { createStartCall } from './callcontrol/start-call.js';
import { createCapabilities } from './capabilities.js';
import { createSimpleClient } from './simple/client.js';
import type { ThreeCx } from './threecx.js';
import { createCallLog } from './xapi/call-log.js';
import { createRecordings } from './xapi/recordings.js';
import { createWatch, defaultWatchTiming, type WatchTiming } from './watch/watch-calls.js';
import { createWire } from './wire.js';

export interface ThreeCxParts extends Omit<AuthorizationParts, 'http'> {
  readonly http?: AuthorizationParts['http'] | undefined;
  readonly watchTiming?: Partial<WatchTiming>;
}

/** A client of the telephone system, in the dialect of the settings. Clients that share a Redis share one login and one watch. */
export function createThreeCx(parts: ThreeCxParts): ThreeCx {
  return parts.settings.dialect === 'simple' ? createSimple(parts) : createCallControl(parts);
}

function createCallControl({ settings, effects, cache, log, http = {}, watchTiming }: ThreeCxParts): ThreeCx {
  const wire = createWire({ settings, effects, http }, bearer({ settings, effects, cache, log, http }));
  const capabilities = createCapabilities(effects, log);
  const callIds = createCallIds(cache, effects);
  return {
    dialect: 'callcontrol',
    capabilities: capabilities.all,
    startCall: createStartCall({ wire, effects, capabilities, callIds, dn: settings.dn }),
    callState: (callId) => readCallState(wire, capabilities, callId),
    callLog: createCallLog(wire, capabilities, effects),
    ...createRecordings(wire, capabilities),
    watch: createWatch({
      baseUrl: settings.baseUrl, wire, effects, redis: cache, log, capabilities, callIds, timing: { ...defaultWatchTiming, ...watchTiming },
    }),
    close: () => { wire.close(); },
  };
}

function createSimple({ settings, effects, log, http = {} }: ThreeCxParts): ThreeCx {
  const wire = createWire({ settings, effects, http }, apiKey(settings));
  const capabilities = createCapabilities(effects, log, ['events', 'call_log']);
  return {
    dialect: 'simple',
    capabilities: capabilities.all,
    ...createSimpleClient({ wire, capabilities, dn: settings.dn }),
    close: () => { wire.close(); },
  };
}
