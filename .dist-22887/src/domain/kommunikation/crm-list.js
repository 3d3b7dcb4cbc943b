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
var crm_list_exports = {};
__export(crm_list_exports, {
  addedItem: () => addedItem,
  emailsToSend: () => emailsToSend,
  longestList: () => longestList,
  phonesToSend: () => phonesToSend,
  readItems: () => readItems,
  unwritable: () => unwritable
});
module.exports = __toCommonJS(crm_list_exports);
var import_keys = require("./keys.js");
const longestList = 10;
function readItems(crm, medium) {
  const list = medium === "phone" ? crm.phoneNumberData?.map(fromPhone) : crm.emailAddressData?.map(fromEmail);
  if (list === void 0) return void 0;
  const items = /* @__PURE__ */ new Map();
  for (const { value, ...rest } of list) {
    if (value === null || value === void 0 || value.trim() === "") continue;
    const read = newItem((0, import_keys.keyOf)(medium, value), value, rest.type ?? null);
    Object.assign(read, { primary: rest.primary ?? false, optOut: rest.optOut ?? false, invalid: rest.invalid ?? false });
    const first = items.get(read.key);
    if (first === void 0) items.set(read.key, read);
    else merge(first, read);
  }
  return [...items.values()];
}
function addedItem(medium, value, type) {
  return { ...newItem((0, import_keys.keyOf)(medium, value), value, type), added: true };
}
function unwritable(medium, items) {
  return items.find((item) => !item.removed && medium === "phone" && sendable(item.value) === void 0);
}
function phonesToSend(items) {
  const list = withOnePrimary(items).map(({ value, type, primary, optOut, invalid }) => ({ phoneNumber: sendable(value) ?? value, ...type === null ? {} : { type }, primary, optOut, invalid }));
  const national = items.some((item) => !item.added && !item.value.startsWith("+"));
  return { phoneNumberData: list, ...national ? { phoneNumber: list.find((item) => item.primary)?.phoneNumber ?? null } : {} };
}
function emailsToSend(items) {
  const list = withOnePrimary(items);
  return { emailAddressData: list.map(({ value, primary, optOut, invalid }) => ({ emailAddress: value, primary, optOut, invalid })) };
}
function newItem(key, value, type) {
  return { key, added: false, value, valueKey: key, type, primary: false, optOut: false, invalid: false, removed: false, held: false, link: void 0 };
}
function fromPhone(item) {
  return { ...item, value: item.phoneNumber };
}
function fromEmail(item) {
  return { ...item, value: item.emailAddress, type: null };
}
function merge(first, further) {
  first.primary ||= further.primary;
  first.optOut ||= further.optOut;
  first.invalid ||= further.invalid;
}
function sendable(phone) {
  if (phone.startsWith("+")) return phone;
  const stored = (0, import_keys.toEspoValue)("phone", phone);
  return stored.kind === "storable" ? stored.value : void 0;
}
function withOnePrimary(items) {
  const kept = items.filter((item) => !item.removed);
  const primary = kept.find((item) => item.primary) ?? kept[0];
  return kept.map((item) => ({ ...item, primary: item === primary }));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  addedItem,
  emailsToSend,
  longestList,
  phonesToSend,
  readItems,
  unwritable
});
//# sourceMappingURL=crm-list.js.map
