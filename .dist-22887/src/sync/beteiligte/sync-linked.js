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
var sync_linked_exports = {};
__export(sync_linked_exports, {
  syncLinked: () => syncLinked
});
module.exports = __toCommonJS(sync_linked_exports);
var import_clocks = require("../../domain/beteiligte/clocks.js");
var import_reconcile = require("../../domain/beteiligte/reconcile.js");
var import_texts = require("../../domain/beteiligte/texts.js");
var import_beteiligter_run = require("./beteiligter-run.js");
var import_finish_run = require("./finish-run.js");
var import_kommunikation_part = require("./kommunikation-part.js");
var import_note_failure = require("./note-failure.js");
var import_notices = require("./notices.js");
var import_step = require("./step.js");
async function syncLinked(run, record, betNr, how) {
  if (await isLinkedElsewhere(run, betNr)) {
    return (0, import_note_failure.noteConflict)(run, record, { code: "conflict", message: (0, import_texts.linkTakenText)(betNr) });
  }
  const answer = await run.context.advoware.readBeteiligter(betNr);
  if (answer.kind === "gone") return goneInAdvoware(run, record, betNr);
  const advoware = answer.record;
  const before = baseOf(run, betNr);
  const plan = planStammdaten(run, record, advoware, before);
  const contacts = (0, import_kommunikation_part.planKommunikation)(run, record, advoware);
  await announceConflicts(run, record, advoware, plan, contacts);
  const sent = await sendToAdvoware(run, advoware, plan);
  switch (sent) {
    case "moved_on":
      return import_step.again;
    case "gone":
      return goneInAdvoware(run, record, betNr);
    case "suppressed":
      return (0, import_finish_run.finishRun)(run, { record, advoware, plan, contacts, base: (0, import_reconcile.baseWithoutAdvoware)(plan, before), sent, how });
    case "nothing":
    case "updated":
      return (0, import_finish_run.finishRun)(run, { record, advoware, plan, contacts, base: plan.base, sent, how });
  }
}
function baseOf(run, betNr) {
  const { memory } = run;
  return memory.state === "linked" && memory.betNr === betNr ? memory.base : {};
}
function planStammdaten(run, record, advoware, before) {
  if (run.context.stammdaten === "off") return (0, import_reconcile.leaveAlone)(record, before);
  const { modifiedAt, advowareLastSync: lastSync } = record;
  return (0, import_reconcile.reconcile)(record, advoware, before, (0, import_clocks.newerSide)({ modifiedAt, geaendertAm: advoware.geaendertAm, lastSync }));
}
async function isLinkedElsewhere(run, betNr) {
  if (run.memory.state === "linked" && run.memory.betNr === betNr) return false;
  const other = await run.context.hub.ledger.findByRight("beteiligter", String(betNr));
  return other?.state === "linked" && other.leftId !== run.id;
}
async function announceConflicts(run, record, advoware, plan, contacts) {
  const decided = run.context.advoware.writeProtected ? [] : plan.conflicts;
  const parts = [(0, import_notices.conflictNotices)(run.context, record, advoware, decided), (0, import_notices.contactConflictNotices)(run.context, record, advoware, contacts?.conflicts ?? [])];
  await run.announce(parts.flatMap(({ notices }) => notices), parts.flatMap(({ remarks }) => remarks));
}
async function sendToAdvoware(run, advoware, plan) {
  if (plan.fieldsToAdvoware.length === 0) return "nothing";
  const changes = plan.toAdvoware;
  const intent = {
    system: "advoware",
    operation: "PUT Beteiligte",
    recordId: String(advoware.betNr),
    before: (0, import_beteiligter_run.pick)(advoware, Object.keys(changes)),
    after: changes,
    why: `In EspoCRM ge\xE4ndert: ${plan.fieldsToAdvoware.join(", ")}.`
  };
  const client = run.context.advoware;
  if (client.writeProtected) {
    await run.noteSuppressed(intent);
    return "suppressed";
  }
  const answer = await run.write(
    intent,
    () => client.updateBeteiligter({ ...advoware, ...changes }),
    ({ kind }) => kind === "updated" ? { kind: "done" } : kind === "suppressed" ? { kind } : { kind: "refused", reason: kind }
  );
  return answer.kind;
}
function goneInAdvoware(run, record, betNr) {
  return (0, import_note_failure.noteConflict)(run, record, { code: "not_found", message: (0, import_texts.goneInAdvowareText)(betNr), deletedInAdvoware: true });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  syncLinked
});
//# sourceMappingURL=sync-linked.js.map
