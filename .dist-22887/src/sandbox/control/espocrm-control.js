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
var espocrm_control_exports = {};
__export(espocrm_control_exports, {
  espoControl: () => espoControl
});
module.exports = __toCommonJS(espocrm_control_exports);
var import_zod = require("zod");
var import_exchange = require("../http/exchange.js");
var import_errors = require("../espocrm/errors.js");
var import_sanitize = require("../espocrm/sanitize.js");
var import_control = require("./control.js");
const RECORDS = "/_sandbox/records/:type";
const settingsSchema = import_zod.z.strictObject({
  optimisticLocking: import_zod.z.boolean().optional(),
  phoneNumberInternational: import_zod.z.boolean().optional(),
  allowInternalWebhooks: import_zod.z.boolean().optional(),
  webhookAllowedAddressList: import_zod.z.array(import_zod.z.string()).optional(),
  loginLock: import_zod.z.boolean().optional(),
  dirtyOnPersonsEdit: import_zod.z.boolean().optional(),
  forbidden: import_zod.z.array(import_zod.z.string()).optional()
});
function espoControl(system, info) {
  return (0, import_control.controlApi)({
    log: system.log,
    faults: system.faults,
    page: "espocrm.html",
    info: () => ({ ...info(), staff: staffOf(system) }),
    settings: system.settings,
    settingsSchema,
    routes: [...recordRoutes(system).map(politely), ...otherRoutes(system)]
  });
}
function otherRoutes(system) {
  return [
    { method: "POST", pattern: "/_sandbox/webhooks/flush", handle: async () => {
      await system.queue.drain();
      return (0, import_exchange.json)(200, {});
    } },
    { method: "GET", pattern: "/_sandbox/webhooks", handle: () => (0, import_exchange.json)(200, webhookView(system)) },
    { method: "GET", pattern: "/_sandbox/notices", handle: () => (0, import_exchange.json)(200, system.state.notices) },
    { method: "POST", pattern: "/_sandbox/unlock-logins", handle: () => (0, import_control.done)(() => system.unlockLogins()) }
  ];
}
function recordRoutes({ persons, credentials }) {
  const user = (request) => (0, import_exchange.header)(request, "x-sandbox-user") ?? credentials.staffUserId;
  const body = (request) => (0, import_sanitize.objectOf)((0, import_exchange.bodyJson)(request));
  const shown = (type, id) => {
    const record = persons.read(type, id);
    return record === void 0 ? (0, import_exchange.json)(404, { message: "Diesen Datensatz gibt es nicht." }) : (0, import_exchange.json)(200, record);
  };
  return [
    { method: "GET", pattern: RECORDS, handle: (_request, at) => (0, import_exchange.json)(200, persons.all(at["type"] ?? "")) },
    { method: "POST", pattern: RECORDS, handle: (request, at) => {
      const type = at["type"] ?? "";
      return shown(type, persons.create(type, body(request), user(request)).id);
    } },
    { method: "GET", pattern: `${RECORDS}/:id`, handle: (_request, at) => shown(at["type"] ?? "", at["id"] ?? "") },
    { method: "PUT", pattern: `${RECORDS}/:id`, handle: (request, at) => {
      persons.edit(at["type"] ?? "", at["id"] ?? "", body(request), user(request));
      return shown(at["type"] ?? "", at["id"] ?? "");
    } },
    { method: "DELETE", pattern: `${RECORDS}/:id`, handle: (request, at) => (0, import_control.done)(() => persons.remove(at["type"] ?? "", at["id"] ?? "", user(request))) }
  ];
}
function staffOf({ persons }) {
  return persons.all("User").filter((user) => user["type"] === "regular").map(({ id, name }) => ({ id, name }));
}
function webhookView({ state }) {
  return {
    webhooks: Object.values(state.webhooks).map(({ id, event, url, isActive, skipOwn }) => ({ id, event, url, isActive, skipOwn })),
    waitingEvents: state.events.length,
    pendingItems: state.items.filter((item) => item.status === "pending").length,
    failedItems: state.items.filter((item) => item.status === "failed").length
  };
}
function politely(route) {
  const handle = async (request, parameters) => {
    try {
      return await route.handle(request, parameters);
    } catch (error) {
      if (error instanceof import_errors.EspoError) return (0, import_exchange.json)(error.status, { message: error.reason ?? `EspoCRM ${error.status}`, body: error.body ?? null });
      throw error;
    }
  };
  return { ...route, handle };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  espoControl
});
//# sourceMappingURL=espocrm-control.js.map
