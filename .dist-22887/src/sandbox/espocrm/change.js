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
var change_exports = {};
__export(change_exports, {
  changedAttributes: () => changedAttributes,
  creationPayload: () => creationPayload
});
module.exports = __toCommonJS(change_exports);
var import_json = require("../json.js");
const SILENT = /* @__PURE__ */ new Set(["modifiedAt", "modifiedById", "modifiedByName", "versionNumber", "name", "emailAddressData", "phoneNumberData", "streamUpdatedAt"]);
const WITH_FLAGS = /^(emailAddress|phoneNumber)Is/u;
function changedAttributes(before, after, echo, newEditor) {
  const changed = {};
  for (const [attribute, value] of Object.entries(after)) {
    if (SILENT.has(attribute) || WITH_FLAGS.test(attribute) || attribute.endsWith("Names")) continue;
    if (!(0, import_json.sameJson)(before[attribute], value)) changed[attribute] = value;
  }
  for (const [attribute, sent] of Object.entries(echo)) {
    if (!(0, import_json.sameJson)(before[attribute], sent)) changed[attribute] = sent;
  }
  if (newEditor !== void 0) Object.assign(changed, { modifiedById: newEditor.id, modifiedByName: newEditor.userName });
  return changed;
}
function creationPayload(answer, echo) {
  const payload = Object.fromEntries(Object.entries(answer).filter(([attribute]) => !attribute.endsWith("Data") && attribute !== "versionNumber" && !WITH_FLAGS.test(attribute)));
  if (typeof payload["emailAddress"] === "string") payload["emailAddress"] = payload["emailAddress"].toLowerCase();
  return { ...payload, ...echo };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  changedAttributes,
  creationPayload
});
//# sourceMappingURL=change.js.map
