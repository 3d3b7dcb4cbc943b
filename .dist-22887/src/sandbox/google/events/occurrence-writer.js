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
var occurrence_writer_exports = {};
__export(occurrence_writer_exports, {
  cancelOccurrence: () => cancelOccurrence,
  patchOccurrence: () => patchOccurrence,
  putOccurrence: () => putOccurrence
});
module.exports = __toCommonJS(occurrence_writer_exports);
var import_errors = require("../errors.js");
var import_event_body = require("./event-body.js");
var import_fields = require("./fields.js");
var import_recurrence = require("./recurrence.js");
var import_series = require("./series.js");
var import_view = require("./view.js");
function patchOccurrence(store, calendar, view, body) {
  refuseRecurrence(body);
  const fields = (0, import_fields.mergeFields)(view.fields, body);
  const change = Object.fromEntries((0, import_fields.writableNames)(body).map((name) => [name, fields[name] ?? null]));
  const overrides = { ...view.occurrence?.exception?.fields, ...change };
  return write(store, calendar, view, { span: (0, import_event_body.spanAfterPatch)(view, body, calendar.timeZone), overrides, status: (0, import_event_body.statusOf)(body, view.status) }, body);
}
function putOccurrence(store, calendar, view, body) {
  refuseRecurrence(body);
  const fields = (0, import_fields.wholeFields)(body);
  const names = [...Object.keys(view.occurrence?.master.fields ?? {}), ...Object.keys(fields)];
  const overrides = Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return write(store, calendar, view, { span: (0, import_event_body.whenOf)(body, calendar.timeZone), overrides, status: (0, import_event_body.statusOf)(body, "confirmed") }, body);
}
function cancelOccurrence(store, calendar, view) {
  const overrides = view.occurrence?.exception?.fields ?? {};
  return write(store, calendar, view, { span: view, overrides, status: "cancelled" }, {});
}
function write(store, calendar, view, next, body) {
  const { occurrence } = view;
  const nominal = occurrence === void 0 ? void 0 : (0, import_recurrence.occurrenceAt)(occurrence.master, (0, import_recurrence.anchor)(occurrence.originalStart).epochMilliseconds);
  if (occurrence === void 0 || nominal === void 0) throw (0, import_errors.notFound)();
  const { start, end } = next.span;
  const exception = {
    kind: "exception",
    id: view.id,
    recurringEventId: occurrence.master.id,
    originalStart: occurrence.originalStart,
    change: 0,
    etag: 0,
    created: view.created,
    updated: view.updated,
    sequence: (0, import_event_body.sequenceAfter)(body, view.sequence, !(0, import_event_body.sameSpan)(view, next.span)),
    status: next.status,
    fields: withSeriesVisibility(occurrence.master, next.overrides),
    ...(0, import_event_body.sameSpan)(nominal, next.span) ? {} : { moved: { start, end } }
  };
  calendar.events[exception.id] = exception;
  (0, import_series.stampEvent)(calendar, exception, (0, import_series.nextStamp)(store, calendar));
  return (0, import_view.exceptionView)(calendar, exception) ?? view;
}
function refuseRecurrence(body) {
  if (body["recurrence"] !== void 0 && body["recurrence"] !== null) throw (0, import_errors.invalid)("Recurrence cannot be set on an instance of a recurring event.");
}
const strictness = { public: 0, default: 1, private: 2, confidential: 2 };
function withSeriesVisibility(master, overrides) {
  const { visibility, ...others } = overrides;
  if (visibility === void 0) return overrides;
  if (rank(visibility) > rank(master.fields["visibility"]) && visibility !== null) master.fields = { ...master.fields, visibility };
  return others;
}
function rank(visibility) {
  return strictness[typeof visibility === "string" ? visibility : "default"] ?? 1;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  cancelOccurrence,
  patchOccurrence,
  putOccurrence
});
//# sourceMappingURL=occurrence-writer.js.map
