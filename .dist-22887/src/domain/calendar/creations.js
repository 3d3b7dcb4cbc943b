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
var creations_exports = {};
__export(creations_exports, {
  createAdvoware: () => createAdvoware,
  createGoogle: () => createGoogle,
  markDraft: () => markDraft,
  markGoogle: () => markGoogle,
  markedProperties: () => markedProperties,
  typedIn: () => typedIn
});
module.exports = __toCommonJS(creations_exports);
var import_appointment = require("./appointment.js");
var import_base = require("./base.js");
var import_event_id = require("./event-id.js");
var import_marker = require("./marker.js");
var import_masking = require("./masking.js");
var import_to_advoware = require("./to-advoware.js");
var import_to_google = require("./to-google.js");
var import_decision = require("./decision.js");
var import_texts = require("./texts.js");
function createGoogle(item, generation, settings, drops, reason = import_texts.why.newInGoogle(item.frNr)) {
  const content = (0, import_appointment.contentOf)(item.appointment);
  const shown = (0, import_masking.shownContent)(content, settings.mode);
  const id = (0, import_event_id.eventId)(settings.link, item.frNr, generation, settings.digest);
  const marker = { link: settings.link, event: id, frNr: item.frNr, generation, hash: (0, import_marker.contentHash)(shown, settings.digest), typed: [] };
  const { time, repetition } = item.appointment;
  const texts = settings.mode === "full" ? item.appointment : (0, import_appointment.appointmentOf)(shown);
  return {
    kind: "create_google",
    frNr: item.frNr,
    eventId: id,
    drops,
    why: reason,
    body: { ...(0, import_to_google.toGoogle)({ ...texts, time, repetition }), extendedProperties: { private: (0, import_marker.markerProperties)(marker) } },
    link: { state: "linked", frNr: item.frNr, key: { kind: "event", id }, generation, base: (0, import_base.baseFromAdvoware)(content, settings.mode) }
  };
}
function createAdvoware(unit, origin, settings, drops, reason = import_texts.why.newInAdvoware((0, import_decision.unitName)(unit))) {
  const google = (0, import_appointment.contentOf)(unit.appointment);
  const advoware = (0, import_base.contentForAdvoware)(google, origin, settings.mode);
  const base = (0, import_base.baseFromGoogle)(advoware, google, settings.mode);
  return {
    kind: "create_advoware",
    key: unit.key,
    drops,
    why: reason,
    fields: (0, import_to_advoware.toAdvoware)({ ...unit.appointment, ...rawTexts(unit, google, advoware), isPrivate: advoware.private === "yes" }),
    link: { state: "creating", key: unit.key, generation: 0, base },
    mark: unit.key.kind === "event" ? markDraft(unit, base, 0, settings) : null
  };
}
const markDraft = (unit, base, generation, settings) => ({
  event: unit.owner.id,
  etag: unit.owner.etag ?? null,
  generation,
  hash: (0, import_marker.contentHash)((0, import_base.pastOf)(base, "google"), settings.digest),
  typed: typedIn(base)
});
const markedProperties = (draft, link, frNr) => (0, import_marker.markerProperties)({ link, event: draft.event, frNr, generation: draft.generation, hash: draft.hash, typed: draft.typed });
function markGoogle(unit, frNr, base, generation, settings) {
  const isEvent = unit.key.kind === "event";
  const draft = isEvent ? markDraft(unit, base, generation, settings) : { event: unit.owner.id, etag: unit.owner.etag ?? null, generation: 0, hash: "", typed: [] };
  return { kind: "mark_google", id: draft.event, etag: draft.etag, properties: markedProperties(draft, settings.link, isEvent ? frNr : void 0), why: import_texts.why.mark(draft.event) };
}
const typedIn = (base) => import_appointment.textFields.filter((field) => base.fields[field].from === "google");
const rawTexts = (unit, google, advoware) => Object.fromEntries(import_appointment.textFields.map((field) => [field, advoware[field] === google[field] ? unit.appointment[field] : advoware[field]]));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createAdvoware,
  createGoogle,
  markDraft,
  markGoogle,
  markedProperties,
  typedIn
});
//# sourceMappingURL=creations.js.map
