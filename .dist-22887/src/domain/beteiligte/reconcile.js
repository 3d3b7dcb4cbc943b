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
var reconcile_exports = {};
__export(reconcile_exports, {
  advowareIsAsInBase: () => advowareIsAsInBase,
  baseWithoutAdvoware: () => baseWithoutAdvoware,
  leaveAlone: () => leaveAlone,
  reconcile: () => reconcile
});
module.exports = __toCommonJS(reconcile_exports);
var import_rechtsform = require("./rechtsform.js");
var import_stammdaten = require("./stammdaten.js");
function reconcile(espoRecord, advowareRecord, base, newer) {
  const advoware = (0, import_stammdaten.fromAdvoware)(advowareRecord);
  const art = mergedArt(espoRecord, advoware, base, newer);
  const espo = (0, import_stammdaten.fromEspo)(espoRecord, art);
  const moves = (0, import_stammdaten.fieldsOf)(art).map((field) => ({ field, move: moveOf(field, espo, advoware, base, newer) }));
  const towards = (kind) => moves.filter(({ move }) => move.kind === kind).map(({ field }) => field);
  return {
    art,
    toAdvoware: merged(moves.map(({ field, move }) => move.kind === "to_advoware" ? (0, import_stammdaten.toAdvoware)(field, move.value) : {})),
    toEspo: merged(moves.map(({ field, move }) => move.kind === "to_espo" ? (0, import_stammdaten.toEspo)(field, move.value, art, espoRecord) : {})),
    espoFollowing: art === "firma" ? (0, import_stammdaten.lastNameFollowing)(espoRecord) : {},
    fieldsToAdvoware: towards("to_advoware"),
    fieldsToEspo: towards("to_espo"),
    conflicts: moves.flatMap(({ move }) => move.kind === "to_advoware" && move.conflict ? [move.conflict] : []),
    unholdable: moves.flatMap(({ move }) => move.kind === "stay" && move.unholdable ? [move.unholdable] : []),
    base: { ...base, ...Object.fromEntries(moves.map(({ field, move }) => [field, settled(field, move, espo, advoware)])) }
  };
}
function leaveAlone(espoRecord, base) {
  return {
    art: (0, import_stammdaten.artOfEspo)(espoRecord),
    toAdvoware: {},
    toEspo: {},
    espoFollowing: {},
    fieldsToAdvoware: [],
    fieldsToEspo: [],
    conflicts: [],
    unholdable: [],
    base
  };
}
function baseWithoutAdvoware(plan, before) {
  const kept = new Set(plan.fieldsToAdvoware);
  const entries = Object.entries(plan.base).filter(([field]) => !kept.has(field));
  const old = Object.entries(before).filter(([field]) => kept.has(field));
  return Object.fromEntries([...entries, ...old]);
}
const merged = (parts) => Object.assign({}, ...parts);
function advowareIsAsInBase(record, base) {
  const current = (0, import_stammdaten.fromAdvoware)(record);
  const known = Object.entries(base);
  return known.length > 0 && known.every(([field, past]) => current[field] === past.advoware);
}
function mergedArt(espoRecord, advoware, base, newer) {
  const firmenname = (espoRecord.firmenname ?? "").trim();
  const espo = (0, import_stammdaten.fromEspo)(espoRecord, "person");
  const move = moveOf("rechtsform", espo, advoware, base, newer);
  switch (move.kind) {
    case "to_espo":
    case "to_advoware":
      return (0, import_rechtsform.artOf)(move.value, firmenname);
    // Where EspoCRM cannot hold Advoware's Rechtsform the CRM's own view decides, as its users see it.
    case "keep":
    case "stay":
      return (0, import_rechtsform.artOf)(espo.rechtsform, firmenname);
  }
}
function moveOf(field, espoSide, advowareSide, base, newer) {
  const espo = espoSide[field];
  const advoware = advowareSide[field];
  if (espo === advoware) return { kind: "keep" };
  const past = base[field];
  if (!past) return firstContact(field, espo, advoware, newer);
  const espoChanged = espo !== past.espo;
  const advowareChanged = advoware !== past.advoware;
  if (espoChanged && advowareChanged) return conflict(field, espo, advoware);
  if (espoChanged) return sendToAdvoware(field, espo);
  if (advowareChanged) return sendToEspo(field, advoware);
  return { kind: "stay" };
}
function firstContact(field, espo, advoware, newer) {
  if (espo === "") return (0, import_stammdaten.espoCanHold)(field, advoware) ? { kind: "to_espo", value: advoware } : { kind: "stay" };
  if (advoware === "") return (0, import_stammdaten.advowareCanHold)(field, espo) ? { kind: "to_advoware", value: espo } : { kind: "stay" };
  if (!(0, import_stammdaten.espoCanHold)(field, advoware) || !(0, import_stammdaten.advowareCanHold)(field, espo)) return { kind: "stay" };
  switch (newer) {
    case "espocrm":
      return { kind: "to_advoware", value: espo };
    case "advoware":
      return { kind: "to_espo", value: advoware };
    case "undecided":
      return conflict(field, espo, advoware);
  }
}
function conflict(field, espo, advoware) {
  if (!(0, import_stammdaten.advowareCanHold)(field, espo)) return { kind: "stay", unholdable: { field, heldBy: "espocrm", value: espo } };
  return { kind: "to_advoware", value: espo, conflict: { field, winner: "espocrm", espo, advoware } };
}
function sendToAdvoware(field, value) {
  return (0, import_stammdaten.advowareCanHold)(field, value) ? { kind: "to_advoware", value } : { kind: "stay", unholdable: { field, heldBy: "espocrm", value } };
}
function sendToEspo(field, value) {
  return (0, import_stammdaten.espoCanHold)(field, value) ? { kind: "to_espo", value } : { kind: "stay", unholdable: { field, heldBy: "advoware", value } };
}
function settled(field, move, espo, advoware) {
  switch (move.kind) {
    case "to_advoware":
      return { espo: espo[field], advoware: move.value };
    case "to_espo":
      return { espo: move.value, advoware: advoware[field] };
    case "keep":
    case "stay":
      return { espo: espo[field], advoware: advoware[field] };
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  advowareIsAsInBase,
  baseWithoutAdvoware,
  leaveAlone,
  reconcile
});
//# sourceMappingURL=reconcile.js.map
