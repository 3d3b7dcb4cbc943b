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
var bull_listener_exports = {};
__export(bull_listener_exports, {
  BullListener: () => BullListener
});
module.exports = __toCommonJS(bull_listener_exports);
var import_bullmq = require("bullmq");
var import_hub_error = require("../errors/hub-error.js");
var import_redact = require("../log/redact.js");
var import_event_work = require("./event-work.js");
var import_job_payload = require("./job-payload.js");
var import_job_options = require("./job-options.js");
var import_retry = require("./retry.js");
const lockMs = 15e3;
const stalledCheckMs = 8e3;
const deathsAllowed = 7;
const closeLimitMs = 3e3;
class BullListener {
  #topic;
  #context;
  #options;
  #handler;
  #worker;
  #inHand = /* @__PURE__ */ new Set();
  #closing;
  constructor(topic, context, options, handler) {
    this.#topic = topic;
    this.#context = context;
    this.#options = options;
    this.#handler = handler;
    this.#worker = new import_bullmq.Worker(topic, async (job, token) => this.#settle(job, token ?? "", await this.#work(job)), {
      connection: context.connection,
      prefix: context.prefix,
      concurrency: options.concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: deathsAllowed,
      settings: { backoffStrategy: (failed, _type, error) => (0, import_retry.retryDelayMs)(context.retry, failed, context.effects.random(), error) }
    });
    logErrors(this.#worker, topic, context.log);
  }
  /** Takes no new event, waits for the work in hand, hands the rest back so that another process can take it at once. */
  close() {
    this.#closing ??= this.#drain();
    return this.#closing;
  }
  async #drain() {
    await this.#worker.pause(true);
    await within(this.#context.drainMs, Promise.allSettled([...this.#inHand].map((work) => work.result)));
    for (const work of this.#inHand) work.handBack();
    if (!await within(closeLimitMs, this.#worker.close())) {
      this.#context.log.warn("event_listener_cut", { topic: this.#topic, inHand: this.#inHand.size });
      await within(1e3, this.#worker.disconnect());
    }
  }
  /** An event fetched while draining goes straight back. */
  async #work(job) {
    if (this.#closing !== void 0) return { kind: "handed_back" };
    const checked = (0, import_job_payload.checkPayload)(this.#topic, (0, import_job_payload.payloadOf)(job));
    if (checked.kind === "misfit") return { kind: "failed", error: new import_bullmq.UnrecoverableError(`Ung\xFCltiges Ereignis: ${checked.reason}`) };
    const entity = (0, import_job_options.entityOf)(this.#topic, checked.payload);
    if (entity !== void 0) void this.#context.pending.remove(this.#topic, entity);
    const event = { id: job.id ?? "", topic: this.#topic, payload: checked.payload, attempt: job.attemptsMade + 1 };
    const work = (0, import_event_work.workOn)(event, this.#handler, this.#options.timeoutMs);
    this.#inHand.add(work);
    return work.result.finally(() => this.#inHand.delete(work));
  }
  /** Tells BullMQ how it ended; it knows `later` and `handed back` by its own error classes. */
  async #settle(job, token, result) {
    const { observe } = this.#context;
    switch (result.kind) {
      case "done":
        observe(this.#topic, "done", 1);
        return;
      case "later":
        await job.moveToDelayed(Date.now() + result.delayMs, token);
        observe(this.#topic, "later", 1);
        throw new import_bullmq.DelayedError();
      case "handed_back":
        await job.moveToWait(token);
        observe(this.#topic, "handed_back", 1);
        throw new import_bullmq.WaitingError();
      case "failed": {
        const last = job.attemptsMade + 1 >= (job.opts.attempts ?? 1) || result.error instanceof import_bullmq.UnrecoverableError;
        observe(this.#topic, last ? "dead" : "retried", 1);
        const facts = { topic: this.#topic, event: job.id, attempt: job.attemptsMade + 1 };
        if (last) this.#context.log.error("event_dead", facts, result.error);
        else this.#context.log.warn("event_failed", facts, result.error);
        throw storable(result.error);
      }
    }
  }
}
function storable(error) {
  if (error instanceof import_bullmq.UnrecoverableError) return new import_bullmq.UnrecoverableError((0, import_redact.redact)(error.message));
  if (!(error instanceof import_hub_error.HubError)) return new Error((0, import_redact.redact)(error.message));
  const { code, retryable, retryAfterMs } = error;
  return new import_hub_error.HubError(code, `${code}: ${(0, import_redact.redact)(error.message)}`, { retryable, ...retryAfterMs === void 0 ? {} : { retryAfterMs } });
}
async function within(limitMs, work) {
  let timer;
  const tooLate = new Promise((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, limitMs);
  });
  try {
    return await Promise.race([work.then(() => true, () => true), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
function logErrors(worker, topic, log) {
  let last;
  worker.on("error", (error) => {
    if (error.message !== last) log.warn("event_worker_error", { topic }, error);
    last = error.message;
  });
  worker.on("active", () => {
    last = void 0;
  });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  BullListener
});
//# sourceMappingURL=bull-listener.js.map
