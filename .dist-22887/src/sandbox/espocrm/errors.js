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
var errors_exports = {};
__export(errors_exports, {
  EspoError: () => EspoError,
  missingLink: () => missingLink,
  validationFailure: () => validationFailure
});
module.exports = __toCommonJS(errors_exports);
class EspoError extends Error {
  status;
  reason;
  body;
  constructor(status, reason, body) {
    super(reason ?? `EspoCRM ${status}`);
    this.name = "EspoError";
    this.status = status;
    this.reason = reason;
    this.body = body;
  }
}
function validationFailure(entityType, field, type) {
  return new EspoError(400, `Field validation failure; entityType: ${entityType}, field: ${field}, type: ${type}.`, {
    messageTranslation: { label: "validationFailure", scope: null, data: { field, type } }
  });
}
function missingLink(entityType, link) {
  return new EspoError(403, `Can't relate with non-existing record. entity type: ${entityType}, link: ${link}.`, {
    messageTranslation: { label: "cannotRelateNonExisting", scope: null, data: { link, entityType } }
  });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  EspoError,
  missingLink,
  validationFailure
});
//# sourceMappingURL=errors.js.map
