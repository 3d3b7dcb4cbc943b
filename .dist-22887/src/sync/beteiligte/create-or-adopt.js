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
var create_or_adopt_exports = {};
__export(create_or_adopt_exports, {
  createOrAdopt: () => createOrAdopt
});
module.exports = __toCommonJS(create_or_adopt_exports);
var import_matching = require("../../domain/beteiligte/matching.js");
var import_reconcile = require("../../domain/beteiligte/reconcile.js");
var import_status = require("../../domain/beteiligte/status.js");
var import_texts = require("../../domain/beteiligte/texts.js");
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_beteiligter_run = require("./beteiligter-run.js");
var import_close_deleted = require("./close-deleted.js");
var import_kommunikation_part = require("./kommunikation-part.js");
var import_note_failure = require("./note-failure.js");
var import_step = require("./step.js");
var import_sync_linked = require("./sync-linked.js");
async function createOrAdopt(run, record) {
  const found = await run.context.advoware.searchBeteiligte((0, import_matching.searchOf)(record));
  const [match, ...others] = await matches(run, record, found);
  if (match === void 0) return create(run, record, found);
  if (others.length > 0) return (0, import_note_failure.noteConflict)(run, record, { code: "conflict", message: (0, import_texts.severalMatchesText)([match, ...others]) });
  return (0, import_sync_linked.syncLinked)(run, record, match, "adopted");
}
async function matches(run, record, found) {
  const { memory } = run;
  const interrupted = memory.state === "new" && memory.sent ? (0, import_matching.recoverable)(memory.sent, memory.known, found) : [];
  const candidates = interrupted.length > 0 ? interrupted : (0, import_matching.adoptable)(record, found);
  const free = [];
  for (const betNr of candidates) {
    if (!await isTaken(run, betNr)) free.push(betNr);
  }
  return free;
}
async function isTaken(run, betNr) {
  const link = await run.context.hub.ledger.findByRight("beteiligter", String(betNr));
  if (link?.state === "linked") return link.leftId !== run.id;
  const holders = run.context.espocrm.list("CBeteiligte", { where: [{ type: "equals", attribute: "betnr", value: betNr }], select: ["betnr"], limit: 2 });
  for await (const page of holders) {
    if (page.some(({ id }) => id !== run.id)) return true;
  }
  return false;
}
const nothingYet = { kommunikation: [] };
async function create(run, record, found) {
  const { advoware, hub } = run.context;
  const plan = (0, import_reconcile.reconcile)(record, {}, {}, "espocrm");
  const body = plan.toAdvoware;
  const intent = { system: "advoware", operation: "POST Beteiligte", recordId: run.id, before: {}, after: body, why: "In EspoCRM angelegt, in Advoware nicht vorhanden." };
  if (advoware.writeProtected) {
    await run.noteSuppressed(intent);
    return { kind: "suppressed", toAdvoware: plan.fieldsToAdvoware };
  }
  const seen = run.memory.state === "new" ? run.memory.seen : null;
  await run.remember({ state: "new", sent: body, known: found.map(({ betNr }) => betNr), seen });
  const created = await run.write(
    intent,
    () => advoware.createBeteiligter(body),
    (answer2) => answer2.kind === "created" ? { kind: "done", recordId: String(answer2.betNr) } : { kind: "suppressed" }
  );
  if (created.kind === "suppressed") throw new import_hub_error.HubError("internal", "Advoware, POST Beteiligte: zur\xFCckgehalten ohne Schreibschutz.");
  const linked = { state: "linked", betNr: created.betNr, base: plan.base, emptySlots: 0 };
  await run.remember({ ...linked, kommunikation: void 0, seen: null });
  const attributes = { ...plan.espoFollowing, ...(0, import_status.stateAfterSuccess)(record, created.betNr, hub.effects.now()) };
  const answer = await run.updateEspo(record, attributes, `In Advoware als Beteiligter ${created.betNr} angelegt.`);
  if (answer.kind === "moved_on") return import_step.again;
  if (answer.kind === "gone") return (0, import_close_deleted.closeDeleted)(run);
  const contacts = (0, import_kommunikation_part.planKommunikation)(run, record, nothingYet);
  const entries = await (0, import_kommunikation_part.writeEntries)(run, created.betNr, nothingYet, contacts);
  if (entries.kind === "moved_on") return import_step.again;
  const seenNow = (0, import_beteiligter_run.seenOf)(answer.record, { rowId: null, entries: entries.entries, settled: entries.isSettled }, "hub");
  await run.remember({ ...linked, kommunikation: entries.base, seen: seenNow });
  return {
    kind: "created",
    betNr: created.betNr,
    toAdvoware: plan.fieldsToAdvoware,
    toEspocrm: [],
    conflicts: [],
    ...entries.result ? { kommunikation: entries.result } : {}
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createOrAdopt
});
//# sourceMappingURL=create-or-adopt.js.map
