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
var settle_value_links_exports = {};
__export(settle_value_links_exports, {
  settleValueLinks: () => settleValueLinks
});
module.exports = __toCommonJS(settle_value_links_exports);
var import_kinds = require("./kinds.js");
var import_report_entries = require("./report-entries.js");
var import_steps = require("./steps.js");
function settleValueLinks(draft) {
  for (const item of draft.items) {
    if (item.link?.how === "value") settle(draft, item.link);
  }
  for (const entry of draft.entries) {
    const item = entry.role === "twin" ? draft.items.find((candidate) => candidate.key === entry.key) : void 0;
    if (item !== void 0) settleTwin(draft, entry, item);
  }
}
function settle(draft, link) {
  const { item, entry } = link;
  if (entry === void 0) return;
  if (isUnknownAndBroken(entry)) {
    entry.markerKommKz = (0, import_kinds.typeFits)(entry.kommKz, item.type) ? entry.kommKz : (0, import_kinds.kommKzFor)(draft.medium, item.type);
    return;
  }
  if (supersede(draft, entry, item) === "held") {
    link.held = true;
    return;
  }
  switch (typeVerdict(draft, entry, item)) {
    case "fits":
      (0, import_steps.mark)(draft, entry, item, "same_value");
      break;
    case "label_only":
      entry.markerKommKz = (0, import_kinds.kommKzFor)("phone", item.type);
      (0, import_steps.mark)(draft, entry, item, "same_value");
      break;
    case "advoware_moved":
      link.held = !draft.toEspoCrm;
      if (link.held) return;
      item.type = (0, import_kinds.espoTypeOf)(entry.kommKz);
      (0, import_steps.changeEspoCrm)(draft, "changed_in_advoware");
      (0, import_steps.mark)(draft, entry, item, "changed_in_advoware");
      break;
    case "espocrm_changed":
      link.held = !draft.toAdvoware;
      if (link.held) return;
      (0, import_steps.free)(entry, "type_changed_in_espocrm");
      (0, import_steps.place)(draft, item, (0, import_kinds.kommKzFor)("phone", item.type), "type_changed_in_espocrm", entry);
  }
}
function isUnknownAndBroken(entry) {
  return entry.marker.kind === "broken" && entry.agreed === void 0;
}
function typeVerdict(draft, entry, item) {
  if ((0, import_kinds.typeFits)(entry.kommKz, item.type)) return "fits";
  if (entry.agreed === item.key) return "espocrm_changed";
  const isCertain = entry.kindBy !== "default" && entry.kindBy !== "address";
  const agreed = draft.entries.find((other) => other.agreed === item.key);
  if (isCertain && agreed !== void 0 && (0, import_kinds.typeFits)(agreed.kommKz, item.type)) return "advoware_moved";
  return entry.kindBy === "marker" || entry.kindBy === "base" ? "espocrm_changed" : "label_only";
}
function supersede(draft, entry, item) {
  const { agreed, base } = entry;
  if (agreed === void 0 || agreed === entry.key) return "done";
  if (base !== void 0 && base.role !== "extra" && base.key !== agreed) return "done";
  const former = draft.items.find((other) => other.key === agreed && other.link === void 0 && !other.held && !other.removed);
  if (former === void 0) return "done";
  if (!draft.toEspoCrm) {
    former.held = true;
    return "held";
  }
  item.primary ||= former.primary;
  (0, import_steps.removeItem)(draft, former, "changed_in_advoware");
  return "done";
}
function settleTwin(draft, entry, item) {
  (0, import_report_entries.duplicate)(draft, entry);
  if (supersede(draft, entry, item) !== "held") (0, import_steps.markTwin)(draft, entry, item);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  settleValueLinks
});
//# sourceMappingURL=settle-value-links.js.map
