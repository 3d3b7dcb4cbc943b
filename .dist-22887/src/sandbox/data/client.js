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
var client_exports = {};
__export(client_exports, {
  company: () => company,
  isPerson: () => isPerson,
  person: () => person,
  reach: () => reach
});
module.exports = __toCommonJS(client_exports);
const PERSONS = /* @__PURE__ */ new Set(["Nat\xFCrliche Person", "Einzelunternehmen"]);
function isPerson(client) {
  return PERSONS.has(client.rechtsform);
}
const reach = (kind, value, remark) => ({ kind, value, ...remark === void 0 ? {} : { remark } });
function person(vorname, name, anrede, geboren, ort, reachable, options = {}) {
  return { situation: "linked", rechtsform: "Nat\xFCrliche Person", name, vorname, anrede, geboren, ort, reach: reachable, ...options };
}
function company(name, rechtsform, register, ort, reachable, options = {}) {
  return { situation: "linked", rechtsform, name, ...register === void 0 ? {} : { register }, ort, reach: reachable, ...options };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  company,
  isPerson,
  person,
  reach
});
//# sourceMappingURL=client.js.map
