"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var system_exports = {};
__export(system_exports, {
  createGoogle: () => createGoogle
});
module.exports = __toCommonJS(system_exports);
var import_node_path = require("node:path");
var import_faults = require("../http/faults.js");
var import_request_log = require("../http/request-log.js");
var import_state_file = require("../state/state-file.js");
var import_access_tokens = require("./access/access-tokens.js");
var import_quota = require("./access/quota.js");
var import_service_account = require("./access/service-account.js");
var import_token_endpoint = require("./access/token-endpoint.js");
var import_api = require("./api/api.js");
var import_api_faults = require("./api-faults.js");
var import_call_log = require("./call-log.js");
var import_event_writer = require("./events/event-writer.js");
var import_calendar_people = require("./people/calendar-people.js");
var import_push = require("./push/push.js");
var import_settings = require("./settings.js");
var import_state = require("./state.js");
var import_store = require("./store.js");
function createGoogle({ clock, stateDir, settings: wanted }) {
  const path = stateDir === void 0 ? void 0 : (0, import_node_path.join)(stateDir, "google.json");
  const state = (0, import_state_file.loadState)(path) ?? (0, import_state.emptyGoogleState)();
  const settings = { ...import_settings.defaultGoogleSettings, ...wanted };
  const file = (0, import_state_file.openStateFile)(path, () => state);
  const serviceAccount = (0, import_service_account.loadServiceAccount)(stateDir);
  const keyFile = (0, import_service_account.keyFilePath)(stateDir);
  const store = new import_store.CalendarStore({ state, settings, clock, changed: file.touch });
  let origin = "";
  const push = new import_push.Push(store, () => origin);
  const writer = new import_event_writer.EventWriter(store);
  const tokens = new import_access_tokens.AccessTokens(store, serviceAccount.client_email);
  const [calls, apiFaults] = [new import_call_log.CallLog(), new import_api_faults.ApiFaults(state)];
  const desk = { store, writer, quota: new import_quota.Quota(store), push, origin: () => origin };
  return {
    serviceAccount,
    tokens,
    push,
    state,
    settings,
    calls,
    apiFaults,
    standingToken: import_access_tokens.standingToken,
    keyFile,
    people: new import_calendar_people.CalendarPeople(store, writer),
    log: new import_request_log.RequestLog(),
    faults: new import_faults.Faults(),
    handle: (0, import_api.googleApi)({ desk, tokens, faults: apiFaults, calls, token: (0, import_token_endpoint.tokenEndpoint)(store, tokens, serviceAccount) }),
    origin: () => origin,
    connection: () => ({ apiRoot: origin, tokenUri: serviceAccount.token_uri, token: import_access_tokens.standingToken, ...keyFile === void 0 ? {} : { keyFile } }),
    listensAt: (at) => {
      origin = at;
      serviceAccount.token_uri = `${at}token`;
      (0, import_service_account.writeServiceAccount)(stateDir, serviceAccount);
    },
    flush: file.flush
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createGoogle
});
//# sourceMappingURL=system.js.map
