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
var other_routes_exports = {};
__export(other_routes_exports, {
  otherRoutes: () => otherRoutes
});
module.exports = __toCommonJS(other_routes_exports);
var import_node_stream = require("node:stream");
var import_exchange = require("../http/exchange.js");
var import_json = require("../json.js");
var import_check = require("./check.js");
var import_employees = require("./employees.js");
var import_refusal = require("./refusal.js");
const MEBIBYTE = 1024 * 1024;
const LARGE_ANSWER_MEBIBYTES = 20;
function otherRoutes(state, changed) {
  const akten = "/api/v1/advonet/Akten";
  return [
    { method: "GET", pattern: "/employees", handle: () => (0, import_exchange.json)(200, import_employees.employees) },
    { method: "GET", pattern: akten, handle: () => (0, import_exchange.json)(200, Object.values(state.akten)) },
    { method: "POST", pattern: akten, handle: (request) => createAkte(state, request, changed) },
    { method: "GET", pattern: `${akten}/:id`, handle: (_request, at) => (0, import_exchange.json)(200, akte(state, at["id"])) },
    { method: "PUT", pattern: `${akten}/:id`, handle: (request, at) => replaceAkte(state, request, at["id"], changed) },
    { method: "DELETE", pattern: `${akten}/:id`, handle: (_request, at) => removeAkte(state, at["id"], changed) },
    { method: "GET", pattern: "/api/v1/advonet/Dokumente/gross", handle: largeDocument },
    { method: "*", pattern: "/api/v1/advonet/Echo", handle: echo }
  ];
}
function akte(state, id = "") {
  const found = state.akten[id];
  if (found === void 0) throw new import_refusal.Refusal(404, `Akte ${id} nicht gefunden.`);
  return found;
}
function createAkte(state, request, changed) {
  const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
  const id = state.nextAkte;
  state.nextAkte += 1;
  state.akten[String(id)] = { ...(0, import_json.copy)(body), id };
  changed();
  return (0, import_exchange.json)(201, state.akten[String(id)]);
}
function replaceAkte(state, request, id, changed) {
  const known = akte(state, id);
  const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
  state.akten[(0, import_json.plainText)(known["id"])] = { ...(0, import_json.copy)(body), id: known["id"] ?? null };
  changed();
  return (0, import_exchange.json)(200, state.akten[(0, import_json.plainText)(known["id"])]);
}
function removeAkte(state, id, changed) {
  akte(state, id);
  Reflect.deleteProperty(state.akten, id ?? "");
  changed();
  return { status: 204 };
}
function largeDocument() {
  const piece = Buffer.alloc(MEBIBYTE, "Sehr geehrte Damen und Herren, ");
  function* pieces() {
    for (let sent = 0; sent < LARGE_ANSWER_MEBIBYTES; sent += 1) yield piece;
  }
  return { status: 200, headers: { "Content-Type": "application/octet-stream" }, body: import_node_stream.Readable.from(pieces(), { objectMode: false }) };
}
function echo(request) {
  const headers = Object.fromEntries(Object.keys(request.headers).filter((name) => name !== "authorization").map((name) => [name, (0, import_exchange.header)(request, name)]));
  return (0, import_exchange.json)(200, { method: request.method, path: request.path, query: request.query, headers, body: (0, import_exchange.bodyJson)(request) ?? null });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  otherRoutes
});
//# sourceMappingURL=other-routes.js.map
