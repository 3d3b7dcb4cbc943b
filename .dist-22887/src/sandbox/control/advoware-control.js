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
var advoware_control_exports = {};
__export(advoware_control_exports, {
  advowareControl: () => advowareControl
});
module.exports = __toCommonJS(advoware_control_exports);
var import_zod = require("zod");
var import_api = require("../advoware/api.js");
var import_check = require("../advoware/check.js");
var import_kinds = require("../advoware/kinds.js");
var import_refusal = require("../advoware/refusal.js");
var import_exchange = require("../http/exchange.js");
var import_control = require("./control.js");
const RECORDS = "/_sandbox/records/Beteiligte";
const ENTRIES = `${RECORDS}/:betNr/Kommunikationen`;
const settingsSchema = import_zod.z.strictObject({ entryMovesRowId: import_zod.z.boolean().optional() });
function advowareControl(system, info) {
  return (0, import_control.controlApi)({
    log: system.log,
    faults: system.faults,
    page: "advoware.html",
    info: () => ({ ...info(), kinds: import_kinds.kindNames }),
    settings: system.settings,
    settingsSchema,
    routes: [{ method: "POST", pattern: "/_sandbox/expire-token", handle: () => (0, import_control.done)(() => system.expireTokens()) }, ...recordRoutes(system).map(politely)]
  });
}
function recordRoutes({ store }) {
  const reply = (betNr) => (0, import_exchange.json)(200, seenByPerson(store.get(betNr)));
  return [
    { method: "GET", pattern: RECORDS, handle: () => (0, import_exchange.json)(200, store.all().map(seenByPerson)) },
    { method: "POST", pattern: RECORDS, handle: (request) => {
      const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
      (0, import_check.checkBeteiligter)(body);
      return reply(store.create(body).betNr);
    } },
    { method: "GET", pattern: `${RECORDS}/:betNr`, handle: (_request, at) => reply(number(at, "betNr")) },
    { method: "PUT", pattern: `${RECORDS}/:betNr`, handle: (request, at) => {
      const betNr = number(at, "betNr");
      const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
      (0, import_check.checkBeteiligter)({ ...store.get(betNr).fields, ...body });
      return reply(store.edit(betNr, body).betNr);
    } },
    { method: "DELETE", pattern: `${RECORDS}/:betNr`, handle: (_request, at) => (0, import_control.done)(() => store.remove(number(at, "betNr"))) },
    { method: "POST", pattern: ENTRIES, handle: (request, at) => {
      const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
      store.addEntry(number(at, "betNr"), { tlf: "", ...(0, import_check.entryChangeOf)(body), kommKz: (0, import_check.kindOf)(body) });
      return reply(number(at, "betNr"));
    } },
    { method: "PUT", pattern: `${ENTRIES}/:id`, handle: (request, at) => {
      store.changeEntry(number(at, "betNr"), number(at, "id"), (0, import_check.entryChangeOf)((0, import_check.objectOf)((0, import_exchange.bodyJson)(request))));
      return reply(number(at, "betNr"));
    } },
    { method: "DELETE", pattern: `${ENTRIES}/:id`, handle: (_request, at) => {
      store.removeEntry(number(at, "betNr"), number(at, "id"));
      return reply(number(at, "betNr"));
    } }
  ];
}
function seenByPerson(record) {
  return { betNr: record.betNr, rowId: record.rowId, geaendertAm: record.geaendertAm, ...record.fields, kommunikation: record.kommunikation };
}
function number(at, name) {
  return Number(at[name]);
}
function politely(route) {
  const handle = async (request, parameters) => {
    try {
      return await route.handle(request, parameters);
    } catch (error) {
      if (error instanceof import_refusal.Refusal) return (0, import_api.refusalReply)(error);
      throw error;
    }
  };
  return { ...route, handle };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  advowareControl
});
//# sourceMappingURL=advoware-control.js.map
