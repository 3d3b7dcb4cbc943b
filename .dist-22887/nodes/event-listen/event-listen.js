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
var event_listen_exports = {};
__export(event_listen_exports, {
  default: () => register
});
module.exports = __toCommonJS(event_listen_exports);
var import_hub_error = require("../../src/hub/errors/hub-error.js");
var import_topics = require("../../src/hub/events/topics.js");
var import_close = require("../../src/runtime/close.js");
var import_completeness = require("../../src/runtime/completeness.js");
var import_lease = require("../../src/runtime/lease.js");
var import_node_fault = require("../../src/runtime/node-fault.js");
var import_status = require("../../src/runtime/status.js");
var import_listening = require("./listening.js");
function register(RED) {
  RED.nodes.registerType("event-listen", function(config) {
    RED.nodes.createNode(this, config);
    const status = (0, import_status.statusOf)(this);
    const provider = (0, import_lease.providerOf)(RED, config.hub);
    const { topic } = config;
    const faulty = (0, import_completeness.faultyFields)({ ...config, schedule: "" }, ["hub", "topic"]);
    if (!provider || faulty.length > 0 || !(0, import_topics.isTopic)(topic)) {
      status.show("incomplete");
      this.error(new import_hub_error.HubError("misconfigured", `event-listen: Unvollst\xE4ndig eingerichtet, bitte pr\xFCfen: ${faulty.join(", ") || (provider ? "topic" : "hub")}`));
      return;
    }
    const listening = (0, import_listening.startListening)(this, provider, { ...config, topic }, {
      started: () => {
        status.show("idle");
      },
      taken: () => {
        status.show("working");
      },
      finished: () => {
        status.show("ok");
      },
      waiting: (error) => {
        status.show("retrying");
        this.error((0, import_node_fault.asError)(error));
      }
    });
    (0, import_close.onClose)(this, () => listening.stop());
  });
}
//# sourceMappingURL=event-listen.js.map
