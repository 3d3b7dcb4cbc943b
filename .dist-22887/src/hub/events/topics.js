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
var topics_exports = {};
__export(topics_exports, {
  beteiligteEvent: () => beteiligteEvent,
  isTopic: () => isTopic,
  topics: () => topics
});
module.exports = __toCommonJS(topics_exports);
var import_zod = require("zod");
const action = import_zod.z.enum(["create", "update", "delete", "sync_check"]);
const beteiligteEvent = import_zod.z.object({
  entity_id: import_zod.z.string().regex(/^[A-Za-z0-9]{1,36}$/, "entity_id ist keine g\xFCltige Kennung"),
  action,
  source: import_zod.z.string().min(1).max(64),
  timestamp: import_zod.z.iso.datetime({ offset: true }),
  seen: import_zod.z.object({ versionNumber: import_zod.z.int().nullable(), modifiedAt: import_zod.z.string().max(32) }).optional()
});
const tick = import_zod.z.object({ source: import_zod.z.string().min(1).max(64), timestamp: import_zod.z.iso.datetime({ offset: true }) });
const topics = {
  "vmh.beteiligte.create": { payload: beteiligteEvent, entity: "entity_id", pending: "create" },
  "vmh.beteiligte.update": { payload: beteiligteEvent, entity: "entity_id", pending: "update" },
  "vmh.beteiligte.delete": { payload: beteiligteEvent, entity: "entity_id", pending: "delete" },
  "vmh.beteiligte.sync_check": { payload: beteiligteEvent, entity: "entity_id" },
  "vmh.beteiligte.cron": { payload: tick },
  "vmh.kommunikation.slots": { payload: tick }
};
const isTopic = (text) => Object.hasOwn(topics, text);
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  beteiligteEvent,
  isTopic,
  topics
});
//# sourceMappingURL=topics.js.map
