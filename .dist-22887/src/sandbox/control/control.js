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
var control_exports = {};
__export(control_exports, {
  controlApi: () => controlApi,
  done: () => done
});
module.exports = __toCommonJS(control_exports);
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var import_zod = require("zod");
var import_exchange = require("../http/exchange.js");
var import_faults = require("../http/faults.js");
var import_route = require("../http/route.js");
const LOOPBACK = /* @__PURE__ */ new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
function controlApi(options) {
  const routes = [...commonRoutes(options), ...options.routes];
  return (request) => {
    if (!LOOPBACK.has(request.remote)) return (0, import_exchange.json)(403, { message: "Nur von diesem Rechner aus." });
    if (request.path === "/favicon.ico") return { status: 204 };
    const route = (0, import_route.findRoute)(routes, request.method, request.path);
    switch (route.kind) {
      case "found":
        return route.handle(request, route.parameters);
      case "wrong-method":
        return (0, import_exchange.json)(405, { message: "Diese Methode gibt es hier nicht." });
      case "none":
        return (0, import_exchange.json)(404, { message: "Das gibt es hier nicht." });
    }
  };
}
function commonRoutes(options) {
  const { log, faults } = options;
  return [
    { method: "GET", pattern: "/", handle: () => (0, import_exchange.html)(200, readPage(options.page)) },
    { method: "GET", pattern: "/_sandbox/info", handle: () => (0, import_exchange.json)(200, options.info()) },
    { method: "GET", pattern: "/_sandbox/log", handle: (request) => logReply(log, request) },
    { method: "DELETE", pattern: "/_sandbox/log", handle: () => done(() => log.clear()) },
    { method: "GET", pattern: "/_sandbox/faults", handle: () => (0, import_exchange.json)(200, faults.list()) },
    { method: "POST", pattern: "/_sandbox/faults", handle: (request) => addFaults(faults, request) },
    { method: "DELETE", pattern: "/_sandbox/faults", handle: () => done(() => faults.clear()) },
    { method: "DELETE", pattern: "/_sandbox/faults/:id", handle: (_request, at) => (0, import_exchange.json)(faults.remove(at["id"] ?? "") ? 200 : 404, {}) },
    { method: "GET", pattern: "/_sandbox/settings", handle: () => (0, import_exchange.json)(200, options.settings) },
    { method: "PUT", pattern: "/_sandbox/settings", handle: (request) => changeSettings(options, request) }
  ];
}
function readPage(name) {
  const read = (file) => (0, import_node_fs.readFileSync)((0, import_node_path.join)(__dirname, "..", "pages", file), "utf8");
  return read(name).replace("<!-- shared -->", () => read("shared.html"));
}
function logReply(log, request) {
  const query = new URLSearchParams(request.query);
  const limit = Number(query.get("limit") ?? Infinity);
  const entries = Number.isFinite(limit) && limit > 0 ? log.all().slice(-limit) : log.all();
  const bodies = query.get("bodies") === "true";
  return (0, import_exchange.json)(200, entries.map(({ body, ...entry }) => bodies && body !== void 0 ? { ...entry, body } : entry), { "X-Total": String(log.total) });
}
function addFaults(faults, request) {
  const parsed = import_zod.z.union([import_faults.faultRuleSchema.transform((rule) => [rule]), import_zod.z.array(import_faults.faultRuleSchema)]).safeParse((0, import_exchange.bodyJson)(request));
  if (!parsed.success) return (0, import_exchange.json)(400, { message: import_zod.z.prettifyError(parsed.error) });
  return (0, import_exchange.json)(200, { ids: parsed.data.map((rule) => faults.add(rule)) });
}
function changeSettings(options, request) {
  const parsed = options.settingsSchema.safeParse((0, import_exchange.bodyJson)(request));
  if (!parsed.success) return (0, import_exchange.json)(400, { message: import_zod.z.prettifyError(parsed.error) });
  Object.assign(options.settings, parsed.data);
  return (0, import_exchange.json)(200, options.settings);
}
function done(action) {
  action();
  return (0, import_exchange.json)(200, {});
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  controlApi,
  done
});
//# sourceMappingURL=control.js.map
