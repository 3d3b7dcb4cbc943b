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
var dates_exports = {};
__export(dates_exports, {
  parseDate: () => parseDate,
  parseDateTime: () => parseDateTime,
  utcText: () => utcText
});
module.exports = __toCommonJS(dates_exports);
function utcText(epochMilliseconds) {
  return new Date(epochMilliseconds).toISOString().slice(0, 19).replace("T", " ");
}
function parseDateTime(text) {
  const plain = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)(:\d\d)?$/u.exec(text);
  if (plain !== null) return storedDateTime(`${plain[1] ?? ""}T${plain[2] ?? ""}${plain[3] ?? ":00"}Z`, plain[1] ?? "");
  const iso = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/u.exec(text);
  return iso === null ? void 0 : storedDateTime(text, iso[1] ?? "");
}
function storedDateTime(iso, day) {
  const time = Date.parse(iso);
  return Number.isNaN(time) || !isRealDay(day) ? void 0 : utcText(time);
}
function parseDate(text) {
  const day = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/u.exec(text)?.[1];
  return day !== void 0 && isRealDay(day) ? day : void 0;
}
function isRealDay(day) {
  const date = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  parseDate,
  parseDateTime,
  utcText
});
//# sourceMappingURL=dates.js.map
