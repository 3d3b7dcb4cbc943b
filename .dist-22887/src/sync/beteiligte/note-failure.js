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
var note_failure_exports = {};
__export(note_failure_exports, {
  noteConflict: () => noteConflict,
  noteFailure: () => noteFailure
});
module.exports = __toCommonJS(note_failure_exports);
var import_clocks = require("../../domain/beteiligte/clocks.js");
var import_status = require("../../domain/beteiligte/status.js");
var import_texts = require("../../domain/beteiligte/texts.js");
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_upstream_error = require("../../systems/http/upstream-error.js");
var import_beteiligter_run = require("./beteiligter-run.js");
var import_close_deleted = require("./close-deleted.js");
var import_notices = require("./notices.js");
var import_step = require("./step.js");
async function noteFailure(run, error) {
  if (!canBeNoted(error)) throw error;
  const answer = await run.context.espocrm.readBeteiligter(run.id);
  if (answer.kind === "gone") return (0, import_close_deleted.closeDeleted)(run);
  const step = isForPerson(error) ? await noteConflict(run, answer.record, { code: error.code, message: (0, import_texts.personNeededText)(error.message) }) : await notePassing(run, answer.record, error);
  if (step.kind === "again") throw error;
  return step;
}
async function noteConflict(run, record, conflict) {
  const { code, message } = conflict;
  const wanted = {
    ...(0, import_status.stateAfterConflict)(message),
    ...conflict.deletedInAdvoware && !record.advowareDeletedAt ? { advowareDeletedAt: (0, import_clocks.espoText)(run.context.hub.effects.now()) } : {}
  };
  const occasion = ["needs-person", code, message, record.advowareLastSync ?? "", String(record.versionNumber ?? record.modifiedAt ?? "")];
  const notices = stands(record, wanted) ? [] : [(0, import_notices.noticeTo)(run.context, record, occasion, message)];
  if (conflict.deletedInAdvoware) await run.close("In Advoware nicht mehr vorhanden.", notices);
  else await run.announce(notices, []);
  const step = await writeState(run, record, wanted, message);
  return step ?? { kind: "conflict", code, message };
}
async function notePassing(run, record, error) {
  const { code, message } = error;
  const attempted = (0, import_status.stateAfterFailure)(record, (0, import_texts.failedText)(message));
  const permanently = attempted.syncStatus === "permanently_failed";
  const state = permanently ? (0, import_status.stateAfterFailure)(record, (0, import_texts.permanentlyFailedText)(message)) : attempted;
  const notices = permanently ? [(0, import_notices.noticeTo)(run.context, record, ["permanently-failed", String(record.versionNumber ?? record.modifiedAt ?? "")], (0, import_texts.permanentlyFailedText)(message))] : [];
  await run.announce(notices, []);
  const step = await writeState(run, record, state, message);
  return step ?? { kind: "failed", code, message, permanently };
}
async function writeState(run, record, wanted, why) {
  if (stands(record, wanted)) return void 0;
  const answer = await run.updateEspo(record, wanted, why);
  if (answer.kind === "moved_on") return import_step.again;
  if (answer.kind === "gone") return (0, import_close_deleted.closeDeleted)(run);
  const seen = (0, import_beteiligter_run.seenOf)(answer.record, { rowId: null, entries: null, settled: false }, "hub");
  const { memory } = run;
  if (memory.state !== "closed") await run.remember({ ...memory, seen });
  return void 0;
}
const stands = (record, wanted) => JSON.stringify((0, import_beteiligter_run.pick)(record, Object.keys(wanted))) === JSON.stringify(wanted);
function canBeNoted(error) {
  if (!(error instanceof import_hub_error.HubError)) return false;
  if (error.code === "lock_lost" || error.code === "unavailable") return false;
  return !(error instanceof import_upstream_error.UpstreamError) || error.system !== "espocrm" || error.code === "upstream_rejected" || error.code === "upstream_unreadable";
}
const isForPerson = (error) => !error.retryable && error.code !== "outcome_unknown" && error.code !== "internal";
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  noteConflict,
  noteFailure
});
//# sourceMappingURL=note-failure.js.map
