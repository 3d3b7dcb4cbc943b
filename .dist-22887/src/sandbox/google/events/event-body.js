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
var event_body_exports = {};
__export(event_body_exports, {
  clientId: () => clientId,
  sameSpan: () => sameSpan,
  sequenceAfter: () => sequenceAfter,
  spanAfterPatch: () => spanAfterPatch,
  statusOf: () => statusOf,
  whenAfterPatch: () => whenAfterPatch,
  whenOf: () => whenOf
});
module.exports = __toCommonJS(event_body_exports);
var import_json = require("../../json.js");
var import_errors = require("../errors.js");
var import_event_time = require("./event-time.js");
var import_recurrence = require("./recurrence.js");
const CLIENT_ID = /^[a-v0-9]{5,1024}$/u;
const statuses = ["confirmed", "tentative", "cancelled"];
function clientId(body) {
  const id = body["id"];
  if (id === void 0 || id === null) return void 0;
  if (typeof id !== "string" || !CLIENT_ID.test(id)) throw (0, import_errors.invalid)("Invalid resource id value.");
  if (body["iCalUID"] !== void 0 && body["iCalUID"] !== null) throw (0, import_errors.invalid)("An event takes either an id or an iCalUID, not both.");
  return id;
}
function whenOf(body, zone) {
  const recurrence = recurrenceOf(body["recurrence"]);
  const span = (0, import_event_time.readSpan)(body["start"], body["end"], zone, recurrence !== void 0);
  if (recurrence === void 0) return span;
  (0, import_recurrence.checkRecurrence)(recurrence, span.start);
  return { ...span, recurrence };
}
function whenAfterPatch(event, patch, zone) {
  const whole = { start: mergedTime(event.start, patch["start"]), end: mergedTime(event.end, patch["end"]), recurrence: patch["recurrence"] ?? null };
  if (patch["recurrence"] === void 0) whole.recurrence = event.recurrence ?? null;
  return whenOf(whole, zone);
}
function spanAfterPatch(span, patch, zone) {
  return (0, import_event_time.readSpan)(mergedTime(span.start, patch["start"]), mergedTime(span.end, patch["end"]), zone, false);
}
function statusOf(body, fallback) {
  const status = body["status"] ?? fallback;
  const known = statuses.find((name) => name === status);
  if (known === void 0) throw (0, import_errors.invalid)("Invalid value for: status");
  return known;
}
function sequenceAfter(body, current, isRescheduled) {
  const given = body["sequence"];
  if (given !== void 0 && given !== null) {
    if (typeof given !== "number" || !Number.isInteger(given)) throw (0, import_errors.invalid)("Invalid value for: sequence");
    if (given < current) throw (0, import_errors.invalid)(`Invalid sequence value. The specified sequence number is below the current sequence number of the resource. Re-fetch the resource and use its sequence number on the following request.`);
    return isRescheduled ? Math.max(given, current + 1) : given;
  }
  return isRescheduled ? current + 1 : current;
}
function sameSpan(left, right) {
  return (0, import_event_time.sameTime)(left.start, right.start) && (0, import_event_time.sameTime)(left.end, right.end);
}
function recurrenceOf(value) {
  if (value === void 0 || value === null) return void 0;
  if (!Array.isArray(value)) throw (0, import_errors.invalid)("Invalid recurrence rule.");
  const lines = value.filter((line) => typeof line === "string");
  if (lines.length !== value.length) throw (0, import_errors.invalid)("Invalid recurrence rule.");
  return lines.length === 0 ? void 0 : lines;
}
function mergedTime(current, patch) {
  const before = (0, import_event_time.isAllDay)(current) ? { date: current.date } : { dateTime: current.dateTime, timeZone: current.timeZone };
  return (0, import_json.isJsonObject)(patch) ? { ...before, ...patch } : before;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  clientId,
  sameSpan,
  sequenceAfter,
  spanAfterPatch,
  statusOf,
  whenAfterPatch,
  whenOf
});
//# sourceMappingURL=event-body.js.map
