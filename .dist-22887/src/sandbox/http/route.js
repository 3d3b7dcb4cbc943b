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
var route_exports = {};
__export(route_exports, {
  findRoute: () => findRoute
});
module.exports = __toCommonJS(route_exports);
function findRoute(routes, method, path) {
  const allowed = [];
  for (const route of routes) {
    const parameters = matchPath(route.pattern, path);
    if (parameters === void 0) continue;
    if (route.method === method || route.method === "*") return { kind: "found", handle: route.handle, parameters };
    allowed.push(route.method);
  }
  return allowed.length > 0 ? { kind: "wrong-method", allowed } : { kind: "none" };
}
function matchPath(pattern, path) {
  const wanted = pattern.replace(/\/$/, "").split("/");
  const given = path.replace(/\/$/, "").split("/");
  if (wanted.length !== given.length) return void 0;
  const parameters = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? "";
    if (part.startsWith(":")) parameters[part.slice(1)] = decode(actual);
    else if (part.toLowerCase() !== actual.toLowerCase()) return void 0;
  }
  return parameters;
}
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  findRoute
});
//# sourceMappingURL=route.js.map
