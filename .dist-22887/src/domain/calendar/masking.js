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
var masking_exports = {};
__export(masking_exports, {
  hiddenBehind: () => hiddenBehind,
  holdsMask: () => holdsMask,
  looksMasked: () => looksMasked,
  maskTitle: () => maskTitle,
  shownContent: () => shownContent,
  shownText: () => shownText,
  unmasked: () => unmasked
});
module.exports = __toCommonJS(masking_exports);
const maskTitle = "Termin (Advoware)";
const masks = { title: maskTitle, notes: "", location: "" };
const shownText = (field, text, from, mode) => mode === "masked" && from === "advoware" ? masks[field] : text;
const shownContent = (content, mode) => mode === "full" ? content : { ...content, ...masks, private: "yes" };
const holdsMask = (field, text) => field === "title" && text.includes(maskTitle);
const unmasked = (typed, hiddenTitle) => typed.replaceAll(maskTitle, () => hiddenTitle).trim();
function hiddenBehind(shown, title) {
  const [before = "", after, ...more] = shown.split(maskTitle);
  const isAround = after !== void 0 && more.length === 0 && title.length >= before.length + after.length && title.startsWith(before) && title.endsWith(after);
  return isAround ? title.slice(before.length, title.length - after.length) : title;
}
const looksMasked = (shown) => shown.title === maskTitle && shown.notes === "" && shown.location === "";
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  hiddenBehind,
  holdsMask,
  looksMasked,
  maskTitle,
  shownContent,
  shownText,
  unmasked
});
//# sourceMappingURL=masking.js.map
