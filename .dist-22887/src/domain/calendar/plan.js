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
var plan_exports = {};
__export(plan_exports, {
  plan: () => plan
});
module.exports = __toCommonJS(plan_exports);
var import_appointment = require("./appointment.js");
var import_advoware_picture = require("./advoware-picture.js");
var import_conversion = require("./conversion.js");
var import_decision = require("./decision.js");
var import_google_picture = require("./google-picture.js");
var import_guard = require("./guard.js");
var import_linked = require("./linked.js");
var import_marker = require("./marker.js");
var import_order = require("./order.js");
var import_report = require("./report.js");
var import_plan_types = require("./plan-types.js");
var import_texts = require("./texts.js");
var import_unlinked = require("./unlinked.js");
var import_window = require("./window.js");
function plan(input) {
  const world = worldOf(input);
  const links = linksByState(input.links);
  const moved = [...(0, import_conversion.rekeyMoved)(links.linked, world), ...followSplits(links.linked, world)];
  const busy = new Set(moved.flatMap(({ drops }) => drops));
  const steady = links.linked.filter((link) => !busy.has(link));
  const decision = (0, import_decision.joined)([
    { ...(0, import_decision.decided)(...moved), continues: moved.length > 0 },
    ...steady.map((link) => decideOne(link, world)),
    decideLoose(links, moved, world)
  ]);
  const operations = (0, import_order.inOrder)(oncePerEvent(decision.operations));
  const hash = (0, import_order.planHash)(operations, world.settings.digest);
  const guard = (0, import_guard.guardVerdict)(operations, links.linked, world, hash);
  const report = {
    hash,
    guard,
    conflicts: decision.conflicts,
    asks: decision.asks,
    lookAgain: unique(decision.looks),
    continues: decision.continues,
    unreadable: (0, import_report.unreadableOf)(world),
    counts: (0, import_report.countsOf)(operations)
  };
  return guard.kind === "stop" ? { kind: "stopped", held: operations, ...report } : { kind: "go", operations, ...report };
}
const linksByState = (links) => ({
  linked: links.filter((link) => link.state === "linked"),
  creating: links.filter((link) => link.state === "creating"),
  closed: links.filter((link) => link.state === "closed")
});
function worldOf({ advoware, google, links, settings }) {
  const takenApart = links.flatMap((link) => {
    if (link.key.kind === "instance") return link.state === "closed" ? [] : [link.key.seriesId];
    return link.state === "closed" && link.reason === "split" ? [link.key.id] : [];
  });
  return { advoware: (0, import_advoware_picture.advowarePicture)(advoware), google: (0, import_google_picture.googlePicture)(google, settings.window, new Set(takenApart)), links, settings };
}
function decideOne(link, world) {
  const view = link.key.kind === "event" ? world.google.series.get(link.key.id) : void 0;
  if (!view) return (0, import_linked.decideLinked)(link, world);
  const taken = new Set(world.links.filter(({ state }) => state !== "closed").map(({ key }) => (0, import_plan_types.keyText)(key)));
  const isIn = (0, import_window.overlaps)(world.settings.window, (0, import_appointment.timeOf)(link.base.fields.time.advoware), (0, import_appointment.repetitionOf)(link.base.fields.rule.advoware));
  const free = (0, import_conversion.unitsOfSeries)(view.master.id, world).filter((unit) => !taken.has((0, import_plan_types.keyText)(unit.key)));
  return isIn || free.length > 0 ? (0, import_conversion.convert)(link, view, free, world) : import_decision.nothing;
}
function followSplits(links, world) {
  const taken = new Set(links.map(({ key }) => (0, import_plan_types.keyText)(key)));
  const rests = [...world.google.units.values()].filter(({ key, owner }) => key.kind === "event" && (0, import_marker.continuedFrom)(owner.id) !== void 0 && !taken.has(key.id));
  return links.flatMap((link) => {
    const event = link.key.kind === "event" ? world.google.events.get(link.key.id) : void 0;
    const [rest, ...more] = rests.filter(({ owner }) => (0, import_marker.continuedFrom)(owner.id) === event?.id);
    if (event?.status !== "cancelled" || !rest || more.length > 0) return [];
    return [{ kind: "link", change: "relink", puts: [{ ...link, key: rest.key }], drops: [link], settles: null, why: import_texts.why.relink(link.frNr) }];
  });
}
function decideLoose({ linked, creating, closed }, moved, world) {
  const keys = new Set([...linked, ...moved.flatMap(({ puts }) => puts)].map(({ key }) => (0, import_plan_types.keyText)(key)));
  const numbers = new Set(linked.map(({ frNr }) => frNr));
  const loose = {
    items: new Map([...world.advoware.items].filter(([frNr]) => !numbers.has(frNr))),
    units: new Map([...world.google.units].filter(([key]) => !keys.has(key))),
    closed,
    world
  };
  const waiting = linked.flatMap((link) => {
    if (link.key.kind === "event") return world.google.series.has(link.key.id) ? [link.key.id] : [];
    return (0, import_conversion.isSteppingAside)(link) ? [link.key.seriesId] : [];
  });
  const held = new Map([...loose.units].filter(([, { key }]) => key.kind === "instance" && waiting.includes(key.seriesId)));
  for (const key of held.keys()) loose.units.delete(key);
  return (0, import_decision.joined)([(0, import_unlinked.recover)(creating, loose), (0, import_unlinked.relink)(loose), (0, import_unlinked.adopt)(loose), (0, import_unlinked.createMissing)(loose), { ...import_decision.nothing, continues: held.size > 0 }]);
}
const oncePerEvent = (operations) => operations.filter((one, index) => one.kind !== "mark_google" || operations.findIndex((other) => other.kind === "mark_google" && other.id === one.id) === index);
const unique = (values) => [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  plan
});
//# sourceMappingURL=plan.js.map
