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
var firm_exports = {};
__export(firm_exports, {
  betNrOf: () => betNrOf,
  clients: () => clients,
  isInAdvoware: () => isInAdvoware,
  isInCrm: () => isInCrm,
  isLinked: () => isLinked,
  timesOf: () => timesOf
});
module.exports = __toCommonJS(firm_exports);
var import_companies = require("./companies.js");
var import_persons = require("./persons.js");
const DAY = 864e5;
const HOUR = 36e5;
const clients = mixed(import_persons.persons, import_companies.companies);
function isInAdvoware(client) {
  return client.situation !== "crm-only";
}
function isInCrm(client) {
  return client.situation !== "advoware-only";
}
function isLinked(client) {
  return isInCrm(client) && isInAdvoware(client) && client.situation !== "adopt";
}
function betNrOf(index) {
  return 10001 + index * 7;
}
function timesOf(client, index, start) {
  const lastSync = start - 26 * HOUR - index * 3 * HOUR;
  const before = lastSync - DAY;
  switch (client.situation) {
    case "linked":
      return { lastSync: index % 9 === 4 ? void 0 : lastSync, crm: lastSync, advoware: before };
    case "dirty":
      return { lastSync, crm: start - 3 * HOUR, advoware: before };
    case "changed-in-advoware":
      return { lastSync, crm: lastSync, advoware: start - 5 * HOUR };
    case "conflict":
      return { lastSync, crm: start - 3 * HOUR, advoware: start - 4 * HOUR };
    case "crm-only":
    case "adopt":
    case "advoware-only":
      return { lastSync: void 0, crm: start - 6 * HOUR - index * 1e3, advoware: start - 400 * DAY };
  }
}
function mixed(left, right) {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_unused, index) => [left[index], right[index]]).flat().filter((client) => client !== void 0);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  betNrOf,
  clients,
  isInAdvoware,
  isInCrm,
  isLinked,
  timesOf
});
//# sourceMappingURL=firm.js.map
