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
var records_exports = {};
__export(records_exports, {
  cBeteiligteSchema: () => cBeteiligteSchema,
  syncStatuses: () => syncStatuses
});
module.exports = __toCommonJS(records_exports);
var import_zod = require("zod");
const text = import_zod.z.string().nullish();
const instant = import_zod.z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/).nullish();
const flag = import_zod.z.boolean().nullish();
const phoneSchema = import_zod.z.looseObject({ phoneNumber: text, type: text, primary: flag, optOut: flag, invalid: flag });
const emailSchema = import_zod.z.looseObject({ emailAddress: text, primary: flag, optOut: flag, invalid: flag });
const syncStatuses = ["clean", "dirty", "pending_sync", "syncing", "failed", "conflict", "permanently_failed"];
const cBeteiligteSchema = import_zod.z.looseObject({
  id: import_zod.z.string().min(1).transform((value) => value),
  /** Absent or null without optimistic locking. */
  versionNumber: import_zod.z.int().nullish(),
  modifiedAt: instant,
  modifiedById: text,
  lastName: text,
  firstName: text,
  firmenname: text,
  rechtsform: text,
  salutationName: text,
  dateOfBirth: text,
  handelsregisterNummer: text,
  betnr: import_zod.z.int().nullish(),
  syncStatus: import_zod.z.enum(syncStatuses).or(import_zod.z.literal("")).nullish(),
  advowareLastSync: instant,
  advowareDeletedAt: instant,
  syncErrorMessage: text,
  syncRetryCount: import_zod.z.int().nullish(),
  assignedUserId: text,
  /** Only with a single GET, never in lists. */
  phoneNumberData: import_zod.z.array(phoneSchema).nullish(),
  emailAddressData: import_zod.z.array(emailSchema).nullish()
});
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  cBeteiligteSchema,
  syncStatuses
});
//# sourceMappingURL=records.js.map
