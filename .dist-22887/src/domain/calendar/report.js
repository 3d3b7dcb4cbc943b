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
var report_exports = {};
__export(report_exports, {
  countsOf: () => countsOf,
  unreadableOf: () => unreadableOf
});
module.exports = __toCommonJS(report_exports);
var import_texts = require("./texts.js");
function countsOf(operations) {
  const count = (kind) => operations.filter((operation) => operation.kind === kind).length;
  return {
    newInAdvoware: count("create_advoware"),
    newInGoogle: count("create_google"),
    deletedInAdvoware: count("delete_advoware"),
    deletedInGoogle: count("delete_google"),
    updatedInAdvoware: count("update_advoware"),
    updatedInGoogle: count("update_google"),
    links: count("link") + count("mark_google")
  };
}
const unreadableOf = ({ advoware, google }) => [
  ...[...advoware.unreadable].map(([frNr, reason]) => ({ side: "advoware", frNr, reason, text: (0, import_texts.unreadableText)("advoware", frNr, reason) })),
  ...[...google.unreadable].filter(([, reason]) => reason !== "other_event_type").map(([event, reason]) => ({ side: "google", event, reason, text: (0, import_texts.unreadableText)("google", event, reason) }))
];
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  countsOf,
  unreadableOf
});
//# sourceMappingURL=report.js.map
