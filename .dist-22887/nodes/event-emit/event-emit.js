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
var event_emit_exports = {};
__export(event_emit_exports, {
  default: () => register
});
module.exports = __toCommonJS(event_emit_exports);
var import_hub_error = require("../../src/hub/errors/hub-error.js");
var import_topics = require("../../src/hub/events/topics.js");
var import_completeness = require("../../src/runtime/completeness.js");
var import_input = require("../../src/runtime/input.js");
var import_lease = require("../../src/runtime/lease.js");
function register(RED) {
  RED.nodes.registerType("event-emit", function(config) {
    RED.nodes.createNode(this, config);
    const hub = (0, import_lease.useConfig)(RED, this, config.hub);
    const assertComplete = (0, import_completeness.requireComplete)(this, config, ["hub", "topic"]);
    const { topic } = config;
    (0, import_input.onInput)(this, async (msg, send) => {
      assertComplete();
      if (!(0, import_topics.isTopic)(topic)) throw new import_hub_error.HubError("misconfigured", `event-emit: Das Thema \u201E${topic}\u201C gibt es nicht.`);
      const payloads = Array.isArray(msg.payload) ? msg.payload : [msg.payload];
      const { accepted, refused } = await (await hub()).events.emit(topic, payloads);
      msg.payload = { accepted: accepted.length, refused: msg.refused?.length ? [...msg.refused, ...refused] : refused };
      msg.statusCode = 200;
      send(msg);
    }, { showsWorking: false });
  });
}
//# sourceMappingURL=event-emit.js.map
