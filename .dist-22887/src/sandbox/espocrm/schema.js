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
var schema_exports = {};
__export(schema_exports, {
  attributesOf: () => attributesOf
});
module.exports = __toCommonJS(schema_exports);
function attributesOf(name, field) {
  switch (field.type) {
    case "link":
      return [`${name}Id`, `${name}Name`];
    case "linkParent":
      return [`${name}Id`, `${name}Type`, `${name}Name`];
    case "linkMultiple":
      return [`${name}Ids`, `${name}Names`];
    case "email":
      return ["emailAddress", "emailAddressIsOptedOut", "emailAddressIsInvalid", "emailAddressData"];
    case "phone":
      return ["phoneNumber", "phoneNumberIsOptedOut", "phoneNumberIsInvalid", "phoneNumberData"];
    case "varchar":
    case "text":
    case "int":
    case "bool":
    case "enum":
    case "date":
    case "datetime":
    case "array":
      return [name];
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  attributesOf
});
//# sourceMappingURL=schema.js.map
