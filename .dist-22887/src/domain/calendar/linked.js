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
var linked_exports = {};
__export(linked_exports, {
  decideLinked: () => decideLinked
});
module.exports = __toCommonJS(linked_exports);
var import_appointment = require("./appointment.js");
var import_advoware_picture = require("./advoware-picture.js");
var import_base = require("./base.js");
var import_decision = require("./decision.js");
var import_creations = require("./creations.js");
var import_google_picture = require("./google-picture.js");
var import_pair = require("./pair.js");
var import_belonging = require("./belonging.js");
var import_plan_types = require("./plan-types.js");
var import_texts = require("./texts.js");
var import_window = require("./window.js");
function decideLinked(link, world) {
  const google = (0, import_google_picture.googleState)(world.google, link.key, world.settings.window);
  const advoware = (0, import_advoware_picture.advowareState)(world.advoware, link.frNr, link.base);
  const item = advoware.kind === "live" ? advoware.item : void 0;
  const unit = google.kind === "live" ? google.unit : void 0;
  if (!touchesWindow(link, item, unit, world.settings.window)) return import_decision.nothing;
  switch (advoware.kind) {
    case "live":
      return withAdvoware(link, advoware.item, google.kind, unit, world);
    case "gone":
      return withoutAdvoware(link, google.kind, unit, world);
    case "missing":
      return (0, import_decision.looking)(lookFor(link));
    case "outside":
      return unit && (0, import_base.hasChanged)("google", unit.appointment, link.base) ? (0, import_decision.looking)(lookFor(link)) : import_decision.nothing;
    case "unreadable":
      return import_decision.nothing;
  }
}
function touchesWindow(link, item, unit, window) {
  const { time, rule } = link.base.fields;
  const isIn = (appointment) => appointment !== void 0 && (0, import_window.overlaps)(window, appointment.time, appointment.repetition);
  if (isIn(item?.appointment) || isIn(unit?.appointment)) return true;
  return (!item || !unit) && (0, import_window.overlaps)(window, (0, import_appointment.timeOf)(time.advoware), (0, import_appointment.repetitionOf)(rule.advoware));
}
function withAdvoware(link, item, google, unit, world) {
  switch (google) {
    case "live":
      return unit ? (0, import_pair.decidePair)(link, item, unit, world) : import_decision.nothing;
    case "unreadable":
      return import_decision.nothing;
    case "missing":
      return (0, import_decision.looking)({ side: "google", id: link.key.kind === "event" ? link.key.id : link.key.seriesId });
    case "gone":
      return goneInGoogle(link, item, world);
  }
}
function withoutAdvoware(link, google, unit, world) {
  switch (google) {
    case "live":
      return unit ? goneInAdvoware(link, unit, world) : import_decision.nothing;
    case "unreadable":
      return import_decision.nothing;
    case "missing":
      return (0, import_decision.looking)({ side: "google", id: link.key.kind === "event" ? link.key.id : link.key.seriesId });
    case "gone":
      return (0, import_decision.decided)({ kind: "link", change: "close", puts: [closed(link, "deleted_in_google", world)], drops: [link], settles: null, why: import_texts.why.close(link.frNr) });
  }
}
function goneInGoogle(link, item, world) {
  const { settings } = world;
  if (!(0, import_window.overlaps)(settings.window, item.appointment.time, item.appointment.repetition)) return import_decision.nothing;
  if (!(0, import_base.hasChanged)("advoware", item.appointment, link.base)) {
    return (0, import_decision.decided)({ kind: "delete_advoware", frNr: link.frNr, rowId: item.record.rowId ?? null, link: closed(link, "deleted_in_google", world), why: import_texts.why.deleteInAdvoware(link.frNr) });
  }
  const operation = (0, import_creations.createGoogle)(item, link.generation + 1, settings, [link], import_texts.why.againInGoogle(link.frNr));
  const told = { kind: "edit_beats_delete", winner: "advoware", field: null, advowareValue: JSON.stringify((0, import_appointment.contentOf)(item.appointment)), googleValue: "", text: (0, import_texts.editBeatsDeleteText)(link.frNr, "advoware") };
  return { ...(0, import_decision.decided)(operation), conflicts: [(0, import_decision.conflictOf)(settings, (0, import_plan_types.keyText)(link.key), link.frNr, told)] };
}
function goneInAdvoware(link, unit, world) {
  const { settings } = world;
  const name = (0, import_decision.unitName)(unit);
  if ((0, import_base.hasChanged)("google", unit.appointment, link.base)) {
    const created = (0, import_creations.createAdvoware)(unit, link.base, settings, [link], import_texts.why.againInAdvoware(link.frNr));
    const told = { kind: "edit_beats_delete", winner: "google", field: null, advowareValue: JSON.stringify((0, import_base.pastOf)(link.base, "advoware")), googleValue: JSON.stringify((0, import_appointment.contentOf)(unit.appointment)), text: (0, import_texts.editBeatsDeleteText)(link.frNr, "google") };
    return { ...(0, import_decision.decided)(created), conflicts: [(0, import_decision.conflictOf)(settings, name, link.frNr, told)] };
  }
  if ((0, import_belonging.belonging)(link, unit, world) !== "ours") return (0, import_decision.asking)((0, import_decision.askOf)(settings, "hands_off", [link.frNr], [name], (0, import_texts.handsOffText)(link.frNr, name)));
  return (0, import_decision.decided)({ kind: "delete_google", frNr: link.frNr, ...(0, import_decision.targetOf)(unit), link: closed(link, "deleted_in_advoware", world, unit), why: import_texts.why.deleteInGoogle(link.frNr) });
}
function closed(link, reason, world, unit) {
  const event = unit?.event ?? world.google.events.get(link.key.kind === "event" ? link.key.id : link.key.seriesId);
  return { state: "closed", frNr: link.frNr, key: link.key, generation: link.generation, base: link.base, reason, seen: event?.updated ?? null };
}
function lookFor(link) {
  const time = (0, import_appointment.timeOf)(link.base.fields.time.advoware);
  const from = time.kind === "timed" ? time.start.toPlainDate() : time.start;
  const to = time.kind === "timed" ? time.end.toPlainDate() : time.end;
  return { side: "advoware", frNr: link.frNr, from, to };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  decideLinked
});
//# sourceMappingURL=linked.js.map
