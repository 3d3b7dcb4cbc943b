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
var unlinked_exports = {};
__export(unlinked_exports, {
  adopt: () => adopt,
  createMissing: () => createMissing,
  recover: () => recover,
  relink: () => relink
});
module.exports = __toCommonJS(unlinked_exports);
var import_appointment = require("./appointment.js");
var import_base = require("./base.js");
var import_clocks = require("./clocks.js");
var import_creations = require("./creations.js");
var import_decision = require("./decision.js");
var import_equality = require("./equality.js");
var import_event_id = require("./event-id.js");
var import_google_event = require("./google-event.js");
var import_marker = require("./marker.js");
var import_masking = require("./masking.js");
var import_plan_types = require("./plan-types.js");
var import_texts = require("./texts.js");
var import_window = require("./window.js");
function recover(links, loose) {
  return (0, import_decision.joined)(links.map((link) => {
    const unit = loose.units.get((0, import_plan_types.keyText)(link.key));
    loose.units.delete((0, import_plan_types.keyText)(link.key));
    const wanted = (0, import_equality.canonicalJson)((0, import_base.pastOf)(link.base, "advoware"));
    const found = [...loose.items.values()].filter((item2) => (0, import_equality.canonicalJson)((0, import_appointment.contentOf)(item2.appointment)) === wanted);
    for (const { frNr } of found) loose.items.delete(frNr);
    const [item, ...more] = found;
    if (item && more.length > 0) return several(found, [(0, import_plan_types.keyText)(link.key)], loose);
    if (item) return linkRecovered(link, item, unit, loose);
    if (!unit) return (0, import_decision.decided)({ kind: "link", change: "forget", puts: [], drops: [link], settles: null, why: import_texts.why.forget() });
    return (0, import_decision.decided)((0, import_creations.createAdvoware)(unit, originOf(unit, loose.world.links) ?? link.base, loose.world.settings, [link]));
  }));
}
function relink(loose) {
  const byId = new Map([...loose.items.values()].map((item) => [(0, import_event_id.eventId)(loose.world.settings.link, item.frNr, 0, loose.world.settings.digest), item]));
  const found = [...loose.units.values()].flatMap((unit) => unit.key.kind === "event" ? [{ unit, marker: ownMarker(unit, loose.world) }] : []);
  return (0, import_decision.joined)(found.map(({ unit, marker }) => {
    const marked = marker?.frNr === void 0 ? void 0 : loose.items.get(marker.frNr);
    const item = marked ?? (marker ? void 0 : byId.get(unit.owner.id));
    if (item && loose.items.has(item.frNr) && !isSplit(item.frNr, loose)) return relinked(unit, item, marker, loose);
    if (marker?.frNr === void 0 || !isWindowed(unit, loose) || loose.closed.some((link) => (0, import_plan_types.keyText)(link.key) === (0, import_plan_types.keyText)(unit.key))) return import_decision.nothing;
    loose.units.delete((0, import_plan_types.keyText)(unit.key));
    return (0, import_decision.asking)((0, import_decision.askOf)(loose.world.settings, "orphan", [marker.frNr], [(0, import_decision.unitName)(unit)], (0, import_texts.orphanText)((0, import_decision.unitName)(unit))));
  }));
}
function adopt(loose) {
  const { mode } = loose.world.settings;
  const groups = /* @__PURE__ */ new Map();
  const groupOf = (key) => {
    const group = groups.get(key) ?? { items: /* @__PURE__ */ new Set(), units: [] };
    groups.set(key, group);
    return group;
  };
  for (const item of loose.items.values()) {
    if (isSplit(item.frNr, loose) || closedOf(item.frNr, loose)) continue;
    const content = (0, import_appointment.contentOf)(item.appointment);
    groupOf((0, import_equality.canonicalJson)(content)).items.add(item);
    if (mode === "masked") groupOf(`masked ${(0, import_equality.canonicalJson)((0, import_masking.shownContent)(content, mode))}`).items.add(item);
  }
  for (const unit of loose.units.values()) {
    if (loose.closed.some((link) => (0, import_plan_types.keyText)(link.key) === (0, import_plan_types.keyText)(unit.key))) continue;
    const json = (0, import_equality.canonicalJson)((0, import_appointment.contentOf)(unit.appointment));
    const isMasked = mode === "masked" && (0, import_marker.ownership)(unit.owner, loose.world.settings.link) === "unmarked" && groups.has(`masked ${json}`) && !groups.has(json);
    groupOf(isMasked ? `masked ${json}` : json).units.push(unit);
  }
  return (0, import_decision.joined)([...groups.values()].map(({ items, units }) => adoptGroup([...items], units, loose)));
}
function createMissing(loose) {
  const inGoogle = [...loose.items.values()].map((item) => newItem(item, loose));
  const inAdvoware = [...loose.units.values()].map((unit) => newUnit(unit, loose));
  return (0, import_decision.joined)([...inGoogle, ...inAdvoware]);
}
const isWindowed = ({ appointment }, loose) => (0, import_window.overlaps)(loose.world.settings.window, appointment.time, appointment.repetition);
const closedOf = (frNr, loose) => loose.closed.findLast((link) => link.frNr === frNr && link.reason !== "split");
const isSplit = (frNr, loose) => loose.closed.some((link) => link.frNr === frNr && link.reason === "split");
function ownMarker(unit, world) {
  return (0, import_marker.ownership)(unit.owner, world.settings.link) === "ours" ? (0, import_marker.markerOf)(unit.owner) : void 0;
}
function originOf(unit, links) {
  const origin = unit.key.kind === "instance" ? unit.key.seriesId : (0, import_marker.continuedFrom)(unit.owner.id) ?? (0, import_marker.markerOf)(unit.owner)?.event;
  const before = unit.key.kind === "instance" ? (0, import_marker.continuedFrom)(unit.owner.id) ?? (0, import_marker.markerOf)(unit.owner)?.event : void 0;
  const known = (id) => links.find(({ key }) => key.kind === "event" && key.id === id)?.base;
  return known(origin) ?? known(before);
}
function linkRecovered(link, item, unit, { world }) {
  const linked = { ...link, state: "linked", frNr: item.frNr };
  const change = { kind: "link", change: "adopt", puts: [linked], drops: [link], settles: null, why: import_texts.why.adopt(item.frNr) };
  const isMarked = unit?.key.kind !== "event" || ownMarker(unit, world)?.frNr === item.frNr;
  return unit && !isMarked ? (0, import_decision.decided)(change, (0, import_creations.markGoogle)(unit, item.frNr, link.base, link.generation, world.settings)) : (0, import_decision.decided)(change);
}
function relinked(unit, item, marker, loose) {
  const { settings } = loose.world;
  loose.units.delete((0, import_plan_types.keyText)(unit.key));
  loose.items.delete(item.frNr);
  const google = (0, import_appointment.contentOf)(unit.appointment);
  const known = marker ?? { link: settings.link, event: unit.owner.id, frNr: item.frNr, generation: 0, hash: "", typed: [] };
  const touched = known.hash === (0, import_marker.contentHash)(google, settings.digest) ? "untouched" : "edited";
  const base = (0, import_base.baseFromMarker)((0, import_appointment.contentOf)(item.appointment), google, known, touched, settings.mode);
  const link = { state: "linked", frNr: item.frNr, key: unit.key, generation: known.generation, base };
  const drops = loose.closed.filter((closed) => closed.frNr === item.frNr);
  return { ...(0, import_decision.decided)({ kind: "link", change: "relink", puts: [link], drops, settles: null, why: import_texts.why.relink(item.frNr) }), continues: true };
}
function adoptGroup(items, units, loose) {
  const free = items.filter(({ frNr }) => loose.items.has(frNr));
  const [item, ...moreItems] = free;
  const [unit, ...moreUnits] = units;
  if (!item || !unit) return import_decision.nothing;
  for (const { frNr } of free) loose.items.delete(frNr);
  for (const each of units) loose.units.delete((0, import_plan_types.keyText)(each.key));
  if (moreItems.length + moreUnits.length > 0) return several(free, units.map(import_decision.unitName), loose);
  const { mode } = loose.world.settings;
  const advoware = (0, import_appointment.contentOf)(item.appointment);
  const google = (0, import_appointment.contentOf)(unit.appointment);
  const base = (0, import_equality.canonicalJson)(advoware) === (0, import_equality.canonicalJson)(google) ? (0, import_base.baseOfEquals)(advoware, google, mode) : (0, import_base.baseFromAdvoware)(advoware, mode);
  const link = { state: "linked", frNr: item.frNr, key: unit.key, generation: 0, base };
  const adopted = { kind: "link", change: "adopt", puts: [link], drops: [], settles: null, why: import_texts.why.adopt(item.frNr) };
  const isMarked = unit.key.kind === "instance" && (0, import_marker.ownership)(unit.owner, loose.world.settings.link) === "ours";
  return isMarked ? (0, import_decision.decided)(adopted) : (0, import_decision.decided)(adopted, (0, import_creations.markGoogle)(unit, item.frNr, base, 0, loose.world.settings));
}
const several = (items, events, { world }) => {
  const frNrs = items.map(({ frNr }) => frNr).sort((one, other) => one - other);
  const names = [...events].sort();
  return (0, import_decision.asking)((0, import_decision.askOf)(world.settings, "several_candidates", frNrs, names, (0, import_texts.severalText)(frNrs, names)));
};
function newItem(item, loose) {
  const { settings } = loose.world;
  if (!isWindowed(item, loose) || isSplit(item.frNr, loose)) return import_decision.nothing;
  const past = closedOf(item.frNr, loose);
  if (past) return backAgain(item, past, loose);
  const generation = freeGeneration(item.frNr, 0, loose.world);
  if (generation === 0) return (0, import_decision.decided)((0, import_creations.createGoogle)(item, 0, settings, []));
  const tombstone = loose.world.google.events.get((0, import_event_id.eventId)(settings.link, item.frNr, generation - 1, settings.digest));
  const deletedAt = (0, import_clocks.googleInstant)(tombstone?.updated);
  const changedAt = (0, import_clocks.advowareInstant)(item.record.geaendertAm);
  if (!deletedAt || !changedAt || changedAt.epochMilliseconds <= deletedAt.epochMilliseconds) {
    return (0, import_decision.asking)((0, import_decision.askOf)(settings, "deleted_without_link", [item.frNr], [], (0, import_texts.deletedWithoutLinkText)(item.frNr)));
  }
  return announced(item, generation, [], "edit_beats_delete", loose);
}
function backAgain(item, past, loose) {
  const generation = freeGeneration(item.frNr, past.generation + 1, loose.world);
  switch (past.reason) {
    // The hub deleted it there: unchanged it is a stale reading; changed, the edit wins.
    case "deleted_in_google":
      return (0, import_base.hasChanged)("advoware", item.appointment, past.base) ? announced(item, generation, [past], "edit_beats_delete", loose) : import_decision.nothing;
    case "deleted_in_advoware":
      return announced(item, generation, [past], "came_back", loose);
    case "split":
      return import_decision.nothing;
  }
}
function announced(item, generation, drops, kind, { world }) {
  const isBack = kind === "came_back";
  const operation = (0, import_creations.createGoogle)(item, generation, world.settings, drops, isBack ? import_texts.why.backInGoogle(item.frNr) : import_texts.why.againInGoogle(item.frNr));
  const told = { kind, winner: "advoware", field: null, advowareValue: JSON.stringify((0, import_appointment.contentOf)(item.appointment)), googleValue: "", text: isBack ? (0, import_texts.cameBackText)(item.frNr) : (0, import_texts.editBeatsDeleteText)(item.frNr, "advoware") };
  return { ...(0, import_decision.decided)(operation), conflicts: [(0, import_decision.conflictOf)(world.settings, operation.eventId, item.frNr, told)] };
}
function freeGeneration(frNr, from, { google, settings }) {
  const event = google.events.get((0, import_event_id.eventId)(settings.link, frNr, from, settings.digest));
  return event && (0, import_google_event.isTombstone)(event) ? freeGeneration(frNr, from + 1, { google, settings }) : from;
}
function newUnit(unit, loose) {
  const { settings, links } = loose.world;
  if (!isWindowed(unit, loose)) return import_decision.nothing;
  const past = loose.closed.findLast((link) => (0, import_plan_types.keyText)(link.key) === (0, import_plan_types.keyText)(unit.key));
  if (past && !isBroughtBack(unit, past)) return import_decision.nothing;
  if (past) return (0, import_decision.decided)((0, import_creations.createAdvoware)(unit, past.base, settings, [past]));
  const created = (0, import_creations.createAdvoware)(unit, originOf(unit, links), settings, []);
  const isMarked = unit.key.kind === "event" || (0, import_marker.ownership)(unit.owner, settings.link) === "ours";
  return isMarked ? (0, import_decision.decided)(created) : (0, import_decision.decided)(created, (0, import_creations.markGoogle)(unit, 0, created.link.base, 0, settings));
}
function isBroughtBack(unit, past) {
  const now = (0, import_clocks.googleInstant)((unit.event ?? unit.owner).updated);
  const then = (0, import_clocks.googleInstant)(past.seen);
  return now !== void 0 && (then === void 0 || now.epochMilliseconds > then.epochMilliseconds);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  adopt,
  createMissing,
  recover,
  relink
});
//# sourceMappingURL=unlinked.js.map
