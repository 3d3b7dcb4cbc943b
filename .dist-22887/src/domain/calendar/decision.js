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
var decision_exports = {};
__export(decision_exports, {
  askOf: () => askOf,
  asking: () => asking,
  conflictOf: () => conflictOf,
  decided: () => decided,
  fieldConflict: () => fieldConflict,
  joined: () => joined,
  looking: () => looking,
  nothing: () => nothing,
  targetOf: () => targetOf,
  unitName: () => unitName
});
module.exports = __toCommonJS(decision_exports);
var import_event_id = require("./event-id.js");
var import_plan_types = require("./plan-types.js");
var import_texts = require("./texts.js");
const nothing = { operations: [], conflicts: [], asks: [], looks: [], continues: false };
const decided = (...operations) => ({ ...nothing, operations });
const asking = (ask) => ({ ...nothing, asks: [ask] });
const looking = (look) => ({ ...nothing, looks: [look] });
const joined = (decisions) => ({
  operations: decisions.flatMap(({ operations }) => operations),
  conflicts: decisions.flatMap(({ conflicts }) => conflicts),
  asks: decisions.flatMap(({ asks }) => asks),
  looks: decisions.flatMap(({ looks }) => looks),
  continues: decisions.some(({ continues }) => continues)
});
function conflictOf(settings, unit, frNr, told) {
  const digest = (0, import_event_id.base32hex)(settings.digest(JSON.stringify([told.field, told.advowareValue, told.googleValue]))).slice(0, keyLength);
  return { key: `calendar:${settings.link}:${told.kind}:${String(frNr ?? unit)}:${digest}`, frNr, google: unit, ...told };
}
const fieldConflict = (settings, unit, frNr, { kind, field, winner, advoware, google }) => conflictOf(settings, unit, frNr, { kind, winner, field, advowareValue: advoware, googleValue: google, text: textOf(kind, frNr, field, winner, advoware, google) });
const askOf = (settings, kind, frNrs, events, text) => ({ kind, key: `calendar:${settings.link}:${kind}:${[...frNrs, ...events].join(",")}`, frNrs, events, text });
function targetOf({ key, event }) {
  const target = key.kind === "event" ? key : { ...key, id: event?.id ?? null };
  return { target, etag: event?.etag ?? null };
}
const unitName = (unit) => (0, import_plan_types.keyText)(unit.key);
const keyLength = 12;
function textOf(kind, frNr, field, winner, advoware, google) {
  switch (kind) {
    case "collision":
      return (0, import_texts.collisionText)(frNr, field, winner, advoware, google);
    case "unseen":
      return (0, import_texts.unseenText)(frNr, field, advoware, google);
    case "unholdable":
      return (0, import_texts.unholdableText)(frNr);
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  askOf,
  asking,
  conflictOf,
  decided,
  fieldConflict,
  joined,
  looking,
  nothing,
  targetOf,
  unitName
});
//# sourceMappingURL=decision.js.map
