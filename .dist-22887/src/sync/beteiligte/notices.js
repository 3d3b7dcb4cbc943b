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
var notices_exports = {};
__export(notices_exports, {
  conflictNotices: () => conflictNotices,
  contactConflictNotices: () => contactConflictNotices,
  contactReportNotices: () => contactReportNotices,
  deliverNotices: () => deliverNotices,
  noticeTo: () => noticeTo,
  unholdableNotices: () => unholdableNotices
});
module.exports = __toCommonJS(notices_exports);
var import_node_crypto = require("node:crypto");
var import_texts = require("../../domain/beteiligte/texts.js");
var import_notes = require("../../systems/espocrm/notes.js");
function noticeTo(context, record, occasion, text) {
  const key = (0, import_node_crypto.createHash)("sha256").update(JSON.stringify([record.id, ...occasion])).digest("hex").slice(0, 24);
  return { key, recordId: record.id, userId: record.assignedUserId ?? context.notifyUserId, text, detail: {} };
}
function conflictNotices(context, espo, advoware, conflicts) {
  return {
    notices: conflicts.map((conflict) => ({
      ...noticeTo(context, espo, ["conflict", conflict.field, conflict.espo, conflict.advoware, advoware.rowId], (0, import_texts.conflictText)(conflict, advoware.betNr)),
      detail: { ...conflict }
    })),
    remarks: conflicts.map((conflict) => ({
      system: "advoware",
      operation: "Konflikt",
      recordId: String(advoware.betNr),
      before: { [conflict.field]: conflict.advoware },
      after: { [conflict.field]: conflict.espo },
      why: `${(0, import_texts.fieldName)(conflict.field)} auf beiden Seiten verschieden ge\xE4ndert: EspoCRM gilt, der Wert aus Advoware steht hier.`
    }))
  };
}
const unholdableNotices = (context, espo, advoware, changes) => changes.map((change) => noticeTo(context, espo, ["unholdable", change.field, change.heldBy, change.value, advoware.rowId], (0, import_texts.unholdableText)(change, advoware.betNr)));
function contactConflictNotices(context, espo, advoware, conflicts) {
  return {
    notices: conflicts.map(({ key, text, medium, rule }) => ({ ...noticeTo(context, espo, ["contact", key, advoware.rowId], text), detail: { key, medium, rule } })),
    remarks: conflicts.map(({ entryId, espocrmValue, advowareValue, winner, text }) => ({
      system: "advoware",
      operation: "Konflikt",
      recordId: `${advoware.betNr}/${entryId}`,
      before: { espocrm: espocrmValue, advoware: advowareValue },
      after: { gilt: winner },
      why: text
    }))
  };
}
function contactReportNotices(context, espo, advoware, reports) {
  if (reports.length === 0) return [];
  const text = [`Beteiligter ${advoware.betNr}, Telefon und E-Mail:`, ...reports.map((report) => `\u2013 ${report.text}`)].join("\n");
  return [noticeTo(context, espo, ["reports", ...reports.map(({ key }) => key), advoware.rowId], text)];
}
async function deliverNotices(context, recordId) {
  const { ledger, log } = context.hub;
  try {
    for (const notice of await ledger.claimNotices(recordId)) {
      const sentBefore = notice.attempted && await (0, import_notes.findNotice)(context.espocrm, notice.key);
      if (!sentBefore) await (0, import_notes.postNotice)(context.espocrm, { userIds: [notice.userId], text: notice.text, key: notice.key });
      await ledger.noticeSent(notice.id);
    }
  } catch (error) {
    log.warn("notice.delayed", { record: recordId }, error);
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  conflictNotices,
  contactConflictNotices,
  contactReportNotices,
  deliverNotices,
  noticeTo,
  unholdableNotices
});
//# sourceMappingURL=notices.js.map
