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
var bull_schedule_exports = {};
__export(bull_schedule_exports, {
  keepSchedule: () => keepSchedule
});
module.exports = __toCommonJS(bull_schedule_exports);
var import_call_redis = require("../redis/call-redis.js");
var import_job_options = require("./job-options.js");
const timeZone = "Europe/Berlin";
const lookAgainMs = 6e4;
async function keepSchedule(schedule) {
  if (schedule.cron === "") {
    await call(schedule, "schedule remove", () => schedule.queue.removeJobScheduler(schedule.topic));
    return () => void 0;
  }
  await call(schedule, "schedule", () => ensure(schedule));
  return schedule.effects.every(lookAgainMs, () => {
    call(schedule, "schedule", () => ensure(schedule)).catch((error) => {
      schedule.log.debug("schedule_unchecked", { topic: schedule.topic, reason: error instanceof Error ? error.name : "unknown" });
    });
  });
}
async function ensure({ topic, cron, queue, retry }) {
  const present = await queue.getJobScheduler(topic);
  if (present?.pattern === cron && present.tz === timeZone && present.next !== void 0) return;
  await queue.upsertJobScheduler(topic, { pattern: cron, tz: timeZone }, { name: topic, data: { source: "cron" }, opts: (0, import_job_options.deliveryOptions)(retry) });
}
function call({ topic, effects }, operation, action) {
  return (0, import_call_redis.callRedis)(effects, { operation: `${operation} ${topic}` }, action);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  keepSchedule
});
//# sourceMappingURL=bull-schedule.js.map
