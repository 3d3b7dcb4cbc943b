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
var channels_exports = {};
__export(channels_exports, {
  dataOf: () => dataOf,
  emailChannel: () => emailChannel,
  flatOf: () => flatOf,
  itemOf: () => itemOf,
  phoneChannel: () => phoneChannel,
  writeAll: () => writeAll,
  writeFlat: () => writeFlat
});
module.exports = __toCommonJS(channels_exports);
const emailChannel = { field: "emailAddress", keyOf: (value) => value.toLowerCase(), typed: false };
const phoneChannel = { field: "phoneNumber", keyOf: (value) => value, typed: true };
const DEFAULT_TYPE = "Mobile";
function dataOf(channel, rows, links) {
  const ordered = [...links].sort((left, right) => Number(right.primary) - Number(left.primary));
  return ordered.flatMap(({ key, primary }) => {
    const row = rows[key];
    if (row === void 0) return [];
    const flags = { primary, optOut: row.optOut, invalid: row.invalid };
    return [channel.typed ? { phoneNumber: row.value, type: row.type, ...flags } : { emailAddress: row.value, lower: key, ...flags }];
  });
}
function flatOf(channel, rows, links) {
  const key = links.find((link) => link.primary)?.key;
  const row = key === void 0 ? void 0 : rows[key];
  const { field } = channel;
  return { [field]: row?.value ?? null, [`${field}IsOptedOut`]: row?.optOut ?? false, [`${field}IsInvalid`]: row?.invalid ?? false };
}
function itemOf(item, value) {
  const flag = (flagValue) => flagValue === true || flagValue === 1 || flagValue === "true";
  return {
    value,
    primary: flag(item["primary"]),
    optOut: flag(item["optOut"]),
    invalid: flag(item["invalid"]),
    type: typeof item["type"] === "string" ? item["type"] : DEFAULT_TYPE
  };
}
function writeAll(channel, rows, before, items) {
  const merged = /* @__PURE__ */ new Map();
  for (const item of items) merged.set(channel.keyOf(item.value), item);
  for (const [key, item] of merged) rows[key] = { value: item.value, optOut: item.optOut, invalid: item.invalid, type: item.type };
  const primary = primaryOf(channel, merged, before, items);
  return [...merged.keys()].map((key) => ({ key, primary: key === primary }));
}
function primaryOf(channel, merged, before, items) {
  const first = items[0];
  if (first !== void 0 && !items.some((item) => item.primary)) return channel.keyOf(first.value);
  const named = [...merged].filter(([, item]) => item.primary).map(([key]) => key);
  return named.at(-1) ?? before.find((link) => link.primary && merged.has(link.key))?.key;
}
function writeFlat(channel, rows, before, value) {
  const others = before.filter((link) => !link.primary);
  if (value === null) return others;
  const key = channel.keyOf(value);
  const wasPrimary = before.some((link) => link.primary && link.key === key);
  const known = rows[key];
  if (wasPrimary && known !== void 0) known.value = value;
  else rows[key] = { value, optOut: false, invalid: false, type: known?.type ?? DEFAULT_TYPE };
  return [{ key, primary: true }, ...others.filter((link) => link.key !== key)];
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  dataOf,
  emailChannel,
  flatOf,
  itemOf,
  phoneChannel,
  writeAll,
  writeFlat
});
//# sourceMappingURL=channels.js.map
