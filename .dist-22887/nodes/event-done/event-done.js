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
var event_done_exports = {};
__export(event_done_exports, {
  default: () => register
});
module.exports = __toCommonJS(event_done_exports);
var import_hub_error = require("../../src/hub/errors/hub-error.js");
var import_completeness = require("../../src/runtime/completeness.js");
var import_events_in_hand = require("../../src/runtime/events-in-hand.js");
var import_input = require("../../src/runtime/input.js");
var import_outcome = require("./outcome.js");
function register(RED) {
  RED.nodes.registerType("event-done", function(config) {
    RED.nodes.createNode(this, config);
    const assertComplete = (0, import_completeness.requireComplete)(this, config, ["hub"]);
    (0, import_input.onInput)(this, async (msg) => {
      assertComplete();
      const { event } = msg;
      if (typeof event?.delivery !== "string") {
        throw new import_hub_error.HubError("malformed", "event-done: Die Nachricht tr\xE4gt kein msg.event; sie muss von \u201Eevent-listen\u201C kommen.");
      }
      if (!import_events_in_hand.eventsInHand.settle(event.delivery, (0, import_outcome.outcomeOf)(config.outcome, msg))) {
        this.warn(`${event.topic} ${event.id}: zu sp\xE4t, das Ereignis ist nicht mehr in Arbeit und wird erneut zugestellt.`);
      }
      return Promise.resolve();
    }, { showsWorking: false });
  });
}
//# sourceMappingURL=event-done.js.map
