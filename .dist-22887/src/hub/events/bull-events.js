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
var bull_events_exports = {};
__export(bull_events_exports, {
  bullEvents: () => bullEvents
});
module.exports = __toCommonJS(bull_events_exports);
var import_bullmq = require("bullmq");
var import_hub_error = require("../errors/hub-error.js");
var import_call_redis = require("../redis/call-redis.js");
var import_bull_listener = require("./bull-listener.js");
var import_bull_schedule = require("./bull-schedule.js");
var import_job_payload = require("./job-payload.js");
var import_job_options = require("./job-options.js");
var import_pending_sets = require("./pending-sets.js");
var import_retry = require("./retry.js");
const prefix = "{hub}";
const shownDeadLetters = 1e3;
function bullEvents(options) {
  return new BullEvents(options);
}
class BullEvents {
  #options;
  #settings;
  #pending;
  #observe;
  #queues = /* @__PURE__ */ new Map();
  #listeners = /* @__PURE__ */ new Set();
  #schedules = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
    this.#settings = { settleMs: options.settleMs ?? 500, retry: options.retry ?? import_retry.standardRetry };
    this.#pending = (0, import_pending_sets.pendingSets)(options.cache, options.effects);
    this.#observe = options.observe ?? (() => void 0);
  }
  async emit(topic, payloads) {
    const checked = payloads.map((payload) => (0, import_job_payload.checkPayload)(topic, payload));
    const good = checked.flatMap((each) => each.kind === "fits" ? [each.payload] : []);
    const refused = checked.flatMap((each, index) => each.kind === "misfit" ? [{ index, reason: each.reason }] : []);
    if (refused.length > 0) this.#observe(topic, "refused", refused.length);
    return { accepted: await this.#add(topic, good), refused };
  }
  listen(topic, options, handler) {
    const { workers: connection, effects, log, drainMs = 1e4 } = this.#options;
    const listener = new import_bull_listener.BullListener(topic, {
      connection,
      prefix,
      effects,
      log,
      drainMs,
      pending: this.#pending,
      retry: this.#settings.retry,
      observe: this.#observe
    }, options, handler);
    this.#listeners.add(listener);
    return Promise.resolve({
      close: () => listener.close().finally(() => this.#listeners.delete(listener))
    });
  }
  async schedule(topic, cron) {
    this.#schedules.get(topic)?.();
    this.#schedules.delete(topic);
    const { effects, log } = this.#options;
    const stop = await (0, import_bull_schedule.keepSchedule)({ topic, cron, queue: this.#queue(topic), retry: this.#settings.retry, effects, log });
    this.#schedules.set(topic, stop);
  }
  async counts(topic) {
    const counts = await this.#call(`counts ${topic}`, () => this.#queue(topic).getJobCounts("waiting", "active", "delayed", "failed"));
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
    return { waiting, active, delayed, failed };
  }
  async deadLetters(topic) {
    const jobs = await this.#call(`dead letters ${topic}`, () => this.#queue(topic).getFailed(0, shownDeadLetters - 1));
    return jobs.map((job) => asDeadLetter(topic, job));
  }
  /**
   * Emits the event anew and takes the dead letter away. Anew, not back into the queue: so it takes part in deduplication
   * and starts with all its tries. When the process dies in between, the letter stays and can be retried again.
   */
  async retryDeadLetter(topic, id) {
    const job = await this.#call(`dead letter ${topic}`, async () => {
      const found = await this.#queue(topic).getJob(id);
      return found !== void 0 && await found.isFailed() ? found : void 0;
    });
    if (job === void 0) throw new import_hub_error.HubError("not_found", `Unter ${topic} gibt es kein gescheitertes Ereignis ${id}; vielleicht l\xE4uft es schon wieder.`);
    const checked = (0, import_job_payload.checkPayload)(topic, (0, import_job_payload.payloadOf)(job));
    if (checked.kind === "misfit") throw new import_hub_error.HubError("invalid", `Das Ereignis ${id} passt nicht zu ${topic} und kann nicht wiederholt werden: ${checked.reason}`);
    await this.#add(topic, [checked.payload]);
    await this.#call(`dead letter ${topic}`, () => job.remove());
  }
  async close() {
    for (const stop of this.#schedules.values()) stop();
    this.#schedules.clear();
    await Promise.all([...this.#listeners].map((listener) => listener.close()));
    this.#listeners.clear();
    await Promise.allSettled([...this.#queues.values()].map((queue) => queue.close()));
    this.#queues.clear();
  }
  async #add(topic, payloads) {
    if (payloads.length === 0) return [];
    const jobs = payloads.map((data) => ({ name: topic, data, opts: (0, import_job_options.jobOptions)(topic, data, this.#settings) }));
    const entities = new Set(payloads.flatMap((payload) => (0, import_job_options.entityOf)(topic, payload) ?? []));
    const record = entities.size === 1 ? [...entities][0] : void 0;
    const [added] = await Promise.all([
      this.#call(`emit ${topic}`, () => this.#queue(topic).addBulk(jobs), record),
      this.#pending.add(topic, [...entities])
    ]);
    this.#observe(topic, "emitted", added.length);
    return added.map((job) => job.id ?? "");
  }
  #queue(topic) {
    let queue = this.#queues.get(topic);
    if (!queue) {
      queue = new import_bullmq.Queue(topic, { connection: this.#options.producer, prefix, skipMetasUpdate: true });
      queue.on("error", () => void 0);
      this.#queues.set(topic, queue);
    }
    return queue;
  }
  #call(operation, action, record) {
    return (0, import_call_redis.callRedis)(this.#options.effects, { operation, ...record === void 0 ? {} : { record } }, action);
  }
}
function asDeadLetter(topic, job) {
  return {
    id: job.id ?? "",
    topic,
    payload: (0, import_job_payload.payloadOf)(job),
    reason: job.failedReason,
    attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString()
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  bullEvents
});
//# sourceMappingURL=bull-events.js.map
