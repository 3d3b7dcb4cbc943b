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
var error_codes_exports = {};
__export(error_codes_exports, {
  isErrorCode: () => isErrorCode
});
module.exports = __toCommonJS(error_codes_exports);
const codes = {
  malformed: true,
  unauthorized: true,
  forbidden: true,
  not_found: true,
  conflict: true,
  too_large: true,
  unsupported_media_type: true,
  invalid: true,
  write_protected: true,
  misconfigured: true,
  unavailable: true,
  overloaded: true,
  lock_busy: true,
  lock_lost: true,
  event_timeout: true,
  internal: true,
  upstream_rejected: true,
  upstream_unauthorized: true,
  upstream_failed: true,
  upstream_timeout: true,
  upstream_unreadable: true,
  outcome_unknown: true
};
const isErrorCode = (code) => code !== void 0 && Object.hasOwn(codes, code);
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  isErrorCode
});
//# sourceMappingURL=error-codes.js.map
