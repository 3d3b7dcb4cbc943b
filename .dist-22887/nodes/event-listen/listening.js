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
var listening_exports = {};
__export(listening_exports, {
  startListening: () => startListening
});
module.exports = __toCommonJS(listening_exports);
var import_promises = require("node:timers/promises");
var import_completeness = require("../../src/runtime/completeness.js");
var import_events_in_hand = require("../../src/runtime/events-in-hand.js");
var import_number_field = require("../../src/runtime/number-field.js");
const giveBackMs = 1e3;
const longestPauseMs = 3e4;
function startListening(node, provider, config, steps) {
  const stopped = new AbortController();
  const owner = {};
  const listening = connect();
  return {
    async stop() {
      stopped.abort();
      const open = await listening;
      const closing = open?.listener.close();
      import_events_in_hand.eventsInHand.giveBack(owner, giveBackMs);
      await closing;
      await open?.lease.release();
    }
  };
  async function connect() {
    for (let attempt = 0; !stopped.signal.aborted; attempt += 1) {
      const lease = await provider.lease().catch((error) => {
        if (attempt === 0) steps.waiting(error);
      });
      try {
        if (lease) return { lease, listener: await listen(lease.value) };
      } catch (error) {
        await lease?.release();
        if (attempt === 0) steps.waiting(error);
      }
      const ceiling = Math.min(longestPauseMs, 1e3 * 2 ** attempt);
      await (0, import_promises.setTimeout)(Math.random() * ceiling, void 0, { signal: stopped.signal }).catch(() => void 0);
    }
    return void 0;
  }
  async function listen(hub) {
    const schedule = (0, import_completeness.isUnresolved)(config.schedule) ? hub.settings.syncCron : config.schedule.trim();
    await hub.events.schedule(config.topic, schedule);
    const listener = await hub.events.listen(config.topic, {
      concurrency: (0, import_number_field.numberField)(config.concurrency, { fallback: 8, min: 1, max: 256 }),
      timeoutMs: 1e3 * (0, import_number_field.numberField)(config.timeoutSeconds, { fallback: 300, min: 1, max: 3600 })
    }, start);
    steps.started();
    return listener;
  }
  async function start(event, signal) {
    if (stopped.signal.aborted) return { kind: "later", delayMs: giveBackMs };
    steps.taken();
    const { delivery, outcome } = import_events_in_hand.eventsInHand.take(owner, signal);
    const inHand = { id: event.id, topic: event.topic, attempt: event.attempt, delivery };
    node.send({ topic: event.topic, payload: event.payload, event: inHand });
    const result = await outcome;
    steps.finished();
    return result;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  startListening
});
//# sourceMappingURL=listening.js.map
