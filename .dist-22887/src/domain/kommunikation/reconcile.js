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
var reconcile_exports = {};
__export(reconcile_exports, {
  reconcile: () => reconcile
});
module.exports = __toCommonJS(reconcile_exports);
var import_assemble = require("./assemble.js");
var import_crm_list = require("./crm-list.js");
var import_match = require("./match.js");
var import_operations = require("./operations.js");
var import_pair = require("./pair.js");
var import_primary = require("./primary.js");
var import_read_entries = require("./read-entries.js");
var import_report_entries = require("./report-entries.js");
var import_settle_changes = require("./settle-changes.js");
var import_settle_missing = require("./settle-missing.js");
var import_settle_rest = require("./settle-rest.js");
var import_settle_value_links = require("./settle-value-links.js");
var import_texts = require("./texts.js");
function reconcile(input) {
  const isKnown = Object.values(input.base?.entries ?? {}).some((entry) => entry.role !== "extra");
  if (input.advoware.kommunikation === null || input.advoware.kommunikation === void 0) {
    if (isKnown) return (0, import_assemble.assemble)(input.base, notListed("phone"), notListed("email"));
  }
  const entries = (0, import_read_entries.readEntries)(input.advoware, input.base);
  return (0, import_assemble.assemble)(input.base, planMedium(input, "phone", entries), planMedium(input, "email", entries));
}
function planMedium(input, medium, entries) {
  const items = (0, import_crm_list.readItems)(input.crm, medium);
  if (items === void 0) {
    const report2 = { key: `list:${medium}`, code: "list_not_delivered", medium, entryId: null, text: (0, import_texts.listNotDeliveredText)(medium) };
    return { kind: "left_alone", medium, report: report2 };
  }
  const planned = run(newDraft(input, medium, items, entries[medium], input.direction !== "to_advoware"));
  const bad = planned.draft.espoCrmWhy.length > 0 ? (0, import_crm_list.unwritable)(medium, planned.draft.items) : void 0;
  if (bad === void 0) return { ...planned, extra: [] };
  const fresh = newDraft(input, medium, (0, import_crm_list.readItems)(input.crm, medium) ?? [], (0, import_read_entries.readEntries)(input.advoware, input.base)[medium], false);
  const report = { key: `unwritable:${medium}:${bad.key}`, code: "list_not_writable", medium, entryId: null, text: (0, import_texts.listNotWritableText)(medium, bad.value) };
  return { ...run(fresh), extra: [report] };
}
function run(draft) {
  (0, import_match.match)(draft);
  (0, import_settle_missing.settleMissing)(draft);
  (0, import_settle_value_links.settleValueLinks)(draft);
  (0, import_pair.pair)(draft);
  (0, import_settle_changes.settleChanges)(draft);
  (0, import_settle_rest.settleRest)(draft);
  const primary = (0, import_primary.settlePrimary)(draft);
  (0, import_report_entries.reportMarkers)(draft);
  return { kind: "planned", draft, primary, steps: (0, import_operations.operationsOf)(draft), extra: [] };
}
function newDraft({ base, direction, advoware }, medium, items, entries, toEspoCrm) {
  return {
    medium,
    toEspoCrm,
    toAdvoware: direction !== "to_espocrm",
    base,
    items,
    entries,
    presentIds: new Set((advoware.kommunikation ?? []).map((entry) => entry.id)),
    placements: [],
    conflicts: [],
    reports: [],
    espoCrmWhy: [],
    guessedKinds: 0,
    settled: true
  };
}
function notListed(medium) {
  return { kind: "left_alone", medium, report: { key: "entries", code: "entries_not_delivered", medium: null, entryId: null, text: (0, import_texts.entriesNotDeliveredText)() } };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  reconcile
});
//# sourceMappingURL=reconcile.js.map
