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
var espocrm_data_exports = {};
__export(espocrm_data_exports, {
  emptyFirmInCrm: () => emptyFirmInCrm,
  firmInCrm: () => firmInCrm
});
module.exports = __toCommonJS(espocrm_data_exports);
var import_channels = require("../espocrm/channels.js");
var import_credentials = require("../espocrm/credentials.js");
var import_dates = require("../espocrm/dates.js");
var import_state = require("../espocrm/state.js");
var import_client = require("./client.js");
var import_contact_values = require("./contact-values.js");
var import_firm = require("./firm.js");
var import_staff = require("./staff.js");
const DAY = 864e5;
function emptyFirmInCrm(start) {
  const state = (0, import_state.emptyEspoState)();
  (0, import_staff.addStaff)(state, (0, import_dates.utcText)(start - 500 * DAY));
  return state;
}
function firmInCrm(start) {
  const state = emptyFirmInCrm(start);
  for (const [index, client] of import_firm.clients.entries()) {
    if (!(0, import_firm.isInCrm)(client)) continue;
    const record = recordOf(state, client, index, start);
    (state.records["CBeteiligte"] ??= {})[record.id] = record;
  }
  return state;
}
function recordOf(state, client, index, start) {
  const times = (0, import_firm.timesOf)(client, index, start);
  const reachable = client.inCrm?.reach ?? client.reach;
  const national = client.inCrm?.nationalPhones === true;
  return {
    id: `66f0a1b2c3d5${String(index).padStart(5, "0")}`,
    deleted: false,
    // Some rows are older than the locking.
    version: index % 8 === 5 ? null : 1 + index % 4,
    attributes: { ...masterData(client), ...bookkeeping(client, index, times, start) },
    emails: (0, import_channels.writeAll)(import_channels.emailChannel, state.emails, [], reachable.filter(import_contact_values.isEmail).map((entry) => item((0, import_contact_values.crmValue)(entry), "Mobile"))),
    phones: (0, import_channels.writeAll)(import_channels.phoneChannel, state.phones, [], reachable.filter(import_contact_values.isPhone).map((entry) => item(national ? entry.value : (0, import_contact_values.crmValue)(entry), (0, import_contact_values.phoneType)(entry))))
  };
}
function masterData(client) {
  const name = client.inCrm?.name ?? client.name;
  const common = { rechtsform: client.rechtsform, ...register(client) };
  if (!(0, import_client.isPerson)(client)) return { ...common, firmenname: name, lastName: name };
  return {
    ...common,
    lastName: name,
    firstName: client.inCrm?.vorname ?? client.vorname ?? null,
    salutationName: client.anrede === "Herr" ? "Mr." : "Ms.",
    dateOfBirth: client.geboren ?? null
  };
}
function register(client) {
  const number = client.inCrm?.register ?? client.register;
  return number === void 0 ? {} : { handelsregisterNummer: number };
}
function bookkeeping(client, index, times, start) {
  const assigned = import_staff.responsible[index % import_staff.responsible.length];
  return {
    ...(0, import_firm.isLinked)(client) ? { betnr: (0, import_firm.betNrOf)(index) } : {},
    syncStatus: statusOf(client),
    syncRetryCount: 0,
    ...times.lastSync === void 0 ? {} : { advowareLastSync: (0, import_dates.utcText)(times.lastSync) },
    ...index % 3 === 0 ? { description: `Mandant seit ${2010 + index % 14}.
\xDCbernommen aus der alten Kartei.` } : {},
    ...assigned === void 0 ? {} : { assignedUserId: assigned },
    createdAt: (0, import_dates.utcText)(start - (300 - index) * DAY),
    modifiedAt: (0, import_dates.utcText)(times.crm),
    createdById: import_credentials.sandboxEspoCredentials.staffUserId,
    modifiedById: client.situation === "linked" || client.situation === "changed-in-advoware" ? import_credentials.sandboxEspoCredentials.userId : import_credentials.sandboxEspoCredentials.staffUserId
  };
}
function statusOf(client) {
  switch (client.situation) {
    case "linked":
    case "changed-in-advoware":
      return "clean";
    case "dirty":
    case "conflict":
      return "dirty";
    case "crm-only":
    case "adopt":
    case "advoware-only":
      return "pending_sync";
  }
}
function item(value, type) {
  return { value, primary: false, optOut: false, invalid: false, type };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  emptyFirmInCrm,
  firmInCrm
});
//# sourceMappingURL=espocrm-data.js.map
