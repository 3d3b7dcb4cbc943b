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
var sql_failures_exports = {};
__export(sql_failures_exports, {
  callLedger: () => callLedger,
  violates: () => violates
});
module.exports = __toCommonJS(sql_failures_exports);
var import_hub_error = require("../errors/hub-error.js");
async function callLedger(effects, effect, action) {
  try {
    return await effects.run({ ...effect, system: "ledger" }, action);
  } catch (error) {
    if (error instanceof import_hub_error.HubError) throw error;
    throw new import_hub_error.HubError("unavailable", `Das Ledger antwortet nicht (${effect.operation}); pr\xFCfen Sie die Datenbank.`, {
      retryable: true,
      retryAfterMs: 5e3,
      cause: error
    });
  }
}
function violates(error, constraint) {
  return typeof error === "object" && error !== null && "code" in error && error.code === "23505" && "constraint" in error && error.constraint === constraint;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  callLedger,
  violates
});
//# sourceMappingURL=sql-failures.js.map
