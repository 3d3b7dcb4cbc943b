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
var settings_exports = {};
__export(settings_exports, {
  defaultGoogleSettings: () => defaultGoogleSettings,
  googleSettingsSchema: () => googleSettingsSchema
});
module.exports = __toCommonJS(settings_exports);
var import_zod = require("zod");
const limit = import_zod.z.int().positive().nullable();
const googleSettingsSchema = import_zod.z.strictObject({
  /** Calls a minute of one quotaUser; null is no limit. Google: 600. */
  callsPerMinutePerUser: limit,
  /** Calls a minute in all. Google: 10,000. */
  callsPerMinute: limit,
  /** New calendars within `calendarCreationWindowMs`. Google: about 60 "in a short period". */
  calendarCreations: limit,
  calendarCreationWindowMs: import_zod.z.int().positive(),
  /** Writes to one calendar that follow each other faster are refused; 0 is off. */
  writeSpacingMs: import_zod.z.int().nonnegative(),
  /** Life of an access token. */
  tokenSeconds: import_zod.z.int().positive(),
  /** Whether the service account may act for a person (`sub`). */
  delegation: import_zod.z.boolean(),
  /** Whether a change of a calendar's sharing makes its sync tokens void. */
  aclChangeEndsSyncTokens: import_zod.z.boolean(),
  /** `on`: pushes go out at once; `held`: they wait for `push.flush()`; `lost`: they never arrive. */
  push: import_zod.z.enum(["on", "held", "lost"]),
  pushTwice: import_zod.z.boolean(),
  /** First wait before a refused push is tried again; it doubles. */
  pushRetryMs: import_zod.z.int().nonnegative()
});
const defaultGoogleSettings = {
  callsPerMinutePerUser: 600,
  callsPerMinute: 1e4,
  calendarCreations: 60,
  calendarCreationWindowMs: 3 * 36e5,
  writeSpacingMs: 0,
  tokenSeconds: 3600,
  delegation: false,
  aclChangeEndsSyncTokens: false,
  push: "on",
  pushTwice: false,
  pushRetryMs: 1e3
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  defaultGoogleSettings,
  googleSettingsSchema
});
//# sourceMappingURL=settings.js.map
