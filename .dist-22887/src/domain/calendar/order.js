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
var order_exports = {};
__export(order_exports, {
  inOrder: () => inOrder,
  planHash: () => planHash,
  subjectOf: () => subjectOf
});
module.exports = __toCommonJS(order_exports);
var import_event_id = require("./event-id.js");
var import_plan_types = require("./plan-types.js");
const inOrder = (operations) => operations.toSorted((one, other) => ranks[one.kind] - ranks[other.kind] || compareText(subjectOf(one), subjectOf(other)));
const planHash = (operations, digest) => (0, import_event_id.base32hex)(digest(JSON.stringify(inOrder(operations).map(essence))));
function subjectOf(operation) {
  switch (operation.kind) {
    case "create_google":
    case "delete_google":
    case "update_google":
    case "delete_advoware":
    case "update_advoware":
      return String(operation.frNr);
    case "create_advoware":
      return (0, import_plan_types.keyText)(operation.key);
    case "mark_google":
      return operation.id;
    case "link":
      return [...operation.drops, ...operation.puts].map(({ key }) => (0, import_plan_types.keyText)(key)).join(" ") || String(operation.settles?.frNr);
  }
}
const ranks = {
  create_advoware: 0,
  create_google: 1,
  delete_advoware: 2,
  delete_google: 3,
  update_advoware: 4,
  update_google: 5,
  link: 6,
  mark_google: 7
};
const compareText = (one, other) => one < other ? -1 : Number(one > other);
function essence(operation) {
  const subject = [operation.kind, subjectOf(operation)];
  switch (operation.kind) {
    case "create_google":
      return [...subject, operation.eventId, operation.body];
    case "create_advoware":
      return [...subject, operation.fields];
    case "delete_google":
      return [...subject, operation.target];
    case "delete_advoware":
      return subject;
    case "update_google":
      return [...subject, operation.target, operation.patch];
    case "update_advoware":
      return [...subject, operation.changes];
    case "mark_google":
      return [...subject, operation.properties];
    case "link":
      return [...subject, operation.change];
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  inOrder,
  planHash,
  subjectOf
});
//# sourceMappingURL=order.js.map
