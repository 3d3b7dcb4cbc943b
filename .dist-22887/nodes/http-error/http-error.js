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
var http_error_exports = {};
__export(http_error_exports, {
  default: () => register
});
module.exports = __toCommonJS(http_error_exports);
var import_http_answer = require("../../src/hub/errors/http-answer.js");
var import_hub_error = require("../../src/hub/errors/hub-error.js");
var import_caught_error = require("../../src/runtime/caught-error.js");
var import_input = require("../../src/runtime/input.js");
var import_request_id = require("../../src/runtime/request-id.js");
var import_error_codes = require("./error-codes.js");
function register(RED) {
  RED.nodes.registerType("http-error", function(config) {
    RED.nodes.createNode(this, config);
    (0, import_input.onInput)(this, async (msg, send) => {
      const { code, message, errorName, source, frames } = (0, import_caught_error.caughtError)(msg.error);
      const id = (0, import_request_id.requestId)(msg.req);
      const known = (0, import_error_codes.isErrorCode)(code);
      if (!known) this.error(`${errorName} in ${source} (${id})
${frames}`);
      if (msg.res?._res?.headersSent) return Promise.resolve();
      const answer = (0, import_http_answer.httpAnswer)(known ? new import_hub_error.HubError(code, message) : msg.error, id);
      msg.payload = answer.payload;
      msg.statusCode = answer.statusCode;
      msg.headers = answer.headers;
      send(msg);
      return Promise.resolve();
    }, { showsWorking: false });
  });
}
//# sourceMappingURL=http-error.js.map
