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
var hub_notify_exports = {};
__export(hub_notify_exports, {
  default: () => register
});
module.exports = __toCommonJS(hub_notify_exports);
var import_hub_error = require("../../src/hub/errors/hub-error.js");
var import_completeness = require("../../src/runtime/completeness.js");
var import_input = require("../../src/runtime/input.js");
var import_lease = require("../../src/runtime/lease.js");
var import_typed_input = require("../../src/runtime/typed-input.js");
var import_notes = require("../../src/systems/espocrm/notes.js");
function register(RED) {
  RED.nodes.registerType("hub-notify", function(config) {
    RED.nodes.createNode(this, config);
    const account = (0, import_lease.useConfig)(RED, this, config.espocrm);
    const assertComplete = (0, import_completeness.requireComplete)(this, config, ["espocrm"]);
    (0, import_input.onInput)(this, async (msg, send) => {
      assertComplete();
      const { hub, espocrm, notifyUserId } = await account();
      const user = config.user === "" ? notifyUserId : await (0, import_typed_input.typedText)(RED, this, msg, { value: config.user, type: config.userType });
      const text = typeof msg.payload === "string" ? msg.payload.trim() : "";
      if (text === "") throw new import_hub_error.HubError("malformed", "hub-notify: msg.payload muss der Text des Hinweises sein.");
      await (0, import_notes.postNotice)(espocrm, { userIds: [user], text, key: hub.effects.uuid() });
      send(msg);
    });
  });
}
//# sourceMappingURL=hub-notify.js.map
