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
var memory_exports = {};
__export(memory_exports, {
  linkOf: () => linkOf,
  memoryOf: () => memoryOf
});
module.exports = __toCommonJS(memory_exports);
var import_zod = require("zod");
var import_base = require("../../domain/kommunikation/base.js");
const past = import_zod.z.object({ espo: import_zod.z.string(), advoware: import_zod.z.string() });
const baseSchema = import_zod.z.object({
  name: past,
  vorname: past,
  rechtsform: past,
  anrede: past,
  geburtsdatum: past,
  handelsregisterNummer: past
}).partial();
const linkedSchema = import_zod.z.object({ stammdaten: baseSchema, kommunikation: import_zod.z.json(), emptySlots: import_zod.z.int().nonnegative() });
const seenSchema = import_zod.z.object({
  versionNumber: import_zod.z.int().nullable(),
  modifiedAt: import_zod.z.string().nullable(),
  modifiedById: import_zod.z.string().nullable(),
  rowId: import_zod.z.string().nullable(),
  entries: import_zod.z.string().nullable(),
  settled: import_zod.z.boolean()
}).nullable();
const intentSchema = import_zod.z.object({ sent: import_zod.z.record(import_zod.z.string(), import_zod.z.json()).nullable(), known: import_zod.z.array(import_zod.z.int()), seen: seenSchema });
function memoryOf(link) {
  if (!link) return { state: "new", sent: null, known: [], seen: null };
  switch (link.state) {
    case "creating":
      return { state: "new", ...intentSchema.parse(link.intent) };
    case "linked": {
      const { stammdaten, kommunikation, emptySlots } = linkedSchema.parse(link.base ?? { stammdaten: {}, kommunikation: null, emptySlots: 0 });
      return {
        state: "linked",
        betNr: Number(link.rightId),
        base: stammdaten,
        kommunikation: (0, import_base.readBase)(kommunikation),
        emptySlots,
        seen: seenSchema.parse(link.seen)
      };
    }
    case "closed":
      return { state: "closed" };
  }
}
function linkOf(leftId, memory) {
  switch (memory.state) {
    case "new":
      return { state: "creating", leftId, intent: { sent: memory.sent, known: memory.known, seen: memory.seen } };
    case "linked":
      return {
        state: "linked",
        leftId,
        rightId: String(memory.betNr),
        base: { stammdaten: memory.base, kommunikation: memory.kommunikation ?? null, emptySlots: memory.emptySlots },
        seen: memory.seen
      };
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  linkOf,
  memoryOf
});
//# sourceMappingURL=memory.js.map
