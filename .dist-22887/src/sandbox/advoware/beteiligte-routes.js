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
var beteiligte_routes_exports = {};
__export(beteiligte_routes_exports, {
  beteiligteRoutes: () => beteiligteRoutes
});
module.exports = __toCommonJS(beteiligte_routes_exports);
var import_exchange = require("../http/exchange.js");
var import_beteiligter = require("./beteiligter.js");
var import_check = require("./check.js");
var import_refusal = require("./refusal.js");
const BASE = "/api/v1/advonet/Beteiligte";
function beteiligteRoutes(store) {
  return [
    { method: "GET", pattern: BASE, handle: (request) => search(store, request) },
    { method: "POST", pattern: BASE, handle: (request) => create(store, request) },
    { method: "GET", pattern: `${BASE}/:betNr`, handle: (_request, at) => single(store.get(numberOf(at, "betNr"))) },
    { method: "PUT", pattern: `${BASE}/:betNr`, handle: (request, at) => replace(store, request, numberOf(at, "betNr")) },
    { method: "DELETE", pattern: `${BASE}/:betNr`, handle: () => refuseDelete() },
    { method: "POST", pattern: `${BASE}/:betNr/Kommunikationen`, handle: (request, at) => addEntry(store, request, at) },
    { method: "PUT", pattern: `${BASE}/:betNr/Kommunikationen/:id`, handle: (request, at) => changeEntry(store, request, at) },
    { method: "DELETE", pattern: `${BASE}/:betNr/Kommunikationen/:id`, handle: () => refuseDelete() }
  ];
}
function single(record) {
  const shown = (0, import_beteiligter.asSeenByApi)(record);
  return (0, import_exchange.json)(200, record.betNr % 2 === 0 ? [shown] : shown);
}
function search(store, request) {
  const query = new URLSearchParams(request.query);
  const wanted = ["name", "vorname"].flatMap((field) => {
    const value = query.get(field)?.trim() ?? "";
    return value === "" ? [] : [{ field, value: foldCase(value) }];
  });
  const found = store.all().filter((record) => wanted.every(({ field, value }) => foldCase(record.fields[field]) === value));
  return (0, import_exchange.json)(200, found.map(import_beteiligter.asSeenByApi));
}
function foldCase(value) {
  return typeof value === "string" ? value.trim().toLocaleLowerCase("de") : "";
}
function create(store, request) {
  const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
  (0, import_check.checkBeteiligter)(body);
  return (0, import_exchange.json)(200, { betNr: store.create(body).betNr });
}
function replace(store, request, betNr) {
  const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
  const record = store.get(betNr);
  (0, import_check.checkBeteiligter)(body);
  if (isStale(body, record)) throw new import_refusal.Refusal(409, `Beteiligter ${betNr} wurde inzwischen ge\xE4ndert.`);
  return single(store.replace(betNr, body));
}
function isStale(body, record) {
  const rowId = body["rowId"] ?? null;
  return rowId !== null && rowId !== record.rowId;
}
function addEntry(store, request, at) {
  const betNr = numberOf(at, "betNr");
  store.get(betNr);
  const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
  const change = (0, import_check.entryChangeOf)(body);
  if (change.tlf === void 0 || change.tlf.trim() === "") throw new import_refusal.Refusal(400, "tlf fehlt.");
  const entry = store.addEntry(betNr, { ...change, tlf: change.tlf, kommKz: (0, import_check.kindOf)(body) });
  return (0, import_exchange.json)(200, (0, import_beteiligter.entryAsSeenByApi)(entry));
}
function changeEntry(store, request, at) {
  const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
  const change = (0, import_check.entryChangeOf)(body);
  const betNr = numberOf(at, "betNr");
  const id = numberOf(at, "id");
  const entry = store.get(betNr).kommunikation.find((each) => each.id === id);
  if (entry && isStale(body, entry)) throw new import_refusal.Refusal(409, `Eintrag ${id} wurde inzwischen ge\xE4ndert.`);
  return (0, import_exchange.json)(200, (0, import_beteiligter.entryAsSeenByApi)(store.changeEntry(betNr, id, change)));
}
function refuseDelete() {
  throw new import_refusal.Refusal(403, "L\xF6schen ist \xFCber die Schnittstelle nicht erlaubt.");
}
function numberOf(at, name) {
  const text = at[name] ?? "";
  if (!/^\d{1,9}$/u.test(text)) throw new import_refusal.Refusal(400, `${name} muss eine Zahl sein.`);
  return Number(text);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  beteiligteRoutes
});
//# sourceMappingURL=beteiligte-routes.js.map
