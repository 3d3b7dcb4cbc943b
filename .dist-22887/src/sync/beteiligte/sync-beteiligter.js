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
var sync_beteiligter_exports = {};
__export(sync_beteiligter_exports, {
  syncBeteiligter: () => syncBeteiligter
});
module.exports = __toCommonJS(sync_beteiligter_exports);
var import_echo = require("../../domain/beteiligte/echo.js");
var import_status = require("../../domain/beteiligte/status.js");
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_locks = require("../../hub/locks/locks.js");
var import_keys = require("../../hub/redis/keys.js");
var import_beteiligter_run = require("./beteiligter-run.js");
var import_close_deleted = require("./close-deleted.js");
var import_create_or_adopt = require("./create-or-adopt.js");
var import_note_failure = require("./note-failure.js");
var import_notices = require("./notices.js");
var import_settled_shortcut = require("./settled-shortcut.js");
var import_step = require("./step.js");
var import_sync_linked = require("./sync-linked.js");
async function syncBeteiligter(context, event) {
  const answer = await (0, import_locks.withLock)(context.hub.locks, import_keys.keys.beteiligteLock(event.entity_id), (lock) => counted(context, () => runLocked(context, event, lock)));
  return answer.kind === "busy" ? { kind: "busy", delayMs: busyDelayMs } : answer.value;
}
async function counted({ hub: { effects, metrics } }, run) {
  const started = effects.now();
  let result;
  try {
    result = await run();
    return result;
  } finally {
    metrics.syncRun("beteiligter", result?.kind ?? "error", effects.now().since(started).total("seconds"));
    if (result) metrics.conflicts("beteiligter", result.kind === "conflict" ? 1 : "conflicts" in result ? result.conflicts.length : 0);
  }
}
const busyDelayMs = 2e3;
const maxAttempts = 3;
const byHand = "manual";
async function runLocked(context, event, lock) {
  const { ledger } = context.hub;
  const { run, link } = await ledger.beginRun({
    kind: "beteiligter",
    recordId: event.entity_id,
    trigger: `${event.action} (${event.source})`,
    actor: "Hub"
  });
  const beteiligter = new import_beteiligter_run.BeteiligterRun(context, lock, run, link);
  try {
    const result = await attempts(beteiligter, event).catch((error) => (0, import_note_failure.noteFailure)(beteiligter, error));
    await ledger.endRun(run, outcomeOf(result));
    await (0, import_notices.deliverNotices)(context, event.entity_id);
    return result;
  } catch (error) {
    await ledger.endRun(run, { result: "error", counts: {}, error: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}
async function attempts(run, event) {
  const shortcut = await (0, import_settled_shortcut.settledShortcut)(run, event);
  if (shortcut) return shortcut;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const step = await attemptOnce(run, event);
    if (step.kind !== "again") return step;
  }
  throw new import_hub_error.HubError("conflict", "Der Datensatz wurde w\xE4hrend des Abgleichs mehrfach ge\xE4ndert.", { retryable: true });
}
async function attemptOnce(run, event) {
  try {
    return await readAndSync(run, event);
  } catch (error) {
    if (error instanceof import_hub_error.HubError && error.code === "outcome_unknown" && run.memory.state === "linked") return import_step.again;
    throw error;
  }
}
async function readAndSync(run, event) {
  const answer = await run.context.espocrm.readBeteiligter(run.id);
  if (answer.kind === "gone") return (0, import_close_deleted.closeDeleted)(run);
  const { record } = answer;
  const { memory } = run;
  const byWebhook = event.action === "create" || event.action === "update";
  if (byWebhook && memory.state !== "closed" && (0, import_echo.isOwnEcho)(record, memory.seen)) return { kind: "echo" };
  if ((0, import_status.waitsForPerson)(record) && event.source !== byHand) return { kind: "waiting" };
  const betNr = record.betnr ?? (memory.state === "linked" ? memory.betNr : void 0);
  if (betNr === void 0 && run.context.stammdaten === "off") return { kind: "waiting" };
  return betNr === void 0 ? (0, import_create_or_adopt.createOrAdopt)(run, record) : (0, import_sync_linked.syncLinked)(run, record, betNr, "updated");
}
function outcomeOf(result) {
  switch (result.kind) {
    case "created":
    case "adopted":
    case "updated":
      return {
        result: result.kind,
        counts: { to_advoware: result.toAdvoware.length, to_espocrm: result.toEspocrm.length, conflicts: result.conflicts.length }
      };
    case "suppressed":
      return { result: result.kind, counts: { to_advoware: result.toAdvoware.length } };
    case "conflict":
      return { result: result.kind, counts: {}, error: result.message };
    case "failed":
      return { result: result.permanently ? "permanently_failed" : "failed", counts: {}, error: result.message };
    case "busy":
    case "unchanged":
    case "echo":
    case "waiting":
    case "closed":
      return { result: result.kind, counts: {} };
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  syncBeteiligter
});
//# sourceMappingURL=sync-beteiligter.js.map
