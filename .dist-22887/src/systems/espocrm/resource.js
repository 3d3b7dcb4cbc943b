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
var resource_exports = {};
__export(resource_exports, {
  resource: () => resource
});
module.exports = __toCommonJS(resource_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
function resource(entity, id) {
  if (!/^[A-Z][A-Za-z0-9]{0,99}$/.test(entity)) throw new import_hub_error.HubError("malformed", "EspoCRM: Der Name der Entit\xE4t ist ung\xFCltig.");
  if (id === void 0) return entity;
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new import_hub_error.HubError("malformed", `EspoCRM: Die Id f\xFCr ${entity} ist ung\xFCltig.`);
  return `${entity}/${id}`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  resource
});
//# sourceMappingURL=resource.js.map
