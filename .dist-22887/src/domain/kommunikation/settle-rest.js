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
var settle_rest_exports = {};
__export(settle_rest_exports, {
  settleRest: () => settleRest
});
module.exports = __toCommonJS(settle_rest_exports);
var import_draft = require("./draft.js");
var import_keys = require("./keys.js");
var import_kinds = require("./kinds.js");
var import_report_entries = require("./report-entries.js");
var import_steps = require("./steps.js");
function settleRest(draft) {
  const asRead = new Set(draft.items.filter((item) => !item.added).map((item) => item.key));
  const taken = new Set(draft.items.flatMap((item) => item.link?.how === "pair" ? [item.link.agreed] : []));
  for (const entry of draft.entries) {
    if (entry.role === "open" && entry.agreed !== void 0) settleOrphan(draft, entry, { isThere: asRead.has(entry.agreed), isTaken: taken.has(entry.agreed) });
  }
  const gone = new Set(draft.entries.flatMap((entry) => (0, import_draft.isUnchanged)(entry) && !asRead.has(entry.key) ? [entry.key] : []));
  const rest = draft.entries.filter((entry) => entry.role === "open" && !(0, import_draft.isEmpty)(entry));
  const isNew = (entry) => !isLeftBehind(entry, gone) && !isUnknown(entry);
  for (const entry of byCertainty(rest.filter(isNew))) settleNewInAdvoware(draft, entry, "new");
  for (const entry of rest.filter((candidate) => !isNew(candidate))) settleNewInAdvoware(draft, entry, "left_behind");
  settleNewInEspoCrm(draft);
}
function settleOrphan(draft, entry, agreed) {
  if ((0, import_draft.isEmpty)(entry)) {
    (0, import_steps.free)(entry, "deleted_in_advoware");
    entry.role = "done";
  } else if ((0, import_draft.isUnchanged)(entry)) {
    if (draft.toAdvoware) (0, import_steps.free)(entry, "deleted_in_espocrm");
    entry.role = "done";
  } else if (!agreed.isThere && !agreed.isTaken && settleEditAgainstDelete(draft, entry) === "done") {
    entry.role = entry.role === "open" ? "done" : entry.role;
  }
}
function settleEditAgainstDelete(draft, entry) {
  const stored = (0, import_keys.toEspoValue)(draft.medium, entry.value);
  if (stored.kind === "unstorable" || (0, import_steps.itemHolding)(draft, entry.key) !== void 0) return "as_new";
  if (!draft.toEspoCrm) return "done";
  if ((0, import_steps.isFull)(draft)) {
    (0, import_report_entries.listFull)(draft, entry);
    return "done";
  }
  const rule = "changed_in_advoware_deleted_in_espocrm";
  (0, import_steps.conflict)(draft, entry, { rule, espocrmValue: null, advowareValue: entry.value, winner: "advoware" });
  (0, import_steps.addItem)(draft, entry, stored.value, (0, import_kinds.espoTypeOf)(entry.kommKz), rule);
  return "done";
}
function byCertainty(entries) {
  const isGuess = (entry) => entry.kindBy === "default" || entry.kindBy === "address";
  return [...entries.filter((entry) => !isGuess(entry)), ...entries.filter(isGuess)];
}
function settleNewInAdvoware(draft, entry, origin) {
  const stored = (0, import_keys.toEspoValue)(draft.medium, entry.value);
  const item = (0, import_steps.itemHolding)(draft, entry.key);
  if (item !== void 0) {
    entry.role = "twin";
    (0, import_report_entries.duplicate)(draft, entry);
    (0, import_steps.markTwin)(draft, entry, item);
  } else if (isUnknown(entry)) {
    return;
  } else if (stored.kind === "unstorable") {
    (0, import_report_entries.notStorable)(draft, entry, stored.reason);
  } else if (origin === "left_behind") {
    entry.role = "twin";
    (0, import_report_entries.deletedButKept)(draft, entry);
  } else if (draft.toEspoCrm) {
    addToEspoCrm(draft, entry, stored.value);
  }
}
function isUnknown(entry) {
  return entry.marker.kind === "broken" && entry.agreed === void 0;
}
function addToEspoCrm(draft, entry, value) {
  if ((0, import_steps.isFull)(draft)) {
    (0, import_report_entries.listFull)(draft, entry);
    return;
  }
  if (entry.kindBy === "default" || entry.kindBy === "address") draft.guessedKinds += 1;
  (0, import_steps.addItem)(draft, entry, value, (0, import_kinds.espoTypeOf)(entry.kommKz), "new_in_advoware");
}
function isLeftBehind(entry, gone) {
  if (entry.agreed !== void 0) return false;
  return gone.has(entry.key) || entry.base?.role === "extra" && entry.base.key === entry.key;
}
function settleNewInEspoCrm(draft) {
  if (!draft.toAdvoware) return;
  for (const item of draft.items) {
    if (item.link !== void 0 || item.removed || item.held) continue;
    (0, import_steps.place)(draft, item, (0, import_kinds.kommKzFor)(draft.medium, item.type), "new_in_espocrm");
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  settleRest
});
//# sourceMappingURL=settle-rest.js.map
