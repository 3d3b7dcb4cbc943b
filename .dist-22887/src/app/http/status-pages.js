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
var status_pages_exports = {};
__export(status_pages_exports, {
  statusPages: () => statusPages
});
module.exports = __toCommonJS(status_pages_exports);
var import_health_report = require("../../hub/health/health-report.js");
const pages = /* @__PURE__ */ new Map([
  ["/health", ready],
  ["/health/ready", ready],
  ["/health/live", live],
  ["/metrics", metrics]
]);
function statusPages(vitals) {
  return (req, res, next) => {
    const page = req.method === "GET" || req.method === "HEAD" ? pages.get(req.path) : void 0;
    if (!page) next();
    else void Promise.resolve(page(vitals, res)).catch(next);
  };
}
function live({ phase }, res) {
  json(res, 200, { status: "ok", phase });
}
async function ready({ phase, hub, flows }, res) {
  const report = hub === void 0 ? void 0 : await hub.health();
  const dependencies = { ...report?.dependencies, flows };
  const works = phase === "running" && report !== void 0 && flows.state === "up";
  const status = !works ? "down" : report.status;
  json(res, works ? (0, import_health_report.healthStatusCode)(report) : 503, { status, phase, dependencies });
}
async function metrics({ hub }, res) {
  if (hub === void 0) {
    json(res, 503, { status: "down" });
    return;
  }
  const text = await hub.metrics.text();
  res.writeHead(200, { "Content-Type": hub.metrics.contentType });
  res.end(text);
}
function json(res, statusCode, body) {
  res.writeHead(statusCode, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  res.end(JSON.stringify(body));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  statusPages
});
//# sourceMappingURL=status-pages.js.map
