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
var empty_slots_exports = {};
__export(empty_slots_exports, {
  defaultSlotLimit: () => defaultSlotLimit,
  reportEmptySlots: () => reportEmptySlots
});
module.exports = __toCommonJS(empty_slots_exports);
var import_memory = require("./memory.js");
const defaultSlotLimit = 5;
async function reportEmptySlots(context, limit = defaultSlotLimit) {
  let report = { records: 0, emptySlots: 0, tasksOpened: 0 };
  for await (const record of linkedRecords(context)) {
    const slots = slotsOf(record);
    if (slots === 0) continue;
    const opened = slots > limit && await openTask(context, record, slots);
    report = { records: report.records + 1, emptySlots: report.emptySlots + slots, tasksOpened: report.tasksOpened + (opened ? 1 : 0) };
  }
  context.hub.metrics.emptySlots(report.emptySlots);
  return report;
}
const pageSize = 200;
async function* linkedRecords({ hub: { ledger } }) {
  for (let after = ""; ; ) {
    const page = await ledger.linked("beteiligter", { after, limit: pageSize });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.leftId;
  }
}
function slotsOf(record) {
  const memory = (0, import_memory.memoryOf)(record);
  return memory.state === "linked" ? memory.emptySlots : 0;
}
const taskName = "Leere Kommunikationseintr\xE4ge in Advoware aufr\xE4umen";
async function openTask({ espocrm, notifyUserId }, { leftId, rightId }, slots) {
  const answer = await espocrm.readBeteiligter(leftId);
  if (answer.kind === "gone" || await hasOpenTask(espocrm, leftId)) return false;
  await espocrm.create("Task", {
    name: taskName,
    status: "Not Started",
    parentType: "CBeteiligte",
    parentId: leftId,
    assignedUserId: answer.record.assignedUserId ?? notifyUserId,
    description: `Der Beteiligte ${rightId} hat in Advoware ${slots} leere Kommunikationseintr\xE4ge, die der Hub nicht l\xF6schen kann. Bitte dort alle Eintr\xE4ge mit der Bemerkung \u201E[ESPOCRM-SLOT:\u2026]\u201C l\xF6schen und diese Aufgabe abschlie\xDFen.`
  });
  return true;
}
async function hasOpenTask(espocrm, entityId) {
  const tasks = espocrm.list("Task", {
    where: [
      { type: "equals", attribute: "parentId", value: entityId },
      { type: "equals", attribute: "name", value: taskName },
      { type: "notIn", attribute: "status", value: ["Completed", "Canceled"] }
    ],
    select: ["name"],
    limit: 1
  });
  for await (const page of tasks) if (page.length > 0) return true;
  return false;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  defaultSlotLimit,
  reportEmptySlots
});
//# sourceMappingURL=empty-slots.js.map
