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
var one_of_exports = {};
__export(one_of_exports, {
  manyOf: () => manyOf,
  oneOf: () => oneOf
});
module.exports = __toCommonJS(one_of_exports);
var import_zod = require("zod");
function oneOf(schema) {
  return import_zod.z.union([schema, import_zod.z.tuple([schema]).transform(([only]) => only)]);
}
function manyOf(schema) {
  return import_zod.z.union([import_zod.z.array(schema), schema.transform((only) => [only])]);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  manyOf,
  oneOf
});
//# sourceMappingURL=one-of.js.map
