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
var request_exports = {};
__export(request_exports, {
  createRequest: () => createRequest
});
module.exports = __toCommonJS(request_exports);
var import_guard_path = require("./guard-path.js");
function createRequest(api, baseUrl) {
  return async ({ method, path, query, body }) => {
    const verb = (0, import_guard_path.verbOf)(method);
    const url = (0, import_guard_path.guardPath)(baseUrl, withQuery(path, query));
    const answer = await api({ method: verb, path: url.slice(baseUrl.length), operation: `${verb} request`, ...body === void 0 ? {} : { body } });
    return { statusCode: answer.statusCode, body: answer.json() };
  };
}
function withQuery(path, query) {
  if (query === void 0 || Object.keys(query).length === 0) return path;
  return `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams(query)}`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createRequest
});
//# sourceMappingURL=request.js.map
