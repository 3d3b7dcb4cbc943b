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
var stream_exports = {};
__export(stream_exports, {
  createStreamer: () => createStreamer
});
module.exports = __toCommonJS(stream_exports);
var import_node_http = require("node:http");
var import_node_https = require("node:https");
var import_transport_fault = require("./transport-fault.js");
function createStreamer(baseUrl, timeoutMs) {
  const { protocol, hostname, port } = new URL(baseUrl);
  const secure = protocol === "https:";
  const agent = secure ? new import_node_https.Agent({ keepAlive: true }) : new import_node_http.Agent({ keepAlive: true });
  const start = secure ? import_node_https.request : import_node_http.request;
  const origin = { protocol, hostname: hostname.replace(/^\[|\]$/g, ""), port, agent, timeout: timeoutMs };
  return {
    async open(request) {
      const options = { ...origin, method: request.method, path: request.path, headers: withLength(request) };
      const first = await exchange(start, options, request);
      if (first !== "stale") return first;
      const second = await exchange(start, { ...options, agent: false }, request);
      if (second === "stale") throw new import_transport_fault.TransportFault("broken", "ECONNRESET");
      return second;
    },
    close: () => {
      agent.destroy();
    }
  };
}
function exchange(start, options, { method, body, signal }) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new import_transport_fault.TransportFault("given_up", void 0));
      return;
    }
    const outgoing = start(options);
    let timedOut = false;
    const giveUp = () => {
      outgoing.destroy();
    };
    signal?.addEventListener("abort", giveUp, { once: true });
    outgoing.once("close", () => {
      signal?.removeEventListener("abort", giveUp);
    });
    outgoing.once("timeout", () => {
      timedOut = true;
      outgoing.destroy();
    });
    outgoing.once("response", resolve);
    outgoing.on("error", (error) => {
      if (signal?.aborted === true) reject(new import_transport_fault.TransportFault("given_up", void 0));
      else if (timedOut) reject(new import_transport_fault.TransportFault("timeout", void 0));
      else if (method === "GET" && outgoing.reusedSocket && error.code === "ECONNRESET") resolve("stale");
      else reject((0, import_transport_fault.transportFault)(error));
    });
    outgoing.end(body);
  });
}
function withLength({ method, headers, body }) {
  if (body === void 0 && method === "GET") return headers;
  return { ...headers, "content-length": String(body?.length ?? 0) };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createStreamer
});
//# sourceMappingURL=stream.js.map
