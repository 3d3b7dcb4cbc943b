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
var marker_exports = {};
__export(marker_exports, {
  parseMarker: () => parseMarker,
  slotMarker: () => slotMarker,
  syncedMarker: () => syncedMarker,
  userText: () => userText,
  withMarker: () => withMarker
});
module.exports = __toCommonJS(marker_exports);
var import_kinds = require("./kinds.js");
function parseMarker(remark) {
  const text = remark ?? "";
  if (!mentionsEspoCrm.test(text)) return { kind: "none", text };
  const found = [...text.matchAll(wellFormed)];
  const markers = found.map((match) => markerAt(text, match)).filter((marker) => marker !== void 0);
  const [only, second] = markers;
  if (second !== void 0) return { kind: "broken", reason: "several", text };
  if (only !== void 0) return only;
  if (found.some((match) => !knownKind(match))) return { kind: "broken", reason: "unknown_kind", text };
  return looksLikeMarker.test(text) ? { kind: "broken", reason: "unreadable", text } : { kind: "none", text };
}
function syncedMarker(value, kommKz) {
  return `[ESPOCRM:${Buffer.from(value, "utf8").toString("base64")}:${kommKz}]`;
}
function slotMarker(kommKz) {
  return `[ESPOCRM-SLOT:${kommKz}]`;
}
function withMarker(read, marker) {
  switch (read.kind) {
    case "none":
      return read.text === "" ? marker : `${marker} ${read.text}`;
    case "synced":
    case "slot":
      return read.before + marker + read.after;
    case "broken":
      return read.text;
  }
}
function userText(read) {
  switch (read.kind) {
    case "none":
    case "broken":
      return read.text;
    case "synced":
    case "slot":
      return read.before + (read.after.startsWith(" ") ? read.after.slice(1) : read.after);
  }
}
const mentionsEspoCrm = /espocrm/i;
const wellFormed = /\[ESPOCRM:([A-Za-z0-9+/]+={0,2}):(0|[1-9]\d{0,2})\]|\[ESPOCRM-SLOT:(0|[1-9]\d{0,2})\]/g;
const looksLikeMarker = /\[\s*espocrm\s*(?:[:\-\]]|$)|espocrm(?:-slot)?:[a-z0-9+/=]*:?\d*\]/i;
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function knownKind(match) {
  return (0, import_kinds.kindOf)(Number(match[2] ?? match[3])) !== void 0;
}
function markerAt(text, match) {
  const kind = (0, import_kinds.kindOf)(Number(match[2] ?? match[3]));
  if (kind === void 0) return void 0;
  const around = { kommKz: kind.kommKz, before: text.slice(0, match.index), after: text.slice(match.index + match[0].length) };
  if (match[1] === void 0) return { kind: "slot", ...around };
  const value = decoded(match[1]);
  return value === void 0 ? void 0 : { kind: "synced", value, ...around };
}
function decoded(base64) {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0 || bytes.toString("base64") !== base64) return void 0;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return void 0;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  parseMarker,
  slotMarker,
  syncedMarker,
  userText,
  withMarker
});
//# sourceMappingURL=marker.js.map
