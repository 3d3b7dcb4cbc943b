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
var ledger_time_exports = {};
__export(ledger_time_exports, {
  ledgerTime: () => ledgerTime
});
module.exports = __toCommonJS(ledger_time_exports);
var import_temporal_polyfill = require("temporal-polyfill");
function ledgerTime(instant) {
  return import_temporal_polyfill.Temporal.Instant.from(instant).toString({ fractionalSecondDigits: 3 });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  ledgerTime
});
//# sourceMappingURL=ledger-time.js.map
