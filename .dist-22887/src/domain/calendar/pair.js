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
var pair_exports = {};
__export(pair_exports, {
  decidePair: () => decidePair
});
module.exports = __toCommonJS(pair_exports);
var import_appointment = require("./appointment.js");
var import_base = require("./base.js");
var import_belonging = require("./belonging.js");
var import_clocks = require("./clocks.js");
var import_creations = require("./creations.js");
var import_decision = require("./decision.js");
var import_marker = require("./marker.js");
var import_merge = require("./merge.js");
var import_texts = require("./texts.js");
var import_to_advoware = require("./to-advoware.js");
var import_to_google = require("./to-google.js");
function decidePair(link, item, unit, world) {
  const { settings } = world;
  const whose = (0, import_belonging.belonging)(link, unit, world);
  const name = (0, import_decision.unitName)(unit);
  if (whose === "foreign") return (0, import_decision.asking)((0, import_decision.askOf)(settings, "hands_off", [link.frNr], [name], (0, import_texts.handsOffText)(link.frNr, name)));
  const merged = (0, import_merge.merge)({
    advoware: item.appointment,
    google: unit.appointment,
    base: link.base,
    mode: settings.mode,
    newer: (0, import_clocks.newerSide)(item.record.geaendertAm, (unit.event ?? unit.owner).updated),
    target: unit.key.kind
  });
  const operations = operationsOf(merged, link, item, unit, world);
  const repair = whose === "unmarked" ? [(0, import_creations.markGoogle)(unit, link.frNr, link.base, link.generation, settings)] : [];
  const now = whose === "unmarked" ? operations.filter(({ kind }) => kind !== "update_google") : operations;
  return {
    ...(0, import_decision.decided)(...repair, ...now),
    conflicts: merged.conflicts.map((lost) => (0, import_decision.fieldConflict)(settings, name, link.frNr, lost)),
    continues: repair.length > 0 && now.length < operations.length
  };
}
function operationsOf(merged, link, item, unit, world) {
  const operations = [];
  if (merged.toAdvoware.length > 0) operations.push(updateAdvoware(merged, link, item, unit));
  if (merged.toGoogle.length > 0) operations.push(updateGoogle(merged, link, item, unit, world));
  const rest = settleRest(merged, link, world);
  return rest ? [...operations, rest] : operations;
}
function updateAdvoware(merged, link, item, unit) {
  const wanted = wantedOn("advoware", merged, item.appointment, unit.appointment);
  return {
    kind: "update_advoware",
    frNr: link.frNr,
    rowId: item.record.rowId ?? null,
    fields: merged.toAdvoware,
    link: null,
    changes: (0, import_to_advoware.advowareChanges)(wanted, merged.toAdvoware, item.record),
    settles: settling(merged, halfSettled(merged.toAdvoware, merged.toGoogle)),
    why: import_texts.why.update(link.frNr, "advoware", merged.toAdvoware)
  };
}
function updateGoogle(merged, link, item, unit, { settings }) {
  const wanted = wantedOn("google", merged, item.appointment, unit.appointment);
  const after = (0, import_base.settled)(link.base, { fields: merged.pairs });
  const marks = { advowareHash: (0, import_marker.contentHash)((0, import_appointment.contentOf)(wanted), settings.digest), advowareTyped: (0, import_creations.typedIn)(after).join(",") };
  return {
    kind: "update_google",
    frNr: link.frNr,
    ...(0, import_decision.targetOf)(unit),
    fields: merged.toGoogle,
    patch: { ...(0, import_to_google.googlePatch)(wanted, merged.toGoogle), ...unit.key.kind === "event" ? { extendedProperties: { private: marks } } : {} },
    settles: { mode: settings.mode, ...settling(merged, merged.toGoogle) },
    why: import_texts.why.update(link.frNr, "google", merged.toGoogle)
  };
}
const halfSettled = (written, alsoTo) => written.filter((field) => !alsoTo.includes(field));
const settling = (merged, settledFields) => ({ fields: Object.fromEntries(settledFields.map((field) => [field, merged.pairs[field]])) });
function settleRest(merged, link, { settings }) {
  const open = import_appointment.fields.filter((field) => !merged.toAdvoware.includes(field) && !merged.toGoogle.includes(field) && !samePair(link.base.fields[field], merged.pairs[field]));
  const isModeSettled = merged.toGoogle.length === 0 && link.base.mode !== settings.mode;
  if (open.length === 0 && !isModeSettled) return void 0;
  const change = { ...settling(merged, open), ...isModeSettled ? { mode: settings.mode } : {} };
  return { kind: "link", change: "settle", puts: [], drops: [], settles: { frNr: link.frNr, change }, why: import_texts.why.settle(link.frNr) };
}
const samePair = (one, other) => one.advoware === other.advoware && one.google === other.google && one.from === other.from;
function wantedOn(side, merged, advoware, google) {
  const wanted = (0, import_appointment.appointmentOf)(Object.fromEntries(import_appointment.fields.map((field) => [field, merged.pairs[field][side]])));
  const raw = (field) => {
    if (!(0, import_appointment.isTextField)(field)) return "";
    const typed = [google[field], advoware[field]].find((text) => (0, import_appointment.plainText)(text) === wanted[field]);
    return typed ?? wanted[field];
  };
  return { ...wanted, title: raw("title"), notes: raw("notes"), location: raw("location") };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  decidePair
});
//# sourceMappingURL=pair.js.map
