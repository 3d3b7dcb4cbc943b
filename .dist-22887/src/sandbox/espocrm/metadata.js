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
var metadata_exports = {};
__export(metadata_exports, {
  appUser: () => appUser,
  metadata: () => metadata,
  settingsAnswer: () => settingsAnswer
});
module.exports = __toCommonJS(metadata_exports);
var import_json = require("../json.js");
var import_actor = require("./actor.js");
var import_entities = require("./entities.js");
var import_present = require("./present.js");
const ACTIONS = ["create", "read", "edit", "delete"];
function metadata(settings, key) {
  const whole = { entityDefs: {}, scopes: {} };
  const [entityDefs, scopes] = [{}, {}];
  for (const [name, def] of Object.entries(import_entities.entities)) {
    entityDefs[name] = {
      fields: Object.fromEntries(Object.entries(def.fields).map(([field, fieldDef]) => [field, fieldMetadata(field, fieldDef)])),
      ...def.versioned ? { optimisticConcurrencyControl: settings.optimisticLocking } : {}
    };
    scopes[name] = {
      entity: true,
      object: true,
      stream: true,
      type: def.person ? "Person" : "Base",
      isCustom: name.startsWith("C") && /^C[A-Z]/u.test(name),
      ...def.duplicateCheck ? { duplicateCheckFieldList: ["name", "emailAddress"] } : {}
    };
  }
  Object.assign(whole, { entityDefs, scopes });
  return (key ?? "").split(".").filter((part) => part !== "").reduce((part, name) => (0, import_json.isJsonObject)(part) ? part[name] ?? null : null, whole);
}
function fieldMetadata(name, field) {
  const plain = structuredClone(field);
  if (field.type === "phone") return { ...plain, typeList: [...import_entities.phoneTypes], defaultType: "Mobile" };
  return name.startsWith("c") && /^c[A-Z]/u.test(name) && !["createdAt", "createdBy"].includes(name) ? { ...plain, isCustom: true } : plain;
}
function settingsAnswer(settings) {
  return {
    applicationName: "EspoCRM (Sandbox)",
    version: "9.3.10",
    timeZone: "UTC",
    dateFormat: "DD.MM.YYYY",
    timeFormat: "HH:mm",
    language: "de_DE",
    phoneNumberInternational: settings.phoneNumberInternational,
    phoneNumberExtensions: false,
    recordsPerPage: 20
  };
}
function appUser(database, actor) {
  const user = database.find("User", actor.id);
  const table = { Webhook: actor.type !== "regular" && !database.settings.forbidden.includes("Webhook") };
  for (const name of Object.keys(import_entities.entities)) table[name] = rights(database.settings, actor, name);
  return {
    user: user === void 0 ? null : (0, import_present.single)(database, "User", user),
    acl: { table, fieldTable: {}, assignmentPermission: "all", userPermission: "all", messagePermission: "all", mentionPermission: "all" },
    preferences: {},
    language: "de_DE",
    settings: settingsAnswer(database.settings)
  };
}
function rights(settings, actor, type) {
  return Object.fromEntries(
    ACTIONS.map((action) => [action, (0, import_actor.mayDo)(settings, actor, type, action) ? action === "create" ? "yes" : "all" : "no"])
  );
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  appUser,
  metadata,
  settingsAnswer
});
//# sourceMappingURL=metadata.js.map
