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
var due_beteiligte_exports = {};
__export(due_beteiligte_exports, {
  dueBeteiligte: () => dueBeteiligte
});
module.exports = __toCommonJS(due_beteiligte_exports);
var import_zod = require("zod");
var import_clocks = require("../../domain/beteiligte/clocks.js");
var import_status = require("../../domain/beteiligte/status.js");
async function dueBeteiligte(context) {
  const now = context.hub.effects.now();
  const pages = context.espocrm.list("CBeteiligte", {
    where: [due((0, import_clocks.espoText)(now.subtract({ hours: import_status.staleAfterHours })), (0, import_clocks.espoText)(now.subtract({ seconds: lockSeconds })))],
    select: ["modifiedAt", "versionNumber"],
    orderBy: "modifiedAt",
    order: "asc"
  });
  const rows = [];
  for await (const page of pages) rows.push(...page);
  return rows.map((row) => {
    const { versionNumber, modifiedAt } = listed.parse(row);
    return {
      entity_id: row.id,
      action: "sync_check",
      source: "cron",
      timestamp: now.toString(),
      ...modifiedAt ? { seen: { versionNumber: versionNumber ?? null, modifiedAt } } : {}
    };
  });
}
const listed = import_zod.z.object({ versionNumber: import_zod.z.int().nullish(), modifiedAt: import_zod.z.string().nullish() });
const lockSeconds = 60;
function due(staleBefore, crashedBefore) {
  const status = (...value) => ({ type: "in", attribute: "syncStatus", value });
  const any = (...value) => ({ type: "or", value });
  const all = (...value) => ({ type: "and", value });
  const isNull = (attribute) => ({ type: "isNull", attribute });
  return any(
    status("pending_sync", "dirty", "failed"),
    isNull("syncStatus"),
    all(status("clean"), any(isNull("advowareLastSync"), { type: "before", attribute: "advowareLastSync", value: staleBefore })),
    all(status("syncing"), { type: "before", attribute: "modifiedAt", value: crashedBefore })
  );
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  dueBeteiligte
});
//# sourceMappingURL=due-beteiligte.js.map
