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
var upstream_error_exports = {};
__export(upstream_error_exports, {
  UpstreamError: () => UpstreamError
});
module.exports = __toCommonJS(upstream_error_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
class UpstreamError extends import_hub_error.HubError {
  name = "UpstreamError";
  system;
  operation;
  record;
  status;
  reason;
  constructor(code, facts) {
    super(code, describe(code, facts), facts);
    this.system = facts.system;
    this.operation = facts.operation;
    this.record = facts.record;
    this.status = facts.status;
    this.reason = facts.reason;
  }
}
const names = { advoware: "Advoware", espocrm: "EspoCRM" };
function describe(code, { system, operation, record, status, reason }) {
  const where = `${names[system]}, ${operation}${record === void 0 ? "" : ` ${record}`}`;
  const what = status === void 0 ? code : `${code}, HTTP ${status}`;
  return `${where}: ${what}${reason === void 0 ? "" : `: ${reason}`}`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  UpstreamError
});
//# sourceMappingURL=upstream-error.js.map
