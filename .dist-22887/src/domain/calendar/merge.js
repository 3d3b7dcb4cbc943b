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
var merge_exports = {};
__export(merge_exports, {
  merge: () => merge
});
module.exports = __toCommonJS(merge_exports);
var import_appointment = require("./appointment.js");
var import_base = require("./base.js");
var import_equality = require("./equality.js");
var import_merge_text = require("./merge-text.js");
var import_recurrence = require("./recurrence.js");
function merge(input) {
  const a = (0, import_appointment.contentOf)(input.advoware);
  const g = (0, import_appointment.contentOf)(input.google);
  const texts = import_appointment.textFields.map((field) => [field, (0, import_merge_text.mergeText)({ field, advoware: a[field], google: g[field], past: input.base.fields[field], mode: input.mode, before: input.base.mode, newer: input.newer })]);
  const schedule = mergeSchedule(a, g, input);
  const hidden = texts.some(([, move]) => move.pair.from === "advoware");
  const moves = { ...Object.fromEntries(texts), ...schedule, private: mergePrivate(a.private, g.private, hidden, input) };
  const time = moves.time.pair.advoware;
  return {
    toAdvoware: import_appointment.fields.filter((field) => !(0, import_equality.sameField)(field, a[field], moves[field].pair.advoware, time)),
    toGoogle: import_appointment.fields.filter((field) => !(0, import_equality.sameField)(field, g[field], moves[field].pair.google, time)),
    pairs: (0, import_base.pairs)((field) => moves[field].pair),
    conflicts: import_appointment.fields.flatMap((field) => moves[field].conflict ?? [])
  };
}
function mergeSchedule(a, g, input) {
  const { base, newer, target } = input;
  const timeChanged = { advoware: a.time !== base.fields.time.advoware, google: g.time !== base.fields.time.google };
  const ruleChanged = { advoware: hasNewRule("advoware", a, base), google: hasNewRule("google", g, base) };
  if (target === "instance" && a.rule !== "" && base.fields.rule.google === "") return instanceSchedule(a, g, timeChanged, input);
  const time = mergePlain("time", a, g, timeChanged, newer, timeChanged.google && !timeChanged.advoware ? "google" : "advoware", a.time);
  const rule = mergePlain("rule", a, g, ruleChanged, target === "instance" ? "google" : newer, time.source, time.value);
  if (isCoherent(time.value, rule.value)) return { time: time.move, rule: rule.move };
  return { time: wholeFrom("time", a, g, newer), rule: wholeFrom("rule", a, g, newer) };
}
function hasNewRule(side, now, base) {
  const past = base.fields.rule[side];
  const pastTime = base.fields.time[side];
  if (past === import_base.unknownPast || pastTime === import_base.unknownPast) return true;
  return !(0, import_equality.sameField)("rule", now.rule, past, pastTime) || !(0, import_equality.sameField)("rule", now.rule, past, now.time);
}
function mergePlain(field, a, g, changed, newer, otherwise, time) {
  const isSame = (0, import_equality.sameField)(field, a[field], g[field], time);
  const collides = changed.advoware && changed.google && !isSame;
  const source = sourceOf(changed, collides ? newer : otherwise);
  const value = source === "advoware" ? a[field] : g[field];
  const pair = { advoware: value, google: value, from: source };
  if (!collides) return { source, value, move: { pair } };
  return { source, value, move: { pair, conflict: { kind: "collision", field, winner: source, advoware: a[field], google: g[field] } } };
}
function sourceOf(changed, otherwise) {
  if (changed.advoware === changed.google) return otherwise;
  return changed.advoware ? "advoware" : "google";
}
const isCoherent = (time, rule) => (0, import_recurrence.advowareCanHold)((0, import_appointment.timeOf)(time), (0, import_appointment.repetitionOf)(rule));
function wholeFrom(field, a, g, winner) {
  const value = winner === "advoware" ? a[field] : g[field];
  return { pair: { advoware: value, google: value, from: winner }, conflict: { kind: "collision", field, winner, advoware: a[field], google: g[field] } };
}
function instanceSchedule(a, g, timeChanged, { base, newer }) {
  const pair = { advoware: a.rule, google: "", from: "advoware" };
  const isNew = !(0, import_equality.sameField)("rule", a.rule, base.fields.rule.advoware, a.time);
  const rule = isNew ? { pair, conflict: { kind: "unholdable", field: "rule", winner: "advoware", advoware: a.rule, google: "" } } : { pair };
  return { time: mergePlain("time", a, g, timeChanged, newer, "advoware", a.time).move, rule };
}
function mergePrivate(a, g, hidden, { base, mode, target }) {
  const past = base.fields.private;
  const wasForced = base.mode === "masked" && past.from === "advoware" && target === "event";
  const changedA = a !== past.advoware;
  const changedG = g !== past.google && !wasForced;
  const collides = changedA && changedG && a !== g;
  const value = collides ? "yes" : changedG ? g : a;
  const isForced = mode === "masked" && target === "event" && (past.from === "advoware" || hidden);
  const isFree = wasForced || changedA || changedG || base.mode !== mode;
  const unforced = isFree ? value : g;
  const google = target === "instance" ? g : isForced ? "yes" : unforced;
  const pair = { advoware: value, google, from: isForced ? "advoware" : past.from };
  return collides ? { pair, conflict: { kind: "collision", field: "private", winner: a === "yes" ? "advoware" : "google", advoware: a, google: g } } : { pair };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  merge
});
//# sourceMappingURL=merge.js.map
