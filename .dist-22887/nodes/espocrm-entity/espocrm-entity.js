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
var espocrm_entity_exports = {};
__export(espocrm_entity_exports, {
  default: () => register
});
module.exports = __toCommonJS(espocrm_entity_exports);
var import_completeness = require("../../src/runtime/completeness.js");
var import_input = require("../../src/runtime/input.js");
var import_lease = require("../../src/runtime/lease.js");
var import_number_field = require("../../src/runtime/number-field.js");
var import_typed_input = require("../../src/runtime/typed-input.js");
var import_operations = require("./operations.js");
var import_types = require("./types.js");
function register(RED) {
  RED.nodes.registerType("espocrm-entity", function(config) {
    RED.nodes.createNode(this, config);
    const account = (0, import_lease.useConfig)(RED, this, config.espocrm);
    const needsId = config.operation === "read" || config.operation === "update" || config.operation === "delete";
    const assertComplete = (0, import_completeness.requireComplete)(this, config, ["espocrm", "entity", "operation", ...needsId ? ["recordId"] : []]);
    const limit = (0, import_number_field.numberField)(config.limit, { fallback: Number(import_types.DEFAULTS.limit), min: 1, max: 1e5 });
    (0, import_input.onInput)(this, async (msg, send) => {
      assertComplete();
      const id = needsId ? await (0, import_typed_input.typedText)(RED, this, msg, { value: config.recordId, type: config.recordIdType }) : "";
      const answer = await (0, import_operations.runOperation)((await account()).espocrm, { operation: config.operation, entity: config.entity, id, limit, payload: msg.payload });
      msg.payload = answer.payload;
      send(answer.expected ? [msg, null] : [null, msg]);
    });
  });
}
//# sourceMappingURL=espocrm-entity.js.map
