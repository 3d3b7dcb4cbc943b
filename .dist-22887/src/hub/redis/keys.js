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
var keys_exports = {};
__export(keys_exports, {
  keys: () => keys
});
module.exports = __toCommonJS(keys_exports);
const keys = {
  advowareToken: "advoware_access_token",
  advowareTokenTimestamp: "advoware_token_timestamp",
  advowareLoginLock: "advoware_login_lock",
  beteiligteLock: (entityId) => `sync_lock:cbeteiligte:${entityId}`,
  calendarLock: (kuerzel) => `calendar_sync:lock:${kuerzel}`,
  flowLock: (name) => `flow_lock:${name}`,
  beteiligtePending: (action) => `vmh:beteiligte:${action}_pending`
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  keys
});
//# sourceMappingURL=keys.js.map
