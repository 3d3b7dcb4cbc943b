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
var employees_exports = {};
__export(employees_exports, {
  employees: () => employees
});
module.exports = __toCommonJS(employees_exports);
const employees = [
  { kuerzel: "KL", name: "Katharina Lindner", email: "k.lindner@kanzlei-lindner.example", aktiv: true },
  { kuerzel: "S\xD6", name: "Selin \xD6zdemir", email: "s.oezdemir@kanzlei-lindner.example", aktiv: true },
  { kuerzel: "TV", name: "Thorsten Vogt", email: "t.vogt@kanzlei-lindner.example", aktiv: true },
  { kuerzel: "MB", name: "Maria Br\xFCning", email: "m.bruening@kanzlei-lindner.example", aktiv: true },
  { kuerzel: "JH", name: "Jonas Hartwig", email: "j.hartwig@kanzlei-lindner.example", aktiv: true },
  { kuerzel: "AW", name: "Anke Wei\xDFhaupt", email: "a.weisshaupt@kanzlei-lindner.example", aktiv: true },
  { kuerzel: "PF", name: "Piotr Falkowski", email: "p.falkowski@kanzlei-lindner.example", aktiv: true },
  { kuerzel: "LN", name: "Leonie Nagel", email: "l.nagel@kanzlei-lindner.example", aktiv: true },
  { kuerzel: "RG", name: "R\xFCdiger Gra\xDF", email: "r.grass@kanzlei-lindner.example", aktiv: true },
  { kuerzel: "EX", name: "Erika Xanten", email: "e.xanten@kanzlei-lindner.example", aktiv: false }
];
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  employees
});
//# sourceMappingURL=employees.js.map
