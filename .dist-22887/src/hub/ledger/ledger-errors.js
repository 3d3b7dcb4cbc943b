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
var ledger_errors_exports = {};
__export(ledger_errors_exports, {
  fenced: () => fenced,
  takenRight: () => takenRight,
  unknownRow: () => unknownRow
});
module.exports = __toCommonJS(ledger_errors_exports);
var import_hub_error = require("../errors/hub-error.js");
function fenced(run) {
  return new import_hub_error.HubError("lock_lost", `Lauf ${run.id} an ${run.kind} ${run.recordId} wurde von einem neueren abgel\xF6st; es wird nichts gespeichert.`, { retryable: true });
}
function takenRight(kind, leftId, rightId) {
  return new import_hub_error.HubError("conflict", `${kind} ${leftId} kann nicht mit ${rightId} verkn\xFCpft werden: ${rightId} ist schon mit einem anderen Datensatz verkn\xFCpft. Pr\xFCfen Sie, welcher der beiden richtig ist.`);
}
function unknownRow(what, id) {
  return new import_hub_error.HubError("not_found", `Im Ledger gibt es ${what} ${id} nicht.`);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  fenced,
  takenRight,
  unknownRow
});
//# sourceMappingURL=ledger-errors.js.map
