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
var persons_exports = {};
__export(persons_exports, {
  persons: () => persons
});
module.exports = __toCommonJS(persons_exports);
var import_client = require("./client.js");
const persons = [
  (0, import_client.person)("J\xFCrgen", "M\xFCller-L\xFCdenscheidt", "Herr", "1958-11-23", "Berlin", [(0, import_client.reach)(1, "030 / 23125-101"), (0, import_client.reach)(3, "0171 3920001"), (0, import_client.reach)(4, "j.mueller-luedenscheidt@loriotweg.example", "nur tags\xFCber")]),
  (0, import_client.person)("\xC4nne", "\xD6zt\xFCrk", "Frau", "1983-02-28", "Berlin", [(0, import_client.reach)(3, "0171 / 39 200 02"), (0, import_client.reach)(8, "aenne.oeztuerk@post.example")]),
  (0, import_client.person)("Gisela", "Gro\xDF", "Frau", "1949-07-01", "Hamburg", [(0, import_client.reach)(6, "040 66969-103"), (0, import_client.reach)(3, "0171 3920003", "Handy der Tochter")]),
  (0, import_client.person)("Ernst", "Gro\xDF", "Herr", "1946-01-31", "Hamburg", [(0, import_client.reach)(6, "040 66969-103"), (0, import_client.reach)(8, "ernst.gross@alster.example")]),
  (0, import_client.person)("Mehmet", "Y\u0131ld\u0131z", "Herr", "1977-05-09", "K\xF6ln", [(0, import_client.reach)(3, "+49 171 3920004"), (0, import_client.reach)(4, "m.yildiz@rheinkontor.example")]),
  (0, import_client.person)("Fran\xE7oise", "Dupont-Sch\xE4fer", "Frau", "1969-12-24", "K\xF6ln", [(0, import_client.reach)(1, "0221/4710-105"), (0, import_client.reach)(2, "0221/4710-905"), (0, import_client.reach)(8, "F.Dupont@Rosenhof.example")]),
  (0, import_client.person)("Bogdan", "Wi\u015Bniewski", "Herr", "1990-03-25", "M\xFCnchen", [(0, import_client.reach)(3, "0152 28817386"), (0, import_client.reach)(4, "bogdan@wisniewski.example")]),
  (0, import_client.person)("Waltraud", "K\xE4\xDFbohrer", "Frau", "1938-04-02", "M\xFCnchen", [(0, import_client.reach)(6, "089 99998 107")]),
  (0, import_client.person)("Hans-Peter", "von der Heide", "Herr", "1964-10-25", "Berlin", [(0, import_client.reach)(1, "+49 (0)30 23125-108", "Sekretariat Frau Kunz"), (0, import_client.reach)(3, "0152-28895456"), (0, import_client.reach)(12, "safe-von-der-heide-4711@bea.example")]),
  (0, import_client.person)("Ngoc Anh", "Tr\u1EA7n", "Frau", "1995-06-30", "Berlin", [(0, import_client.reach)(3, "0152 54599371"), (0, import_client.reach)(4, "ngocanh.tran@lotus.example")]),
  (0, import_client.person)("S\xF6ren", "Br\xF8gger", "Herr", "1971-08-17", "Hamburg", [(0, import_client.reach)(3, "0172 9925904"), (0, import_client.reach)(6, "040 66969111"), (0, import_client.reach)(4, "soeren@broegger.example")]),
  (0, import_client.person)("Ilse", "Meier", "Frau", "1955-05-05", "K\xF6ln", [(0, import_client.reach)(6, "0221 4710112")], { inCrm: { nationalPhones: true } }),
  (0, import_client.person)("Dragan", "Petrovi\u0107", "Herr", "1980-09-14", "Frankfurt am Main", [(0, import_client.reach)(3, "0172 9968532"), (0, import_client.reach)(4, "petrovic@baustoffe.example")], { rechtsform: "Einzelunternehmen" }),
  (0, import_client.person)("Luise", "Stra\xDFburger", "Frau", "2001-01-01", "Berlin", [(0, import_client.reach)(8, "luise.strassburger@uni.example")]),
  // Changed in the CRM: a new name after a wedding; another mobile number.
  (0, import_client.person)("Miriam", "Sommerfeld", "Frau", "1988-08-08", "Hamburg", [(0, import_client.reach)(3, "0171 3920016"), (0, import_client.reach)(4, "miriam@sommerfeld.example")], { situation: "dirty", inCrm: { name: "Sommerfeld-B\xF6hm" } }),
  (0, import_client.person)("Karl-Heinz", "F\xFCrst", "Herr", "1961-02-11", "K\xF6ln", [(0, import_client.reach)(3, "0171 3920017"), (0, import_client.reach)(6, "0221 4710117")], {
    situation: "dirty",
    inCrm: { reach: [(0, import_client.reach)(3, "0171 3920097"), (0, import_client.reach)(6, "0221 4710117")] }
  }),
  // Changed in Advoware: first name put right; another number; a new address that the CRM does not know.
  (0, import_client.person)("Katharina", "J\xE4ger", "Frau", "1974-11-30", "M\xFCnchen", [(0, import_client.reach)(3, "0171 3920018"), (0, import_client.reach)(4, "jaeger@isar.example")], { situation: "changed-in-advoware", inAdvoware: { vorname: "Catharina" } }),
  (0, import_client.person)("Rolf", "\xDCberall", "Herr", "1967-07-07", "Berlin", [(0, import_client.reach)(1, "030 23125119"), (0, import_client.reach)(3, "0171 3920019")], {
    situation: "changed-in-advoware",
    inAdvoware: { reach: [(0, import_client.reach)(1, "030 23125119"), (0, import_client.reach)(3, "0171 / 3920098", "neues Ger\xE4t")] }
  }),
  // Not yet in Advoware.
  (0, import_client.person)("J\xF6rg", "Wei\xDFenfels", "Herr", "1961-03-14", "Berlin", [(0, import_client.reach)(3, "0171 3920020"), (0, import_client.reach)(4, "joerg@weissenfels.example")], { situation: "adopt" }),
  (0, import_client.person)("Fatma", "\xC7elik", "Frau", "1986-04-23", "K\xF6ln", [(0, import_client.reach)(3, "0172 9973185"), (0, import_client.reach)(4, "fatma.celik@dom.example")], { situation: "crm-only" }),
  (0, import_client.person)("Oskar", "N\xFC\xDFlein", "Herr", "1999-12-31", "M\xFCnchen", [(0, import_client.reach)(3, "0172 9973186"), (0, import_client.reach)(6, "089 99998122")], { situation: "crm-only" }),
  (0, import_client.person)("Henriette", "L\xE4ufer", "Frau", "1952-02-29", "Hamburg", [], { situation: "crm-only" }),
  // Known to Advoware alone.
  (0, import_client.person)("Gottfried", "Ohnenetz", "Herr", "1944-09-09", "Berlin", [(0, import_client.reach)(6, "030 23125124")], { situation: "advoware-only" })
];
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  persons
});
//# sourceMappingURL=persons.js.map
