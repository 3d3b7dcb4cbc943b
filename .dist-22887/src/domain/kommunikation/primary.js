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
var primary_exports = {};
__export(primary_exports, {
  settlePrimary: () => settlePrimary
});
module.exports = __toCommonJS(primary_exports);
var import_steps = require("./steps.js");
var import_texts = require("./texts.js");
function settlePrimary(draft) {
  const seats = seatsOf(draft);
  const holder = seats.find((seat) => seat.link.item.primary);
  const move = holder === void 0 ? withoutHolder(draft, seats) : decide(draft, seats, holder);
  const isAllowed = move === void 0 || mayMove(draft, move);
  if (move !== void 0 && isAllowed) apply(draft, seats, move);
  const kept = draft.items.filter((item) => !item.removed);
  const primary = kept.find((item) => item.primary) ?? (draft.espoCrmWhy.length > 0 ? kept[0] : void 0);
  for (const placement of draft.placements) {
    if (isNew(placement.item.link)) placement.online = placement.item === primary;
  }
  return isAllowed ? { kind: "settled", primary: primary?.valueKey ?? null } : { kind: "waits" };
}
function seatsOf(draft) {
  const known = Object.values(draft.base?.entries ?? {}).filter((base) => base.role !== "extra");
  return draft.items.flatMap(({ link, removed }) => link === void 0 || removed ? [] : [{
    link,
    online: link.entry?.read.online ?? false,
    wasOnline: known.find((base) => base.key === link.agreed)?.online
  }]);
}
function isNew(link) {
  return link?.entry === void 0;
}
function withoutHolder(draft, seats) {
  if (draft.items.some((item) => item.primary && !item.removed)) return void 0;
  const to = newlyTicked(draft, seats)[0] ?? seats.find((seat) => seat.online);
  return to === void 0 || draft.espoCrmWhy.length === 0 ? void 0 : { to, untick: [], by: "advoware" };
}
function decide(draft, seats, holder) {
  const ticked = seats.filter((seat) => seat.online);
  const wish = wishOfAdvoware(draft, seats, holder);
  const former = formerPrimary(draft, seats, holder);
  const others = former.seat === void 0 ? [] : [former.seat];
  if (wish !== void 0 && wish !== holder) {
    if (former.kind !== "moved") return { to: wish, untick: [holder], by: "advoware" };
    return { to: holder, untick: [...others, wish], by: "espocrm", lost: wish };
  }
  if (former.kind !== "stays") return { to: holder, untick: others, by: "espocrm" };
  if (ticked.length === 0 || holder.online) return void 0;
  return { to: holder, untick: ticked, by: "espocrm", isUnexplained: true };
}
function newlyTicked(draft, seats) {
  return draft.base === void 0 ? [] : seats.filter((seat) => seat.online && seat.wasOnline !== true);
}
function wishOfAdvoware(draft, seats, holder) {
  const ticked = newlyTicked(draft, seats);
  if (ticked.length > 0) return ticked.includes(holder) ? holder : ticked[0];
  return holder.wasOnline === true && !holder.online && !isNew(holder.link) ? seats.find((seat) => seat.online) : void 0;
}
function formerPrimary(draft, seats, holder) {
  const was = draft.base?.[draft.medium].primary ?? void 0;
  if (was === void 0 || holder.link.agreed === was) return { kind: "stays" };
  const seat = seats.find((candidate) => candidate.link.agreed === was);
  if (seat !== void 0) return { kind: "moved", seat };
  const wasTicked = Object.values(draft.base?.entries ?? {}).some((base) => base.key === was && base.role !== "extra" && base.online);
  return { kind: wasTicked ? "promoted" : "stays" };
}
function mayMove(draft, move) {
  return (move.to.link.item.primary || draft.toEspoCrm) && (move.by === "advoware" || draft.toAdvoware);
}
function apply(draft, seats, move) {
  const { item, entry } = move.to.link;
  if (!item.primary) {
    for (const other of draft.items) other.primary = other === item;
    (0, import_steps.changeEspoCrm)(draft, "primary_moved");
  }
  for (const seat of seats) {
    if (seat === move.to) tick(seat.link, "on");
    else if (move.untick.includes(seat)) tick(seat.link, "off");
  }
  if (move.lost?.link.entry !== void 0) announce(draft, item, move.lost.link);
  if (move.isUnexplained && entry !== void 0) {
    (0, import_steps.report)(draft, { code: "primary_differs", key: `primary:${draft.medium}:${item.valueKey}`, entryId: entry.id, text: (0, import_texts.primaryDiffersText)(draft.medium, item.value) });
  }
}
function announce(draft, primary, lost) {
  if (lost.entry === void 0) return;
  (0, import_steps.conflict)(draft, lost.entry, { rule: "primary_moved", espocrmValue: primary.value, advowareValue: lost.item.value, winner: "espocrm" });
}
function tick(link, state) {
  const online = state === "on";
  if (link.placement !== void 0) link.placement.online = online;
  if (link.entry === void 0 || link.entry.freed || link.entry.next.online === online) return;
  link.entry.next = { ...link.entry.next, online };
  link.entry.rule ??= "primary_moved";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  settlePrimary
});
//# sourceMappingURL=primary.js.map
