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
var kommunikation_sync_exports = {};
__export(kommunikation_sync_exports, {
  default: () => register
});
module.exports = __toCommonJS(kommunikation_sync_exports);
var import_completeness = require("../../src/runtime/completeness.js");
var import_input = require("../../src/runtime/input.js");
var import_lease = require("../../src/runtime/lease.js");
var import_number_field = require("../../src/runtime/number-field.js");
var import_empty_slots = require("../../src/sync/beteiligte/empty-slots.js");
var import_for_staff = require("../../src/sync/beteiligte/for-staff.js");
var import_read_event = require("../../src/sync/beteiligte/read-event.js");
var import_sync_beteiligter = require("../../src/sync/beteiligte/sync-beteiligter.js");
var import_types = require("./types.js");
function register(RED) {
  RED.nodes.registerType("kommunikation-sync", function(config) {
    RED.nodes.createNode(this, config);
    const advoware = (0, import_lease.useConfig)(RED, this, config.advoware);
    const espocrm = (0, import_lease.useConfig)(RED, this, config.espocrm);
    const assertComplete = (0, import_completeness.requireComplete)(this, config, ["advoware", "espocrm", "operation", "direction"]);
    (0, import_input.onInput)(this, async (msg, send) => {
      assertComplete();
      const world = { ...await espocrm(), ...await advoware(), stammdaten: "off", kommunikation: config.direction };
      if (config.operation === "slots") {
        msg.payload = await (0, import_empty_slots.reportEmptySlots)(world, (0, import_number_field.numberField)(config.limit, { fallback: Number(import_types.DEFAULTS.limit), min: 1, max: 1e3 }));
        send([msg, null]);
        return;
      }
      const result = await (0, import_sync_beteiligter.syncBeteiligter)(world, (0, import_read_event.readEvent)(msg.payload, world.hub.effects.now().toString()));
      msg.payload = payloadOf(result);
      send((0, import_for_staff.forStaff)(result) ? [null, msg] : [msg, null]);
    });
  });
}
const payloadOf = (result) => "kommunikation" in result ? { kind: result.kind, ...result.kommunikation } : result;
//# sourceMappingURL=kommunikation-sync.js.map
