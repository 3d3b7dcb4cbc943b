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
var faulty_exchange_exports = {};
__export(faulty_exchange_exports, {
  serveWithFaults: () => serveWithFaults
});
module.exports = __toCommonJS(faulty_exchange_exports);
var import_promises = require("node:timers/promises");
var import_exchange = require("./exchange.js");
var import_request_log = require("./request-log.js");
async function serveWithFaults(system, request, wire) {
  const started = performance.now();
  const at = new Date(system.clock()).toISOString();
  const target = request.query === "" ? request.path : `${request.path}?${request.query}`;
  const fault = system.faults.take(request.method, target);
  const outcome = await decide(system, request, fault, wire);
  const body = (0, import_request_log.loggedBody)(request.path, request.body);
  system.log.add({
    at,
    method: request.method,
    path: request.path,
    query: request.query,
    status: outcome.kind === "reply" ? outcome.reply.status : 0,
    bodyBytes: request.body.length,
    apiUser: request.caller ?? "",
    ...fault === void 0 ? {} : { fault: fault.kind },
    milliseconds: Math.round(performance.now() - started),
    ...body === void 0 ? {} : { body }
  });
  await deliver(outcome, wire);
}
async function deliver(outcome, wire) {
  switch (outcome.kind) {
    case "reply":
      return wire.send(outcome.reply);
    case "reset":
      wire.reset();
      return;
    case "silence":
      await wire.closed;
  }
}
async function decide(system, request, fault, wire) {
  const work = async () => handleSafely(system.handle, request);
  switch (fault?.kind) {
    case void 0:
      return { kind: "reply", reply: await work() };
    case "status":
      return { kind: "reply", reply: statusReply(fault) };
    case "html":
      return { kind: "reply", reply: (0, import_exchange.html)(200, "<!doctype html><html><body><h1>Anmeldung am Proxy</h1></body></html>") };
    case "reset-before":
      return { kind: "reset" };
    case "hang":
      return { kind: "silence" };
    case "delay":
      await (0, import_promises.setTimeout)(fault.delayMs ?? 1e3, void 0, { signal: wire.stopped, ref: false });
      return { kind: "reply", reply: await work() };
    case "reset-after":
      await work();
      return { kind: "reset" };
    case "hang-after":
      await work();
      return { kind: "silence" };
    case "empty":
      return { kind: "reply", reply: { ...await work(), body: "" } };
    case "truncated":
      return { kind: "reply", reply: halve(await work()) };
  }
}
async function handleSafely(handle, request) {
  try {
    return await handle(request);
  } catch (error) {
    process.stderr.write(`sandbox: ${request.method} ${request.path}: ${error instanceof Error ? error.stack ?? error.message : String(error)}
`);
    return { status: 500, headers: { "Content-Type": "text/html; charset=utf-8" }, body: "" };
  }
}
function statusReply(fault) {
  const status = fault.status ?? 500;
  if (fault.body !== void 0) return { status, headers: { "Content-Type": "application/json", ...fault.headers }, body: fault.body };
  return (0, import_exchange.json)(status, { message: `Injected fault ${status}` }, fault.headers);
}
function halve(reply) {
  const whole = typeof reply.body === "string" || Buffer.isBuffer(reply.body) ? Buffer.from(reply.body) : Buffer.from('[{"abgeschnitten":');
  return { ...reply, body: whole.subarray(0, Math.floor(whole.length / 2)) };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  serveWithFaults
});
//# sourceMappingURL=faulty-exchange.js.map
