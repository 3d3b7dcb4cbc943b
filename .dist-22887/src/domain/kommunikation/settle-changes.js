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
var settle_changes_exports = {};
__export(settle_changes_exports, {
  settleChanges: () => settleChanges
});
module.exports = __toCommonJS(settle_changes_exports);
var import_draft = require("./draft.js");
var import_keys = require("./keys.js");
var import_kinds = require("./kinds.js");
var import_report_entries = require("./report-entries.js");
var import_steps = require("./steps.js");
function settleChanges(draft) {
  for (const item of [...draft.items]) {
    const { link } = item;
    if (link?.entry === void 0) continue;
    if (link.how === "pair") settlePair(draft, link, link.entry);
    if (link.how === "agreement") settleAgreement(draft, link, link.entry);
  }
}
function settlePair(draft, link, entry) {
  const { item } = link;
  link.held = !draft.toAdvoware;
  if (link.held) return;
  if ((0, import_draft.isUnchanged)(entry)) {
    (0, import_steps.overwrite)(draft, entry, item, "changed_in_espocrm");
    return;
  }
  const rule = (0, import_draft.isEmpty)(entry) ? "changed_in_espocrm_deleted_in_advoware" : "changed_on_both_sides";
  (0, import_steps.conflict)(draft, entry, { rule, espocrmValue: item.value, advowareValue: (0, import_draft.isEmpty)(entry) ? null : entry.value, winner: "espocrm" });
  (0, import_steps.overwrite)(draft, entry, item, rule);
}
function settleAgreement(draft, link, entry) {
  const isRetyped = !(0, import_kinds.typeFits)(entry.kommKz, link.item.type);
  if (!(0, import_draft.isEmpty)(entry)) settleChanged(draft, link, entry, isRetyped ? "retyped" : "same_type");
  else if (isRetyped) settleRetypedAndEmptied(draft, link, entry);
  else settleEmptied(draft, link, entry);
}
function settleChanged(draft, link, entry, type) {
  const { item } = link;
  const stored = (0, import_keys.toEspoValue)(draft.medium, entry.value);
  if (stored.kind === "unstorable") (0, import_report_entries.notStorable)(draft, entry, stored.reason);
  link.held = stored.kind === "unstorable" || !draft.toEspoCrm || type === "retyped" && !draft.toAdvoware;
  if (stored.kind === "unstorable" || link.held) return;
  const other = (0, import_steps.itemHolding)(draft, entry.key);
  if (other !== void 0) {
    join(draft, item, entry, other);
    return;
  }
  item.value = stored.value;
  item.valueKey = entry.key;
  (0, import_steps.changeEspoCrm)(draft, "changed_in_advoware");
  if (type === "same_type") {
    (0, import_steps.mark)(draft, entry, item, "changed_in_advoware");
    return;
  }
  (0, import_steps.free)(entry, "type_changed_in_espocrm");
  (0, import_steps.place)(draft, item, (0, import_kinds.kommKzFor)("phone", item.type), "type_changed_in_espocrm", entry);
}
function settleEmptied(draft, link, entry) {
  link.held = !draft.toEspoCrm;
  if (link.held) return;
  (0, import_steps.removeItem)(draft, link.item, "deleted_in_advoware");
  (0, import_steps.free)(entry, "deleted_in_advoware");
}
function settleRetypedAndEmptied(draft, link, entry) {
  const { item } = link;
  link.held = !draft.toAdvoware;
  if (link.held) return;
  const rule = "changed_in_espocrm_deleted_in_advoware";
  (0, import_steps.conflict)(draft, entry, { rule, espocrmValue: item.value, advowareValue: null, winner: "espocrm" });
  (0, import_steps.free)(entry, rule);
  (0, import_steps.place)(draft, item, (0, import_kinds.kommKzFor)("phone", item.type), rule, entry);
}
function join(draft, item, entry, other) {
  other.primary ||= item.primary;
  (0, import_steps.removeItem)(draft, item, "changed_in_advoware");
  item.link = void 0;
  entry.role = "twin";
  (0, import_report_entries.duplicate)(draft, entry);
  (0, import_steps.markTwin)(draft, entry, other);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  settleChanges
});
//# sourceMappingURL=settle-changes.js.map
