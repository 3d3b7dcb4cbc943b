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
var result_exports = {};
__export(result_exports, {
  isCarriedOut: () => isCarriedOut,
  resultOf: () => resultOf
});
module.exports = __toCommonJS(result_exports);
function resultOf(plan, outcomes) {
  const crmDone = plan.crm.kind === "write" && outcomes.crm.kind === "done";
  const done = plan.advoware.filter((_, index) => outcomes.advoware[index]?.kind === "done");
  const count = (matches) => done.filter(matches).length;
  return {
    advoware_to_espocrm: {
      emails_synced: crmDone ? plan.counts.emailsToEspoCrm : 0,
      phones_synced: crmDone ? plan.counts.phonesToEspoCrm : 0,
      errors: [...errorOf(outcomes.crm), ...errorsOf(plan, outcomes, isForEspoCrm)]
    },
    espocrm_to_advoware: {
      created: count((operation) => operation.kind === "post" || operation.kind === "reuse_slot"),
      updated: count((operation) => operation.kind === "put"),
      deleted: count((operation) => operation.kind === "to_slot" && operation.rule === "deleted_in_espocrm"),
      errors: errorsOf(plan, outcomes, (operation) => !isForEspoCrm(operation))
    },
    conflicts: plan.conflicts.map((conflict) => conflict.text),
    unchanged: plan.counts.unchanged,
    reports: plan.reports.map((report) => report.text),
    guessed_kinds: plan.counts.guessedKinds,
    empty_slots: plan.counts.emptySlots
  };
}
function isCarriedOut(plan, outcomes) {
  const crm = plan.crm.kind === "unchanged" || outcomes.crm.kind === "done";
  return crm && plan.advoware.every((_, index) => outcomes.advoware[index]?.kind === "done");
}
function isForEspoCrm(operation) {
  return operation.kind === "set_marker" || operation.kind === "to_slot" && operation.rule === "deleted_in_advoware";
}
function errorsOf(plan, outcomes, matches) {
  return plan.advoware.flatMap((operation, index) => {
    const outcome = outcomes.advoware[index];
    return outcome === void 0 || !matches(operation) ? [] : errorOf(outcome);
  });
}
function errorOf(outcome) {
  return outcome.kind === "failed" ? [outcome.error] : [];
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  isCarriedOut,
  resultOf
});
//# sourceMappingURL=result.js.map
