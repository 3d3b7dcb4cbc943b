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
var sql_commit_exports = {};
__export(sql_commit_exports, {
  applyCommit: () => applyCommit
});
module.exports = __toCommonJS(sql_commit_exports);
var import_journal_rows = require("./journal-rows.js");
var import_json_text = require("./json-text.js");
var import_ledger_errors = require("./ledger-errors.js");
var import_link_rows = require("./link-rows.js");
var import_sql_failures = require("./sql-failures.js");
async function applyCommit(tx, run, change, world) {
  const held = await tx.selectFrom("fence").select("fence").where("kind", "=", run.kind).where("record_id", "=", run.recordId).forUpdate().executeTakeFirst();
  if (held?.fence !== run.fence) throw (0, import_ledger_errors.fenced)(run);
  if (change.link && run.kind !== "proxy") await saveLink(tx, run.kind, change.link, world.now);
  if (change.notices && change.notices.length > 0) await saveNotices(tx, change.notices, world);
  if (change.remarks && change.remarks.length > 0) {
    await tx.insertInto("journal").values(change.remarks.map((remark) => (0, import_journal_rows.journalRow)(world.uuid(), run, remark, world.now, "remark"))).execute();
  }
}
async function saveLink(tx, kind, link, now) {
  const values = (0, import_link_rows.linkValues)(link, now);
  try {
    await tx.insertInto("link").values({ kind, left_id: link.leftId, ...values }).onConflict((conflict) => conflict.columns(["kind", "left_id"]).doUpdateSet(values)).execute();
  } catch (error) {
    if (link.state === "linked" && (0, import_sql_failures.violates)(error, "link_right")) throw (0, import_ledger_errors.takenRight)(kind, link.leftId, link.rightId);
    throw error;
  }
}
async function saveNotices(tx, notices, world) {
  await tx.insertInto("notice").values(notices.map((notice) => ({
    id: world.uuid(),
    key: notice.key,
    record_id: notice.recordId,
    user_id: notice.userId,
    text: (0, import_json_text.plainText)(notice.text),
    detail: (0, import_json_text.jsonText)(notice.detail),
    created_at: world.now,
    attempted_at: null,
    sent_at: null
  }))).onConflict((conflict) => conflict.column("key").doNothing()).execute();
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  applyCommit
});
//# sourceMappingURL=sql-commit.js.map
