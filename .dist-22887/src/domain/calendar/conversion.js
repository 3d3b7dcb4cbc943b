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
var conversion_exports = {};
__export(conversion_exports, {
  convert: () => convert,
  isSteppingAside: () => isSteppingAside,
  rekeyMoved: () => rekeyMoved,
  unitsOfSeries: () => unitsOfSeries
});
module.exports = __toCommonJS(conversion_exports);
var import_appointment = require("./appointment.js");
var import_advoware_picture = require("./advoware-picture.js");
var import_base = require("./base.js");
var import_decision = require("./decision.js");
var import_plan_types = require("./plan-types.js");
var import_recurrence = require("./recurrence.js");
var import_texts = require("./texts.js");
var import_to_advoware = require("./to-advoware.js");
var import_window = require("./window.js");
function convert(link, view, units, world) {
  const state = (0, import_advoware_picture.advowareState)(world.advoware, link.frNr, link.base);
  switch (state.kind) {
    case "live":
      return takeApart(link, state.item, view, units, world);
    // Gone there while changed here: the instances are what the person wants, and they are made anew.
    case "gone":
      return { ...(0, import_decision.decided)(released(link, view, "forget")), continues: true };
    case "missing":
      return (0, import_decision.looking)({ side: "advoware", frNr: link.frNr, from: world.settings.window.from, to: world.settings.window.to });
    case "unreadable":
    case "outside":
      return import_decision.nothing;
  }
}
function rekeyMoved(links, world) {
  const taken = new Set(links.map(({ key }) => (0, import_plan_types.keyText)(key)));
  return links.flatMap((link) => {
    if (link.key.kind === "event" || world.google.units.has((0, import_plan_types.keyText)(link.key)) || !isKnown(link.key.seriesId, world)) return [];
    const sameDay = freeUnits(link.key.seriesId, world, taken).filter((unit2) => dayOf(unit2) === dayText(link));
    const [unit, ...more] = sameDay;
    if (!unit || more.length > 0) return [];
    taken.add((0, import_plan_types.keyText)(unit.key));
    return [rekeyed(link, unit, [])];
  });
}
const isSteppingAside = (link) => link.key.kind === "instance" && link.base.fields.rule.google !== "";
const unitsOfSeries = (seriesId, world) => [...world.google.units.values()].filter(({ key }) => key.kind === "instance" && key.seriesId === seriesId);
function takeApart(link, item, view, units, world) {
  const { window } = world.settings;
  const { time, repetition } = item.appointment;
  const last = repetition.kind === "series" ? (0, import_recurrence.lastOccurrence)((0, import_appointment.startDate)(time), { ...repetition, until: earlier(repetition, world) }) : void 0;
  if (last) return shorten(link, item, last, view, world);
  const free = units.filter((unit) => (0, import_window.overlaps)(window, unit.appointment.time, unit.appointment.repetition));
  const heir = free.find((unit) => dayOf(unit) === (0, import_appointment.startDate)(time).toString()) ?? free[0];
  if (!heir) return (0, import_decision.asking)((0, import_decision.askOf)(world.settings, "no_instance_left", [link.frNr], [view.master.id], (0, import_texts.noInstanceText)(link.frNr)));
  return { ...(0, import_decision.decided)(rekeyed(link, heir, [splitLink(link, view)])), continues: true };
}
function earlier(rule, world) {
  const eve = world.settings.window.from.subtract({ days: 1 });
  return rule.until.toString() < eve.toString() ? rule.until : eve;
}
function shorten(link, item, last, view, { settings }) {
  const { repetition } = item.appointment;
  const wanted = { ...item.appointment, repetition: repetition.kind === "series" ? { ...repetition, until: last } : repetition };
  const lost = import_appointment.fields.filter((field) => (0, import_appointment.contentOf)(item.appointment)[field] !== (0, import_base.pastOf)(link.base, "advoware")[field]);
  const told = { kind: "split", winner: "google", field: null, advowareValue: lost.join(","), googleValue: "", text: (0, import_texts.splitText)(link.frNr) };
  const pair = { advoware: (0, import_appointment.contentOf)(wanted).rule, google: link.base.fields.rule.google, from: "google" };
  const change = { fields: { rule: pair } };
  return {
    ...(0, import_decision.decided)({
      kind: "update_advoware",
      frNr: link.frNr,
      rowId: item.record.rowId ?? null,
      fields: ["rule"],
      changes: (0, import_to_advoware.advowareChanges)(wanted, ["rule"], item.record),
      settles: change,
      link: { ...splitLink(link, view), base: (0, import_base.settled)(link.base, change) },
      why: import_texts.why.shorten(link.frNr)
    }),
    conflicts: (0, import_base.hasChanged)("advoware", item.appointment, link.base) ? [(0, import_decision.conflictOf)(settings, view.master.id, link.frNr, told)] : [],
    continues: true
  };
}
const splitLink = (link, { master }) => ({ state: "closed", frNr: link.frNr, key: link.key, generation: link.generation, base: link.base, reason: "split", seen: master.updated ?? null });
const released = (link, view, change) => ({ kind: "link", change, puts: [splitLink(link, view)], drops: [link], settles: null, why: import_texts.why.close(link.frNr) });
const rekeyed = (link, unit, origins) => ({ kind: "link", change: "rekey", puts: [{ ...link, key: unit.key }, ...origins], drops: [link], settles: null, why: import_texts.why.rekey(link.frNr) });
const isKnown = (seriesId, world) => world.google.series.has(seriesId) || world.google.units.has(seriesId);
function freeUnits(seriesId, world, taken) {
  const single = world.google.units.get(seriesId);
  return [...single ? [single] : [], ...unitsOfSeries(seriesId, world)].filter((unit) => !taken.has((0, import_decision.unitName)(unit)));
}
const dateLength = "YYYY-MM-DD".length;
const dayText = ({ key }) => key.kind === "instance" ? key.originalStart.slice(0, dateLength) : "";
const dayOf = ({ key, appointment }) => key.kind === "instance" ? key.originalStart.slice(0, dateLength) : (0, import_appointment.startDate)(appointment.time).toString();
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  convert,
  isSteppingAside,
  rekeyMoved,
  unitsOfSeries
});
//# sourceMappingURL=conversion.js.map
