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
var settled_shortcut_exports = {};
__export(settled_shortcut_exports, {
  settledShortcut: () => settledShortcut
});
module.exports = __toCommonJS(settled_shortcut_exports);
var import_echo = require("../../domain/beteiligte/echo.js");
var import_reconcile = require("../../domain/beteiligte/reconcile.js");
var import_status = require("../../domain/beteiligte/status.js");
var import_beteiligter_run = require("./beteiligter-run.js");
var import_kommunikation_part = require("./kommunikation-part.js");
async function settledShortcut(run, { action, seen: listed }) {
  const { memory } = run;
  if (action !== "sync_check" || !listed || memory.state !== "linked" || !(0, import_echo.isSettledVersion)(listed, memory.seen)) return void 0;
  const answer = await run.context.advoware.readBeteiligter(memory.betNr);
  if (answer.kind === "gone") return void 0;
  const { record } = answer;
  if (record.rowId !== memory.seen?.rowId && !(0, import_reconcile.advowareIsAsInBase)(record, memory.base)) return void 0;
  if (memory.seen?.entries !== (0, import_kommunikation_part.entriesDigest)(record)) return void 0;
  const known = { id: run.id, syncStatus: "clean", betnr: memory.betNr, ...listed };
  const state = (0, import_status.stateAfterSuccess)(known, memory.betNr, run.context.hub.effects.now());
  const written = await run.updateEspo(known, state, "Nichts ge\xE4ndert; Stand des Abgleichs vermerkt.");
  if (written.kind !== "updated") return void 0;
  await run.remember({ ...memory, seen: (0, import_beteiligter_run.seenOf)(written.record, { rowId: record.rowId, entries: memory.seen.entries, settled: true }, "hub") });
  return { kind: "unchanged" };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  settledShortcut
});
//# sourceMappingURL=settled-shortcut.js.map
