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
var node_middleware_exports = {};
__export(node_middleware_exports, {
  nodeMiddleware: () => nodeMiddleware
});
module.exports = __toCommonJS(node_middleware_exports);
const ownPaths = /* @__PURE__ */ new Set(["/advoware/calendar/sync", "/api/advoware/calendar/sync"]);
const nodeMiddleware = (req, _res, next) => {
  if (!isWildcard(req)) {
    next();
  } else if (ownPaths.has(plainPath(req.path))) {
    next("route");
  } else {
    Object.assign(req, { _body: true, skipRawBodyParser: true });
    next();
  }
};
function isWildcard(req) {
  const route = req.route;
  return typeof route === "object" && route !== null && "path" in route && typeof route.path === "string" && route.path.includes("*");
}
function plainPath(path) {
  return decoded(path).toLowerCase().replace(/\/{2,}/g, "/").replace(/\/$/, "");
}
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  nodeMiddleware
});
//# sourceMappingURL=node-middleware.js.map
