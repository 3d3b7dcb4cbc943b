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
var events_in_hand_exports = {};
__export(events_in_hand_exports, {
  eventsInHand: () => eventsInHand
});
module.exports = __toCommonJS(events_in_hand_exports);
const entries = /* @__PURE__ */ new Map();
let deliveries = 0;
const eventsInHand = {
  /**
   * Takes an event in hand. The key names this delivery, not the event: the end of a delivery that is over
   * must not end the next one.
   */
  take(owner, signal) {
    deliveries += 1;
    const delivery = String(deliveries);
    const outcome = new Promise((resolve) => {
      const abort = () => {
        eventsInHand.settle(delivery, { kind: "failed", error: signal.reason instanceof Error ? signal.reason : new Error("aborted") });
      };
      entries.set(delivery, {
        owner,
        settle(result) {
          signal.removeEventListener("abort", abort);
          resolve(result);
        }
      });
      if (signal.aborted) abort();
      else signal.addEventListener("abort", abort, { once: true });
    });
    return { delivery, outcome };
  },
  /** Ends a delivery. False when it is not in hand: finished already, timed out, or given back. */
  settle(delivery, outcome) {
    const entry = entries.get(delivery);
    if (!entry) return false;
    entries.delete(delivery);
    entry.settle(outcome);
    return true;
  },
  /** Gives everything back that an owner has in hand; answers how many that were. */
  giveBack(owner, delayMs) {
    const owned = [...entries].filter(([, entry]) => entry.owner === owner).map(([delivery]) => delivery);
    for (const delivery of owned) eventsInHand.settle(delivery, { kind: "later", delayMs });
    return owned.length;
  }
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  eventsInHand
});
//# sourceMappingURL=events-in-hand.js.map
