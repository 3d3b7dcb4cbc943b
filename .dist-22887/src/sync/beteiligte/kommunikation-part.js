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
var kommunikation_part_exports = {};
__export(kommunikation_part_exports, {
  entriesDigest: () => entriesDigest,
  planKommunikation: () => planKommunikation,
  writeEntries: () => writeEntries
});
module.exports = __toCommonJS(kommunikation_part_exports);
var import_node_crypto = require("node:crypto");
var import_contents = require("../../domain/kommunikation/contents.js");
var import_next_base = require("../../domain/kommunikation/next-base.js");
var import_reconcile = require("../../domain/kommunikation/reconcile.js");
var import_result = require("../../domain/kommunikation/result.js");
function planKommunikation(run, record, advoware) {
  const direction = run.context.kommunikation;
  if (direction === "off") return void 0;
  const base = run.memory.state === "linked" ? run.memory.kommunikation : void 0;
  return (0, import_reconcile.reconcile)({ crm: record, advoware, base, direction });
}
async function writeEntries(run, betNr, read, plan) {
  const before = run.memory.state === "linked" ? run.memory.kommunikation : void 0;
  if (!plan) return { kind: "ended", result: void 0, base: before, entries: null, isSettled: true, emptySlots: void 0, suppressed: 0 };
  const outcomes = [];
  const created = /* @__PURE__ */ new Map();
  const written = /* @__PURE__ */ new Set();
  let suppressed = 0;
  for (const [index, operation] of plan.advoware.entries()) {
    const answer = await writeEntry(run, betNr, operation, rowIdOf(read, operation, written));
    switch (answer.kind) {
      case "moved_on":
        return { kind: "moved_on" };
      case "suppressed":
        suppressed += 1;
        outcomes.push({ kind: "not_done" });
        break;
      case "done":
        if (answer.id !== void 0) created.set(index, answer.id);
        outcomes.push({ kind: "done" });
        break;
    }
  }
  const isDone = suppressed === 0;
  return {
    kind: "ended",
    suppressed,
    isSettled: plan.settled && isDone,
    emptySlots: plan.counts.emptySlots,
    result: (0, import_result.resultOf)(plan, { crm: { kind: "done" }, advoware: outcomes }),
    base: isDone ? (0, import_next_base.baseAfter)(plan, created) : before,
    entries: digest(isDone ? (0, import_contents.contentsAfter)(read.kommunikation, plan.advoware) : (0, import_contents.contentsOf)(read.kommunikation))
  };
}
const entriesDigest = (read) => digest((0, import_contents.contentsOf)(read.kommunikation));
const digest = (text) => (0, import_node_crypto.createHash)("sha256").update(text).digest("base64url");
function rowIdOf({ kommunikation }, operation, written) {
  if (operation.kind === "post" || written.has(operation.entryId)) return void 0;
  written.add(operation.entryId);
  return kommunikation?.find(({ id }) => id === operation.entryId)?.rowId ?? void 0;
}
async function writeEntry(run, betNr, operation, rowId) {
  const { advoware } = run.context;
  const { tlf, bemerkung, online, kommKz, why } = operation;
  const content = { tlf, bemerkung, online };
  const isNew = operation.kind === "post";
  const intent = {
    system: "advoware",
    operation: isNew ? "POST Kommunikation" : "PUT Kommunikation",
    why,
    recordId: isNew ? String(betNr) : `${betNr}/${operation.entryId}`,
    before: isNew ? {} : { ...operation.before },
    after: isNew ? { ...content, kommKz } : content
  };
  if (advoware.writeProtected) {
    await run.noteSuppressed(intent);
    return { kind: "suppressed" };
  }
  if (isNew) {
    const answer2 = await run.write(
      intent,
      () => advoware.createKommunikation(betNr, { ...content, kommKz }),
      (given) => given.kind === "created" ? { kind: "done", ...given.id === void 0 ? {} : { recordId: `${betNr}/${given.id}` } } : { kind: "refused", reason: given.kind }
    );
    return answer2.kind === "created" ? { kind: "done", ...answer2.id === void 0 ? {} : { id: answer2.id } } : { kind: "moved_on" };
  }
  const answer = await run.write(
    intent,
    () => advoware.updateKommunikation(betNr, operation.entryId, { ...content, ...rowId === void 0 ? {} : { rowId } }),
    ({ kind }) => kind === "updated" ? { kind: "done" } : { kind: "refused", reason: kind }
  );
  return answer.kind === "updated" ? { kind: "done" } : { kind: "moved_on" };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  entriesDigest,
  planKommunikation,
  writeEntries
});
//# sourceMappingURL=kommunikation-part.js.map
