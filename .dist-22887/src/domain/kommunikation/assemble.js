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
var assemble_exports = {};
__export(assemble_exports, {
  assemble: () => assemble
});
module.exports = __toCommonJS(assemble_exports);
var import_crm_list = require("./crm-list.js");
var import_kinds = require("./kinds.js");
var import_next_base = require("./next-base.js");
var import_operations = require("./operations.js");
function assemble(base, phone, email) {
  const plans = [phone, email];
  const planned = plans.filter((plan) => plan.kind === "planned");
  const steps = inPhases(planned.flatMap((plan) => plan.steps));
  const current = plans.flatMap((plan) => plan.kind === "planned" ? [...plan.draft.reports, ...plan.extra] : [plan.report]);
  const known = new Set(base?.reported);
  return {
    crm: crmWrite(planned),
    advoware: steps.map((step) => step.operation),
    conflicts: planned.flatMap((plan) => plan.draft.conflicts),
    reports: onePerKey(current).filter((report) => !known.has(report.key)),
    counts: countsOf(planned),
    nextBase: nextBase(base, phone, email, steps, current),
    settled: plans.every((plan) => plan.kind === "planned" && plan.draft.settled)
  };
}
function onePerKey(reports) {
  return [...new Map(reports.map((report) => [report.key, report])).values()];
}
function inPhases(steps) {
  const phase = { set_marker: 0, put: 0, to_slot: 1, reuse_slot: 2, post: 2 };
  return [...steps].sort((a, b) => phase[a.operation.kind] - phase[b.operation.kind]);
}
function crmWrite(plans) {
  const changed = plans.filter((plan) => plan.draft.espoCrmWhy.length > 0).map((plan) => plan.draft);
  if (changed.length === 0) return { kind: "unchanged" };
  const data = changed.reduce((all, { medium, items }) => ({ ...all, ...medium === "phone" ? (0, import_crm_list.phonesToSend)(items) : (0, import_crm_list.emailsToSend)(items) }), {});
  return { kind: "write", data, why: [...new Set(changed.flatMap((draft) => draft.espoCrmWhy))] };
}
function countsOf(plans) {
  const drafts = plans.map((plan) => plan.draft);
  const operations = plans.flatMap((plan) => plan.steps.map((step) => step.operation));
  const count = (matches) => operations.filter(matches).length;
  const changes = (medium) => drafts.filter((draft) => draft.medium === medium).flatMap((draft) => draft.espoCrmWhy).length;
  const reused = count((operation) => operation.kind === "reuse_slot");
  return {
    unchanged: sum(drafts.map((draft) => draft.items.filter(({ link, removed }) => !removed && link?.how === "value" && isIdle(link)).length)),
    emailsToEspoCrm: changes("email"),
    phonesToEspoCrm: changes("phone"),
    createdInAdvoware: reused + count((operation) => operation.kind === "post"),
    updatedInAdvoware: count((operation) => operation.kind === "put"),
    deletedInAdvoware: count((operation) => operation.kind === "to_slot" && operation.rule === "deleted_in_espocrm"),
    emptySlots: sum(drafts.map((draft) => (0, import_operations.slotsOf)(draft).length)) - reused,
    guessedKinds: sum(drafts.map((draft) => draft.guessedKinds))
  };
}
function isIdle({ entry, placement }) {
  return placement === void 0 && entry !== void 0 && entry.rule === void 0;
}
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
function nextBase(base, phone, email, steps, current) {
  const idOf = (link) => {
    if (link.placement === void 0) return link.entry === void 0 ? void 0 : String(link.entry.id);
    const index = steps.findIndex((step2) => step2.placement === link.placement);
    const step = steps[index];
    return step === void 0 ? void 0 : (0, import_next_base.idOfOperation)(step.operation, index);
  };
  const next = (plan) => plan.kind === "planned" ? (0, import_next_base.nextBaseOf)(plan.draft, plan.primary, idOf) : asBefore(base, plan.medium);
  const [phones, emails] = [next(phone), next(email)];
  const stale = phone.kind === "planned" && email.kind === "planned" ? [] : base?.reported ?? [];
  return {
    version: 1,
    entries: { ...phones.entries, ...emails.entries },
    phone: phones.list,
    email: emails.list,
    reported: [.../* @__PURE__ */ new Set([...stale, ...current.map((report) => report.key)])].sort()
  };
}
function asBefore(base, medium) {
  const mine = Object.entries(base?.entries ?? {}).filter(([, entry]) => (0, import_kinds.mediumOf)(entry.kommKz) === medium);
  return { entries: Object.fromEntries(mine), list: base?.[medium] ?? { keys: [], primary: null } };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  assemble
});
//# sourceMappingURL=assemble.js.map
