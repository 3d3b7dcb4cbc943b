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
var present_exports = {};
__export(present_exports, {
  created: () => created,
  hasChannels: () => hasChannels,
  listItem: () => listItem,
  single: () => single
});
module.exports = __toCommonJS(present_exports);
var import_json = require("../json.js");
var import_channels = require("./channels.js");
var import_database = require("./database.js");
var import_schema = require("./schema.js");
var import_state = require("./state.js");
const LIST_TEXT_LIMIT = 1e4;
function single(database, type, record) {
  const def = database.def(type);
  const shown = { id: record.id, name: nameAttribute(def, record), deleted: record.deleted };
  for (const [name, field] of Object.entries(def.fields)) {
    Object.assign(shown, shownField(database, record, name, field));
  }
  if (type === "Call") shown["duration"] = callDuration(record);
  if (hasChannels(def)) Object.assign(shown, channelData(database, record));
  if (def.versioned && database.settings.optimisticLocking) shown["versionNumber"] = record.version;
  return shown;
}
function listItem(database, type, record, select) {
  const whole = single(database, type, record);
  const shown = {};
  for (const [attribute, value] of Object.entries(whole)) {
    if (attribute.endsWith("Data") || select !== void 0 && !select.has(attribute)) continue;
    shown[attribute] = typeof value === "string" ? value.slice(0, LIST_TEXT_LIMIT) : value;
  }
  return shown;
}
function created(database, type, record) {
  const shown = { ...single(database, type, record), ...type === "Call" ? { duration: record.attributes["duration"] ?? null } : {} };
  const withChannels = /* @__PURE__ */ new Set([...record.emails.length > 0 ? ["emailAddress"] : [], ...record.phones.length > 0 ? ["phoneNumber"] : []]);
  return Object.fromEntries(
    Object.entries(shown).filter(([attribute, value]) => {
      const channel = /^(emailAddress|phoneNumber)/u.exec(attribute)?.[0];
      return channel === void 0 ? value !== null : withChannels.has(channel);
    })
  );
}
function nameAttribute(def, record) {
  return (0, import_database.displayName)(def, record);
}
function callDuration(record) {
  return (Date.parse(`${(0, import_state.textOf)(record, "dateEnd")}Z`) - Date.parse(`${(0, import_state.textOf)(record, "dateStart")}Z`)) / 1e3;
}
function hasChannels(def) {
  return def.fields["emailAddress"]?.type === "email";
}
function channelData(database, record) {
  const { emails, phones } = database.state;
  return {
    ...(0, import_channels.flatOf)(import_channels.emailChannel, emails, record.emails),
    emailAddressData: (0, import_channels.dataOf)(import_channels.emailChannel, emails, record.emails),
    ...(0, import_channels.flatOf)(import_channels.phoneChannel, phones, record.phones),
    phoneNumberData: (0, import_channels.dataOf)(import_channels.phoneChannel, phones, record.phones)
  };
}
function shownField(database, record, name, field) {
  const stored = (attribute) => (0, import_json.copy)(record.attributes[attribute] ?? null);
  switch (field.type) {
    case "email":
    case "phone":
      return {};
    case "link":
      return { [`${name}Id`]: stored(`${name}Id`), [`${name}Name`]: linkName(database, field.entity, stored(`${name}Id`)) };
    case "linkParent":
      return {
        [`${name}Id`]: stored(`${name}Id`),
        [`${name}Type`]: stored(`${name}Type`),
        [`${name}Name`]: linkName(database, stored(`${name}Type`), stored(`${name}Id`))
      };
    case "linkMultiple":
      return linkMultiple(database, field.entity, name, stored(`${name}Ids`));
    case "varchar":
    case "text":
    case "int":
    case "bool":
    case "enum":
    case "date":
    case "datetime":
    case "array":
      return Object.fromEntries((0, import_schema.attributesOf)(name, field).map((attribute) => [attribute, stored(attribute)]));
  }
}
function linkName(database, entity, id) {
  return typeof id === "string" && typeof entity === "string" ? database.nameOf(entity, id) : null;
}
function linkMultiple(database, entity, name, ids) {
  const list = Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  return { [`${name}Ids`]: list, [`${name}Names`]: Object.fromEntries(list.map((id) => [id, database.nameOf(entity, id)])) };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  created,
  hasChannels,
  listItem,
  single
});
//# sourceMappingURL=present.js.map
