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
var merge_text_exports = {};
__export(merge_text_exports, {
  mergeText: () => mergeText
});
module.exports = __toCommonJS(merge_text_exports);
var import_masking = require("./masking.js");
function mergeText(input) {
  const { field, advoware, google, past, mode, before } = input;
  const stoodForHidden = past.google !== past.advoware;
  const changedA = advoware !== past.advoware;
  const touchedG = google !== past.google;
  const clearedMask = touchedG && stoodForHidden && google === "";
  if (!touchedG || clearedMask) return fromAdvowareOnly(input, changedA, clearedMask);
  if ((mode === "masked" || before === "masked") && (0, import_masking.holdsMask)(field, google)) return typedAroundMask(input);
  if (advoware === google) return { pair: { advoware, google, from: "google" } };
  if (changedA) return collision(input);
  const pair = { advoware: google, google, from: "google" };
  if (!stoodForHidden || advoware === "") return { pair };
  return { pair, conflict: { kind: "unseen", field, winner: "google", advoware, google } };
}
function fromAdvowareOnly({ field, advoware, google, past, mode, before }, changedA, clearedMask) {
  const from = changedA ? "advoware" : past.from;
  const staysMasked = mode === "masked" && before === "masked";
  if (!changedA && (staysMasked || from === "google")) return { pair: { advoware, google: clearedMask ? google : past.google, from } };
  return { pair: { advoware, google: (0, import_masking.shownText)(field, advoware, from, mode), from } };
}
function typedAroundMask({ advoware, google, past }) {
  return { pair: { advoware: (0, import_masking.unmasked)(google, (0, import_masking.hiddenBehind)(past.google, advoware)), google, from: "advoware" } };
}
function collision({ field, advoware, google, mode, newer }) {
  const pair = newer === "google" ? { advoware: google, google, from: "google" } : { advoware, google: (0, import_masking.shownText)(field, advoware, "advoware", mode), from: "advoware" };
  return { pair, conflict: { kind: "collision", field, winner: newer, advoware, google } };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  mergeText
});
//# sourceMappingURL=merge-text.js.map
