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
  GoogleError: () => GoogleError,
  alreadyDeleted: () => alreadyDeleted,
  duplicate: () => duplicate,
  forbidden: () => forbidden,
  fullSyncRequired: () => fullSyncRequired,
  invalid: () => invalid,
  notFound: () => notFound,
  required: () => required,
  timeRangeEmpty: () => timeRangeEmpty
});
module.exports = __toCommonJS(errors_exports);
class GoogleError extends Error {
  status;
  reason;
  details;
  constructor(status, reason, message, details = {}) {
    super(message);
    this.name = "GoogleError";
    this.status = status;
    this.reason = reason;
    this.details = details;
  }
  /** The body of the reply. */
  body() {
    const { domain = "global", location } = this.details;
    const error = { domain, reason: this.reason, message: this.message };
    if (location !== void 0) Object.assign(error, { locationType: location.type, location: location.name });
    const inner = { errors: [error], code: this.status, message: this.message };
    if (this.status === 401) inner["status"] = "UNAUTHENTICATED";
    return { error: inner };
  }
}
function notFound() {
  return new GoogleError(404, "notFound", "Not Found");
}
function invalid(message, parameter) {
  return new GoogleError(400, "invalid", message, parameter === void 0 ? {} : { location: { type: "parameter", name: parameter } });
}
function required(message) {
  return new GoogleError(400, "required", message);
}
function forbidden(reason, message) {
  return new GoogleError(403, reason, message, { domain: "calendar" });
}
function fullSyncRequired() {
  return new GoogleError(410, "fullSyncRequired", "Sync token is no longer valid, a full sync is required.", { domain: "calendar", location: { type: "parameter", name: "syncToken" } });
}
function alreadyDeleted() {
  return new GoogleError(410, "deleted", "Resource has been deleted");
}
function duplicate() {
  return new GoogleError(409, "duplicate", "The requested identifier already exists.");
}
function timeRangeEmpty() {
  return new GoogleError(400, "timeRangeEmpty", "The specified time range is empty.", { domain: "calendar", location: { type: "parameter", name: "timeMax" } });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  GoogleError,
  alreadyDeleted,
  duplicate,
  forbidden,
  fullSyncRequired,
  invalid,
  notFound,
  required,
  timeRangeEmpty
});
//# sourceMappingURL=errors.js.map
