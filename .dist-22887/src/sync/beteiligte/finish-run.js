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
var finish_run_exports = {};
__export(finish_run_exports, {
  finishRun: () => finishRun
});
module.exports = __toCommonJS(finish_run_exports);
var import_node_util = require("node:util");
var import_status = require("../../domain/beteiligte/status.js");
var import_beteiligter_run = require("./beteiligter-run.js");
var import_close_deleted = require("./close-deleted.js");
var import_kommunikation_part = require("./kommunikation-part.js");
var import_notices = require("./notices.js");
var import_step = require("./step.js");
async function finishRun(run, work) {
  const { record, advoware, contacts } = work;
  const attributes = attributesOf(run, work);
  let written;
  if (Object.keys(attributes).length > 0) {
    const answer = await run.updateEspo(record, attributes, whyToEspo(work));
    if (answer.kind === "moved_on") return import_step.again;
    if (answer.kind === "gone") return (0, import_close_deleted.closeDeleted)(run);
    written = answer.record;
  }
  const entries = await (0, import_kommunikation_part.writeEntries)(run, advoware.betNr, advoware, contacts);
  if (entries.kind === "moved_on") return import_step.again;
  await rememberRun(run, work, entries, written);
  return resultOf(work, entries);
}
function attributesOf(run, { record, advoware, plan, contacts, sent }) {
  const now = run.context.hub.effects.now();
  const lists = contacts?.crm.kind === "write" ? { ...contacts.crm.data } : {};
  const data = { ...plan.toEspo, ...lists };
  if (run.context.stammdaten === "off" || sent === "suppressed") return data;
  const differs = sent === "updated" || Object.keys(data).length > 0 || (contacts?.advoware.length ?? 0) > 0;
  if (!differs && !(0, import_status.stateIsDue)(record, now) && record.betnr === advoware.betNr) return data;
  return { ...plan.espoFollowing, ...data, ...(0, import_status.stateAfterSuccess)(record, advoware.betNr, now) };
}
function whyToEspo({ plan, contacts }) {
  const changed = plan.fieldsToEspo.length > 0 ? [`In Advoware ge\xE4ndert: ${plan.fieldsToEspo.join(", ")}.`] : [];
  const lists = contacts?.crm.kind === "write" ? contacts.crm.why : [];
  return [...changed, ...lists].join(" ") || "Stand des Abgleichs vermerkt.";
}
async function rememberRun(run, { record, advoware, plan, contacts, base, sent }, entries, written) {
  const isWhole = run.context.stammdaten === "both" && run.context.kommunikation !== "off";
  const isUntouched = sent === "nothing" && (contacts?.advoware.length ?? 0) === 0;
  const rest = {
    rowId: isUntouched ? advoware.rowId : null,
    entries: entries.entries,
    settled: isWhole && sent !== "suppressed" && entries.isSettled
  };
  const whole = (0, import_beteiligter_run.seenOf)(written ?? record, rest, written ? "hub" : "unknown");
  const seen = isWhole || run.context.stammdaten === "both" ? whole : { ...whole, versionNumber: null, modifiedById: null };
  const notices = [...(0, import_notices.unholdableNotices)(run.context, record, advoware, plan.unholdable), ...(0, import_notices.contactReportNotices)(run.context, record, advoware, contacts?.reports ?? [])];
  const emptySlots = entries.emptySlots ?? (run.memory.state === "linked" ? run.memory.emptySlots : 0);
  const memory = { state: "linked", betNr: advoware.betNr, base, kommunikation: entries.base, emptySlots, seen };
  if (notices.length === 0 && (0, import_node_util.isDeepStrictEqual)(memory, run.memory)) return;
  await run.remember(memory, notices);
}
function resultOf({ plan, contacts, sent, how, advoware }, entries) {
  const kommunikation = entries.result ? { kommunikation: entries.result } : {};
  if (sent === "suppressed" || entries.suppressed > 0) return { kind: "suppressed", toAdvoware: plan.fieldsToAdvoware, ...kommunikation };
  const touchesContacts = contacts !== void 0 && (contacts.crm.kind === "write" || contacts.advoware.length > 0);
  const differs = sent === "updated" || plan.fieldsToEspo.length > 0 || touchesContacts;
  if (!differs && how === "updated") return { kind: "unchanged", ...kommunikation };
  return {
    kind: how,
    betNr: advoware.betNr,
    toAdvoware: plan.fieldsToAdvoware,
    toEspocrm: plan.fieldsToEspo,
    conflicts: [...plan.conflicts.map(({ field }) => field), ...(contacts?.conflicts ?? []).map(({ medium }) => medium)],
    ...kommunikation
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  finishRun
});
//# sourceMappingURL=finish-run.js.map
