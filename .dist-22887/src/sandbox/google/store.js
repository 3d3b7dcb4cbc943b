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
var store_exports = {};
__export(store_exports, {
  CalendarStore: () => CalendarStore,
  etagText: () => etagText
});
module.exports = __toCommonJS(store_exports);
var import_node_crypto = require("node:crypto");
var import_base32hex = require("./base32hex.js");
class CalendarStore {
  state;
  settings;
  clock;
  touch;
  #listeners = [];
  constructor(options) {
    this.state = options.state;
    this.settings = options.settings;
    this.clock = options.clock;
    this.touch = options.changed;
  }
  /** A calendar that was not deleted. */
  calendar(id) {
    const calendar = Object.hasOwn(this.state.calendars, id) ? this.state.calendars[id] : void 0;
    return calendar?.deleted === true ? void 0 : calendar;
  }
  /** Never the same twice; near to the time, as Google's are. */
  nextEtag() {
    this.state.lastEtag = Math.max(this.state.lastEtag + 2, this.clock() * 2e3);
    return this.state.lastEtag;
  }
  now() {
    return new Date(this.clock()).toISOString();
  }
  newEventId() {
    return (0, import_base32hex.base32hex)((0, import_node_crypto.randomBytes)(16));
  }
  onEventsChanged(listener) {
    this.#listeners.push(listener);
  }
  /** To be called after events of a calendar were changed. */
  eventsChanged(calendar) {
    this.touch();
    for (const listener of this.#listeners) listener(calendar);
  }
}
function etagText(etag) {
  return `"${etag}"`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  CalendarStore,
  etagText
});
//# sourceMappingURL=store.js.map
