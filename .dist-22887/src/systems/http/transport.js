"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
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
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var transport_exports = {};
__export(transport_exports, {
  createTransport: () => createTransport
});
module.exports = __toCommonJS(transport_exports);
var import_node_http = require("node:http");
var import_node_https = require("node:https");
var import_axios = __toESM(require("axios"));
var import_transport_fault = require("./transport-fault.js");
function createTransport({ timeoutMs = 3e4, maxAnswerBytes = 16 * 1024 * 1024 } = {}) {
  const agents = { httpAgent: new import_node_http.Agent({ keepAlive: true }), httpsAgent: new import_node_https.Agent({ keepAlive: true }) };
  const client = import_axios.default.create({
    ...agents,
    adapter: "http",
    proxy: false,
    maxRedirects: 0,
    responseType: "arraybuffer",
    maxContentLength: maxAnswerBytes,
    maxBodyLength: Infinity,
    validateStatus: null,
    transformRequest: [],
    transformResponse: []
  });
  return {
    async send({ method, url, headers, body }) {
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        const answer = await client.request({
          method,
          url,
          headers: { "User-Agent": "bitbylaw-hub", ...headers },
          signal: deadline,
          ...body ? { data: body } : {}
        });
        return { status: answer.status, headers: plainHeaders(answer.headers), body: answer.data };
      } catch (error) {
        throw deadline.aborted ? new import_transport_fault.TransportFault("timeout", void 0) : (0, import_transport_fault.transportFault)(error);
      }
    },
    close() {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    }
  };
}
function plainHeaders(headers) {
  const plain = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === "string") plain[name.toLowerCase()] = value;
  }
  return plain;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createTransport
});
//# sourceMappingURL=transport.js.map
