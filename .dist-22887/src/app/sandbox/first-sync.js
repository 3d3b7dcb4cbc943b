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
var first_sync_exports = {};
__export(first_sync_exports, {
  firstSync: () => firstSync
});
module.exports = __toCommonJS(first_sync_exports);
var import_promises = require("node:timers/promises");
var import_topics = require("../../hub/events/topics.js");
const limitMs = 6e4;
const lookMs = 200;
const quietLooks = 4;
async function firstSync({ events, ledger, effects }, signal) {
  const begun = effects.now().toString();
  await events.emit("vmh.beteiligte.cron", [{ source: "start", timestamp: begun }]);
  const end = performance.now() + limitMs;
  let quiet = 0;
  while (quiet < quietLooks && performance.now() < end && !signal.aborted) {
    await (0, import_promises.setTimeout)(lookMs, void 0, { signal }).catch(() => void 0);
    quiet = await isQuiet(events) ? quiet + 1 : 0;
  }
  return await ledger.runResults("beteiligter", begun);
}
async function isQuiet(events) {
  const busy = await Promise.all(Object.keys(import_topics.topics).map(async (topic) => {
    const { waiting, active, delayed } = await events.counts(topic);
    return waiting + active + (topic === "vmh.beteiligte.cron" ? 0 : delayed);
  }));
  return busy.every((count) => count === 0);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  firstSync
});
//# sourceMappingURL=first-sync.js.map
