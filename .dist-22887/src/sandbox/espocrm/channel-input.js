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
var channel_input_exports = {};
__export(channel_input_exports, {
  channelInput: () => channelInput
});
module.exports = __toCommonJS(channel_input_exports);
var import_json = require("../json.js");
var import_channels = require("./channels.js");
var import_entities = require("./entities.js");
var import_errors = require("./errors.js");
var import_phone_format = require("./phone-format.js");
const MAX_ENTRIES = 10;
const EMAIL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}$/u;
function channelInput(entityType, def, body, storedPhone, settings) {
  if (def.fields["emailAddress"]?.type !== "email") return { echo: {} };
  return { ...emailInput(entityType, body), ...phoneInput(entityType, body, storedPhone, settings), echo: echoOf(body, settings) };
}
function emailInput(entityType, body) {
  const array = arrayOf(body["emailAddressData"]);
  if (array === void 0) {
    const flat = flatOf(body["emailAddress"]);
    if (flat === void 0) return {};
    if (flat !== null && !EMAIL.test(flat)) throw (0, import_errors.validationFailure)(entityType, "emailAddress", "emailAddress");
    return { email: flat };
  }
  if (array.length > MAX_ENTRIES) throw (0, import_errors.validationFailure)(entityType, "emailAddress", "maxCount");
  const items = array.flatMap((item) => {
    const value = item["emailAddress"];
    return typeof value === "string" && value !== "" ? [(0, import_channels.itemOf)(item, value)] : [];
  });
  if (items.some((item) => !EMAIL.test(item.value))) throw (0, import_errors.validationFailure)(entityType, "emailAddress", "emailAddress");
  return { emails: items };
}
function phoneInput(entityType, body, storedPhone, settings) {
  const array = arrayOf(body["phoneNumberData"]);
  const flat = flatOf(body["phoneNumber"]);
  if (array === void 0 && flat === void 0) return {};
  const failure = (type) => (0, import_errors.validationFailure)(entityType, "phoneNumber", type);
  const checked = flat === void 0 ? storedPhone : flat;
  const stored = checked === null ? null : normalPhone(checked, settings);
  if (stored === void 0) throw failure("valid");
  if (array === void 0) return { phone: stored };
  if (array.length > MAX_ENTRIES) throw failure("maxCount");
  const phones = array.map((item) => {
    const value = typeof item["phoneNumber"] === "string" ? normalPhone(item["phoneNumber"], settings) : void 0;
    const type = item["type"] ?? "Mobile";
    if (value === void 0 || !import_entities.phoneTypes.some((known) => known === type)) throw failure("valid");
    return (0, import_channels.itemOf)(item, value);
  });
  return { phones };
}
function normalPhone(text, settings) {
  if (settings.phoneNumberInternational) return (0, import_phone_format.toE164)(text);
  return (0, import_phone_format.isLoosePhone)(text) ? text : void 0;
}
function arrayOf(value) {
  return Array.isArray(value) ? value.filter(import_json.isJsonObject) : void 0;
}
function flatOf(value) {
  if (value === void 0 || value === null) return value;
  return typeof value === "string" && value !== "" ? value : null;
}
function echoOf(body, settings) {
  const emails = arrayOf(body["emailAddressData"]);
  const phones = arrayOf(body["phoneNumberData"])?.map((item) => ({ ...item, phoneNumber: normalPhone((0, import_json.plainText)(item["phoneNumber"]), settings) ?? null }));
  return { ...emails === void 0 ? {} : { emailAddressData: emails }, ...phones === void 0 ? {} : { phoneNumberData: phones } };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  channelInput
});
//# sourceMappingURL=channel-input.js.map
