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
var next_base_exports = {};
__export(next_base_exports, {
  baseAfter: () => baseAfter,
  idOfOperation: () => idOfOperation,
  nextBaseOf: () => nextBaseOf
});
module.exports = __toCommonJS(next_base_exports);
function nextBaseOf(draft, primary, idOf) {
  const entries = {};
  keepMissing(draft, entries);
  for (const entry of draft.entries) {
    const kept = keptEntry(entry);
    if (kept !== void 0) entries[String(entry.id)] = kept;
  }
  for (const { link, removed } of draft.items) {
    if (link === void 0 || removed) continue;
    const id = idOf(link);
    const agreed = agreedOf(link, primary);
    if (id !== void 0 && agreed !== void 0) entries[id] = agreed;
  }
  const keys = draft.items.filter((item) => !item.removed).map((item) => item.valueKey);
  return { entries, list: { keys, primary: primary.kind === "settled" ? primary.primary : draft.base?.[draft.medium].primary ?? null } };
}
function baseAfter(plan, created) {
  const entries = Object.entries(plan.nextBase.entries).flatMap(([id, entry]) => {
    if (!id.startsWith(posted)) return [[id, entry]];
    const given = created.get(Number(id.slice(posted.length)));
    return given === void 0 ? [] : [[String(given), entry]];
  });
  return { ...plan.nextBase, entries: Object.fromEntries(entries) };
}
function idOfOperation(operation, index) {
  return operation.kind === "post" ? `${posted}${index}` : String(operation.entryId);
}
const posted = "new:";
function keepMissing(draft, entries) {
  for (const [id, base] of Object.entries(draft.base?.entries ?? {})) {
    const isHeld = draft.items.some((item) => item.held && item.key === base.key);
    if (isHeld && base.role !== "extra" && !draft.presentIds.has(Number(id))) entries[id] = { ...base, role: "missing" };
  }
}
function keptEntry(entry) {
  if (entry.role === "twin") return { role: "extra", key: entry.key, kommKz: entry.kommKz, online: entry.next.online };
  const isUndecided = entry.role === "done" && !entry.freed;
  return isUndecided && entry.base !== void 0 && entry.base.role !== "extra" ? { ...entry.base, role: "linked" } : void 0;
}
function agreedOf(link, primary) {
  const { entry, placement, item } = link;
  const online = onlineOf(link, primary);
  if (link.held) {
    return entry?.agreed === void 0 ? void 0 : { role: "linked", key: entry.agreed, kommKz: entry.kommKz, online };
  }
  const kommKz = placement?.kommKz ?? entry?.markerKommKz;
  return kommKz === void 0 ? void 0 : { role: "linked", key: item.valueKey, kommKz, online };
}
function onlineOf({ entry, placement }, primary) {
  if (primary.kind === "waits" && entry?.base !== void 0 && entry.base.role !== "extra") return entry.base.online;
  return placement?.online ?? entry?.next.online ?? false;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  baseAfter,
  idOfOperation,
  nextBaseOf
});
//# sourceMappingURL=next-base.js.map
