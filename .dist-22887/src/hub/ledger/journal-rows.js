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
var journal_rows_exports = {};
__export(journal_rows_exports, {
  journalOfRow: () => journalOfRow,
  journalRow: () => journalRow
});
module.exports = __toCommonJS(journal_rows_exports);
var import_json_text = require("./json-text.js");
function journalRow(id, run, intent, now, outcome) {
  return {
    id,
    run_id: run.id,
    system: intent.system,
    operation: intent.operation,
    record_id: intent.recordId,
    before: (0, import_json_text.jsonText)(intent.before),
    after: (0, import_json_text.jsonText)(intent.after),
    why: (0, import_json_text.plainText)(intent.why),
    intent_at: now,
    outcome,
    outcome_at: outcome === "remark" ? now : null,
    reason: null
  };
}
function journalOfRow(row) {
  return {
    id: row.id,
    runId: row.run_id,
    actor: row.actor,
    system: row.system,
    operation: row.operation,
    recordId: row.record_id,
    before: row.before,
    after: row.after,
    why: row.why,
    intentAt: row.intent_at,
    outcome: row.outcome,
    outcomeAt: row.outcome_at,
    reason: row.reason
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  journalOfRow,
  journalRow
});
//# sourceMappingURL=journal-rows.js.map
