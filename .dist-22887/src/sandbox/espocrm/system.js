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
  createEspo: () => createEspo
});
module.exports = __toCommonJS(system_exports);
var import_node_path = require("node:path");
var import_faults = require("../http/faults.js");
var import_request_log = require("../http/request-log.js");
var import_state_file = require("../state/state-file.js");
var import_api = require("./api.js");
var import_auth = require("./auth.js");
var import_credentials = require("./credentials.js");
var import_database = require("./database.js");
var import_notices = require("./notices.js");
var import_persons = require("./persons.js");
var import_records = require("./records.js");
var import_state = require("./state.js");
var import_webhook_queue = require("./webhook-queue.js");
var import_webhooks = require("./webhooks.js");
function createEspo(options) {
  const path = options.stateDir === void 0 ? void 0 : (0, import_node_path.join)(options.stateDir, "espocrm.json");
  const state = (0, import_state_file.loadState)(path) ?? options.initial();
  const settings = { ...structuredClone(import_state.defaultEspoSettings), ...options.settings };
  const file = (0, import_state_file.openStateFile)(path, () => state);
  const database = new import_database.Database({ state, settings, clock: options.clock, changed: file.touch });
  const queue = new import_webhook_queue.WebhookQueue(database, options.webhookRetryMs);
  const records = new import_records.Records(database, (change) => {
    queue.push(change);
    if (change.kind === "create") (0, import_notices.notifyAbout)(database, change.type, change.record, change.actor);
  });
  const auth = new import_auth.Authentication(database);
  const webhooks = new import_webhooks.Webhooks(database);
  const actor = (userId) => {
    const found = auth.actor(userId);
    if (found === void 0) throw new Error(`The stand-in for EspoCRM has no user ${userId}.`);
    return found;
  };
  return {
    credentials: import_credentials.sandboxEspoCredentials,
    database,
    records,
    webhooks,
    queue,
    state,
    settings,
    actor,
    persons: new import_persons.Persons({ database, records, actor }),
    log: new import_request_log.RequestLog(),
    faults: new import_faults.Faults(),
    handle: (0, import_api.espoApi)({ database, auth, records, webhooks }),
    unlockLogins: () => auth.unlock(),
    flush: file.flush
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createEspo
});
//# sourceMappingURL=system.js.map
