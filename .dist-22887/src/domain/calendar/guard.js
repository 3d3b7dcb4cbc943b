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
var guard_exports = {};
__export(guard_exports, {
  guardVerdict: () => guardVerdict
});
module.exports = __toCommonJS(guard_exports);
var import_appointment = require("./appointment.js");
var import_advoware_picture = require("./advoware-picture.js");
var import_google_picture = require("./google-picture.js");
var import_google_event = require("./google-event.js");
var import_texts = require("./texts.js");
var import_window = require("./window.js");
const guardLimits = { share: 0.2, number: 5 };
function guardVerdict(operations, links, world, hash) {
  const inWindow = links.filter(({ base }) => (0, import_window.overlaps)(world.settings.window, (0, import_appointment.timeOf)(base.fields.time.advoware), (0, import_appointment.repetitionOf)(base.fields.rule.advoware)));
  const wouldGo = operations.filter(({ kind }) => kind === "delete_google" || kind === "delete_advoware").length;
  const reason = alarm(wouldGo, inWindow, world);
  if (!reason) return { kind: "clear" };
  const of = inWindow.length;
  if (world.settings.goAhead === hash) return { kind: "confirmed", reason, wouldGo, of };
  return { kind: "stop", reason, wouldGo, of, text: (0, import_texts.guardText)(reason, wouldGo, of) };
}
function alarm(wouldGo, links, world) {
  if (wouldGo > guardLimits.number && wouldGo > links.length * guardLimits.share) return "mass_delete";
  return wouldGo > 0 && links.length > 1 && (isEmpty("advoware", links, world) || isEmpty("google", links, world)) ? "side_empty" : void 0;
}
function isEmpty(side, links, world) {
  if (side === "advoware") return links.every((link) => ["gone", "missing"].includes((0, import_advoware_picture.advowareState)(world.advoware, link.frNr, link.base).kind));
  return links.every((link) => {
    const event = world.google.events.get(link.key.kind === "event" ? link.key.id : link.key.seriesId);
    return !(event && (0, import_google_event.isTombstone)(event)) && ["gone", "missing"].includes((0, import_google_picture.googleState)(world.google, link.key, world.settings.window).kind);
  });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  guardVerdict
});
//# sourceMappingURL=guard.js.map
