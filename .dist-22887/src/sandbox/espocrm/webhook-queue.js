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
var webhook_queue_exports = {};
__export(webhook_queue_exports, {
  WebhookQueue: () => WebhookQueue
});
module.exports = __toCommonJS(webhook_queue_exports);
var import_schema = require("./schema.js");
var import_webhook_sender = require("./webhook-sender.js");
const EVENTS_A_RUN = 20;
const ITEMS_A_POST = 50;
const MAX_ATTEMPTS = 4;
const RETRIED = /* @__PURE__ */ new Set([0, 401, 403, 404, 405, 408, 500, 503]);
class WebhookQueue {
  #database;
  #retryMs;
  #running = Promise.resolve();
  #waiting = 0;
  constructor(database, retryMs) {
    this.#database = database;
    this.#retryMs = retryMs;
  }
  /** Takes a change up, when a webhook is interested in it right now. */
  push(change) {
    this.#pushEvent(`${change.type}.${change.kind}`, change, change.data);
    if (change.kind !== "update") return;
    for (const [name, field] of Object.entries(this.#database.def(change.type).fields)) {
      const attributes = (0, import_schema.attributesOf)(name, field);
      if (!attributes.some((attribute) => attribute in change.data)) continue;
      const data = Object.fromEntries(["id", ...attributes].flatMap((attribute) => attribute in change.data ? [[attribute, change.data[attribute] ?? null]] : []));
      this.#pushEvent(`${change.type}.fieldUpdate.${name}`, change, data);
    }
  }
  /** One run of the CRM's scheduled job; runs never overlap. */
  run(signal) {
    this.#waiting += 1;
    this.#running = this.#running.then(() => this.#runOnce(signal)).finally(() => this.#waiting -= 1);
    return this.#running;
  }
  /** The scheduled run: left out while an earlier one still waits for a slow receiver. */
  tick(signal) {
    if (this.#waiting === 0) void this.run(signal);
  }
  /** Runs until nothing is due any more. */
  async drain(signal) {
    do
      await this.run(signal);
    while (signal?.aborted !== true && this.#hasWork());
  }
  #hasWork() {
    const { events, items } = this.#database.state;
    return events.length > 0 || items.some((item) => this.#isDue(item));
  }
  #pushEvent(event, change, data) {
    if (!this.#activeHooks(event).length) return;
    this.#database.state.events.push({ event, userId: change.actor.id, data: structuredClone(data) });
    this.#database.changed();
  }
  #activeHooks(event) {
    return Object.values(this.#database.state.webhooks).filter((hook) => hook.isActive && hook.event === event);
  }
  async #runOnce(signal) {
    const { state } = this.#database;
    for (const queued of state.events.splice(0, EVENTS_A_RUN)) {
      for (const hook of this.#activeHooks(queued.event)) {
        if (hook.skipOwn && hook.userId === queued.userId) continue;
        state.items.push({ webhookId: hook.id, data: queued.data, attempts: 0, dueAt: 0, status: "pending" });
      }
    }
    await Promise.all(Object.values(state.webhooks).map((hook) => this.#deliver(hook, signal)));
    this.#database.changed();
  }
  async #deliver(hook, signal) {
    const { state } = this.#database;
    const batch = state.items.filter((item) => item.webhookId === hook.id && this.#isDue(item)).slice(0, ITEMS_A_POST);
    if (batch.length === 0 || !hook.isActive) return;
    const status = await (0, import_webhook_sender.postWebhook)(hook, batch.map((item) => item.data), signal);
    if (signal?.aborted === true) return;
    if (status === 410) {
      Reflect.deleteProperty(state.webhooks, hook.id);
      state.items = state.items.filter((item) => item.webhookId !== hook.id);
      return;
    }
    if (status >= 200 && status < 400) state.items = state.items.filter((item) => !batch.includes(item));
    else for (const item of batch) this.#fail(item, status);
  }
  /** Not due: failed for good, or waiting for its next try. */
  #isDue(item) {
    return item.status === "pending" && item.dueAt <= this.#database.milliseconds() && this.#database.state.webhooks[item.webhookId]?.isActive === true;
  }
  #fail(item, status) {
    item.attempts += 1;
    item.dueAt = this.#database.milliseconds() + this.#retryMs;
    if (!RETRIED.has(status) || item.attempts >= MAX_ATTEMPTS) item.status = "failed";
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  WebhookQueue
});
//# sourceMappingURL=webhook-queue.js.map
