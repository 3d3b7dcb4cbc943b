import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../clock.js';
import type { Handler } from '../http/exchange.js';
import { Faults } from '../http/faults.js';
import { RequestLog } from '../http/request-log.js';
import { loadState, openStateFile } from '../state/state-file.js';
import { AccessTokens, standingToken } from './access/access-tokens.js';
import { Quota } from './access/quota.js';
import { keyFilePath, loadServiceAccount, writeServiceAccount, type ServiceAccountKey } from './access/service-account.js';
import { tokenEndpoint } from './access/token-endpoint.js';
import { googleApi } from './api/api.js';
import { ApiFaults } from './api-faults.js';
import { CallLog } from './call-log.js';
import { EventWriter } from './events/event-writer.js';
import { CalendarPeople } from './people/calendar-people.js';
import { Push } from './push/push.js';
import { defaultGoogleSettings, type GoogleSettings } from './settings.js';
import { emptyGoogleState, type CalendarState, type GoogleState } from './state.js';
import { CalendarStore } from './store.js';

/** The stand-in for Google Calendar with its hands and eyes for tests. */
export type GoogleSystem = {
  /** As in the key file; its `token_uri` is right once the server listens. */
  readonly serviceAccount: ServiceAccountKey;
  /** Where the key file is; undefined when nothing is kept on disk. */
  readonly keyFile: string | undefined;
  /** A bearer token of the service account that always works. */
  readonly standingToken: string;
  readonly tokens: AccessTokens;
  /** What people do in Google's own interface. */
  readonly people: CalendarPeople;
  readonly push: Push;
  readonly state: GoogleState;
  readonly settings: GoogleSettings;
  readonly log: RequestLog;
  readonly calls: CallLog;
  /** Faults of the wire. */
  readonly faults: Faults;
  /** Faults of the service. */
  readonly apiFaults: ApiFaults;
  readonly handle: Handler;
  /** Hears of every calendar whose events changed, whoever changed them. */
  readonly onEventsChanged: (listener: (calendar: CalendarState) => void) => void;
  readonly origin: () => string;
  /** How a client finds and enters the stand-in; right once the server listens. */
  readonly connection: () => GoogleConnection;
  /** To be told where the server listens (`http://127.0.0.1:port/`): completes the key and writes its file. */
  listensAt: (origin: string) => void;
  /** Writes what is not yet on disk. */
  flush: () => void;
};

export type GoogleOptions = {
  readonly clock: Clock;
  readonly stateDir?: string | undefined;
  readonly settings?: Partial<GoogleSettings> | undefined;
  /** Where its ids come from: a simulation needs the same ones every time. */
  readonly randomBytes?: (size: number) => Buffer;
};

export type GoogleConnection = {
  /** As in `GOOGLE_CALENDAR_API_ROOT`. */
  readonly apiRoot: string;
  readonly tokenUri: string;
  /** A bearer token that always works, for trying the API by hand. */
  readonly token: string;
  /** As in `GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH`; absent when nothing is kept on disk. */
  readonly keyFile?: string;
};

/** Builds the stand-in; without calendars, unless there is a state on disk. */
export function createGoogle({ clock, stateDir, settings: wanted, randomBytes: bytes = randomBytes }: GoogleOptions): GoogleSystem {
  const path = stateDir === undefined ? undefined : join(stateDir, 'google.json');
  const state = (loadState(path) as GoogleState | undefined) ?? emptyGoogleState();
  const settings: GoogleSettings = { ...defaultGoogleSettings, ...wanted };
  const file = openStateFile(path, () => state);
  const serviceAccount = loadServiceAccount(stateDir);
  const keyFile = keyFilePath(stateDir);
  const store = new CalendarStore({ state, settings, clock, randomBytes: bytes, changed: file.touch });
  let origin = '';
  const push = new Push(store, () => origin);
  const writer = new EventWriter(store);
  const tokens = new AccessTokens(store, serviceAccount.client_email);
  const [calls, apiFaults] = [new CallLog(), new ApiFaults(state)];
  const desk = { store, writer, quota: new Quota(store), push, origin: () => origin };
  return {
    serviceAccount, tokens, push, state, settings, calls, apiFaults, standingToken,
    keyFile,
    people: new CalendarPeople(store, writer),
    log: new RequestLog(),
    faults: new Faults(),
    handle: googleApi({ desk, tokens, faults: apiFaults, calls, token: tokenEndpoint(store, tokens, serviceAccount) }),
    onEventsChanged: (listener) => { store.onEventsChanged(listener); },
    origin: () => origin,
    connection: () => ({ apiRoot: origin, tokenUri: serviceAccount.token_uri, token: standingToken, ...(keyFile === undefined ? {} : { keyFile }) }),
    listensAt: (at) => {
      origin = at;
      serviceAccount.token_uri = `${at}token`;
      writeServiceAccount(stateDir, serviceAccount);
    },
    flush: file.flush,
  };
}
