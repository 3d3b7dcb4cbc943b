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
var quota_exports = {};
__export(quota_exports, {
  Quota: () => Quota
});
module.exports = __toCommonJS(quota_exports);
var import_errors = require("../errors.js");
const MINUTE_MS = 6e4;
class Quota {
  #store;
  #calls = /* @__PURE__ */ new Map();
  #creations = [];
  #lastWrite = /* @__PURE__ */ new Map();
  constructor(store) {
    this.#store = store;
  }
  /** Counts a call; 403 when the user or the project made too many within a minute. A refused call is not counted. */
  countCall(quotaUser) {
    const { callsPerMinute, callsPerMinutePerUser } = this.#store.settings;
    const mine = this.#recent(`user:${quotaUser}`);
    const all = this.#recent("project");
    if (callsPerMinutePerUser !== null && mine.length >= callsPerMinutePerUser) throw limited("userRateLimitExceeded", "Queries per minute per user");
    if (callsPerMinute !== null && all.length >= callsPerMinute) throw limited("rateLimitExceeded", "Queries per minute");
    for (const calls of [mine, all]) calls.push(this.#store.clock());
  }
  /** 403 `quotaExceeded` when too many calendars were made in a short time: a use limit, not a rate. */
  countCreation() {
    const { calendarCreations, calendarCreationWindowMs } = this.#store.settings;
    const now = this.#store.clock();
    this.#creations = this.#creations.filter((at) => at > now - calendarCreationWindowMs);
    if (calendarCreations !== null && this.#creations.length >= calendarCreations) {
      throw new import_errors.GoogleError(403, "quotaExceeded", "Calendar usage limits exceeded.", { domain: "usageLimits" });
    }
    this.#creations.push(now);
  }
  /** 403 when writes to one calendar follow each other too fast. */
  countWrite(calendarId) {
    const now = this.#store.clock();
    const last = this.#lastWrite.get(calendarId) ?? -Infinity;
    this.#lastWrite.set(calendarId, now);
    if (now - last < this.#store.settings.writeSpacingMs) throw new import_errors.GoogleError(403, "rateLimitExceeded", "Rate Limit Exceeded", { domain: "usageLimits" });
  }
  /** The calls of the last minute, oldest first. */
  #recent(key) {
    const calls = this.#calls.get(key) ?? [];
    const since = this.#store.clock() - MINUTE_MS;
    const firstRecent = calls.findIndex((at) => at > since);
    calls.splice(0, firstRecent < 0 ? calls.length : firstRecent);
    this.#calls.set(key, calls);
    return calls;
  }
}
function limited(reason, limit) {
  return new import_errors.GoogleError(403, reason, `Quota exceeded for quota metric 'Queries' and limit '${limit}' of service 'calendar-json.googleapis.com'.`, { domain: "usageLimits" });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Quota
});
//# sourceMappingURL=quota.js.map
