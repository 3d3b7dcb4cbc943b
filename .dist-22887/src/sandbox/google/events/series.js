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
var series_exports = {};
__export(series_exports, {
  nextStamp: () => nextStamp,
  partsOf: () => partsOf,
  stampEvent: () => stampEvent
});
module.exports = __toCommonJS(series_exports);
var import_instance_id = require("./instance-id.js");
function nextStamp(store, calendar) {
  calendar.change += 1;
  return { change: calendar.change, etag: store.nextEtag(), updated: store.now() };
}
function stampEvent(calendar, event, stamp) {
  Object.assign(event, stamp);
  const masterId = event.kind === "exception" ? event.recurringEventId : event.id;
  const isSeries = event.kind === "exception" || event.recurrence !== void 0;
  if (!isSeries || event.status === "cancelled" && event.kind === "main") return;
  for (const part of partsOf(calendar, (0, import_instance_id.seriesBase)(masterId))) Object.assign(part, stamp);
}
function partsOf(calendar, base) {
  return Object.values(calendar.events).filter((event) => event.forgotten !== true && belongs(calendar, event, base));
}
function belongs(calendar, event, base) {
  const master = event.kind === "exception" ? calendar.events[event.recurringEventId] : event;
  return master?.kind === "main" && master.recurrence !== void 0 && master.status !== "cancelled" && (0, import_instance_id.seriesBase)(master.id) === base;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  nextStamp,
  partsOf,
  stampEvent
});
//# sourceMappingURL=series.js.map
