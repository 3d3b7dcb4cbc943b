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
var guard_path_exports = {};
__export(guard_path_exports, {
  assertForwardable: () => assertForwardable,
  guardPath: () => guardPath,
  verbOf: () => verbOf
});
module.exports = __toCommonJS(guard_path_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
function guardPath(baseUrl, rawPath) {
  const url = baseUrl + relative(rawPath);
  if (!staysBelow(baseUrl, url)) throw malformed();
  return url;
}
function assertForwardable(method, rawPath) {
  verbOf(method);
  relative(rawPath);
}
function verbOf(method) {
  if (method === "GET" || method === "POST" || method === "PUT" || method === "DELETE") return method;
  throw new import_hub_error.HubError("malformed", "Advoware kennt nur die Methoden GET, POST, PUT und DELETE.");
}
function relative(rawPath) {
  const raw = rawPath.startsWith("/") ? rawPath.slice(1) : rawPath;
  const query = raw.indexOf("?");
  const path = query === -1 ? raw : raw.slice(0, query);
  if (!/^[\x21\x22\x24-\x7e]*$/.test(raw)) throw malformed();
  if (path.includes("%")) eachDecoding(path, refuseTricks);
  else refuseTricks(path);
  return raw;
}
function eachDecoding(path, check) {
  if (/%(?![0-9a-f]{2})/i.test(path)) throw malformed();
  let current = path;
  for (let round = 0; round < 8; round += 1) {
    check(current);
    const decoded = decodeOnce(current);
    if (decoded === current) return;
    current = decoded;
  }
  throw malformed();
}
function decodeOnce(path) {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      throw malformed();
    }
  });
}
function refuseTricks(path) {
  if (/[\x00-\x1f\x7f\\]/.test(path)) throw malformed();
  if (path.startsWith("/") || /^[a-z][a-z0-9+.-]*:/i.test(path)) throw malformed();
  if (path.includes(".") && path.split("/").some(isDotSegment)) throw malformed();
}
function isDotSegment(segment) {
  return /^[. ]*\.[. ]*(?:;.*)?$/.test(segment);
}
function staysBelow(baseUrl, url) {
  const base = new URL(baseUrl);
  const target = URL.parse(url);
  return target?.origin === base.origin && target.pathname.startsWith(base.pathname) && target.username === "" && target.password === "";
}
function malformed() {
  return new import_hub_error.HubError("malformed", "Der Pfad der Anfrage an Advoware ist ung\xFCltig: erlaubt ist nur ein Pfad unterhalb der eingestellten Adresse.");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  assertForwardable,
  guardPath,
  verbOf
});
//# sourceMappingURL=guard-path.js.map
