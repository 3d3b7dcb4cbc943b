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
var file_names_exports = {};
__export(file_names_exports, {
  fileNames: () => fileNames
});
module.exports = __toCommonJS(file_names_exports);
const reserved = ["konfiguration"];
function fileNames(tabs) {
  const taken = new Set(reserved);
  const names = /* @__PURE__ */ new Map();
  for (const tab of tabs.toSorted((a, b) => a.id < b.id ? -1 : 1)) {
    const slug = slugOf(tab.label);
    let name = slug;
    for (let number = 2; taken.has(name); number += 1) name = `${slug}-${number}`;
    taken.add(name);
    names.set(tab.id, `${name}.json`);
  }
  return names;
}
const german = { \u00E4: "ae", \u00F6: "oe", \u00FC: "ue", \u00DF: "ss" };
function slugOf(label) {
  const slug = label.toLowerCase().normalize("NFC").replace(/[äöüß]/g, (letter) => german[letter] ?? letter).normalize("NFD").replace(new RegExp("\\p{Diacritic}", "gu"), "").replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
  return slug === "" ? "tab" : slug;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  fileNames
});
//# sourceMappingURL=file-names.js.map
