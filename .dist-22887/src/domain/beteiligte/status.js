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
var status_exports = {};
__export(status_exports, {
  maxTries: () => maxTries,
  staleAfterHours: () => staleAfterHours,
  stateAfterConflict: () => stateAfterConflict,
  stateAfterFailure: () => stateAfterFailure,
  stateAfterSuccess: () => stateAfterSuccess,
  stateIsDue: () => stateIsDue,
  waitsForPerson: () => waitsForPerson
});
module.exports = __toCommonJS(status_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_clocks = require("./clocks.js");
const maxTries = 5;
const staleAfterHours = 24;
const messageLimit = 2e3;
const waitsForPerson = (state) => state.syncStatus === "conflict" || state.syncStatus === "permanently_failed";
function stateIsDue(state, now) {
  const last = (0, import_clocks.espoInstant)(state.advowareLastSync);
  if (!last || import_temporal_polyfill.Temporal.Instant.compare(last, now.subtract({ hours: staleAfterHours })) < 0) return true;
  return state.syncStatus !== "clean" || Boolean(state.syncRetryCount) || Boolean(state.syncErrorMessage) || Boolean(state.advowareDeletedAt);
}
function stateAfterSuccess(state, betNr, now) {
  return {
    ...state.betnr === betNr ? {} : { betnr: betNr },
    ...state.syncStatus === "clean" ? {} : { syncStatus: "clean" },
    ...state.syncRetryCount ? { syncRetryCount: 0 } : {},
    ...state.syncErrorMessage ? { syncErrorMessage: null } : {},
    ...state.advowareDeletedAt ? { advowareDeletedAt: null } : {},
    advowareLastSync: (0, import_clocks.espoText)(now)
  };
}
function stateAfterFailure(state, message) {
  const tries = (state.syncRetryCount ?? 0) + 1;
  return { syncStatus: tries >= maxTries ? "permanently_failed" : "failed", syncRetryCount: tries, syncErrorMessage: shortened(message) };
}
const stateAfterConflict = (message) => ({ syncStatus: "conflict", syncErrorMessage: shortened(message) });
const shortened = (message) => message.length <= messageLimit ? message : `${message.slice(0, messageLimit - 1)}\u2026`;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  maxTries,
  staleAfterHours,
  stateAfterConflict,
  stateAfterFailure,
  stateAfterSuccess,
  stateIsDue,
  waitsForPerson
});
//# sourceMappingURL=status.js.map
