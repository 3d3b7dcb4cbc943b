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
var companies_exports = {};
__export(companies_exports, {
  companies: () => companies
});
module.exports = __toCommonJS(companies_exports);
var import_client = require("./client.js");
const companies = [
  (0, import_client.company)("Lindenhof Hausverwaltung GmbH", "GmbH", "HRB 90001 B", "Berlin", [(0, import_client.reach)(1, "030 23125-201", "Zentrale"), (0, import_client.reach)(2, "030 23125-209"), (0, import_client.reach)(4, "info@lindenhof-hv.example"), (0, import_client.reach)(5, "www.lindenhof-hv.example")]),
  (0, import_client.company)("Gr\xFCnwald & S\xF6hne GmbH & Co. KG", "GmbH & Co. KG", "HRA 90002", "Hamburg", [(0, import_client.reach)(1, "(040) 66969-202"), (0, import_client.reach)(4, "kontakt@gruenwald-soehne.example")]),
  (0, import_client.company)("Wohngl\xFCck UG (haftungsbeschr\xE4nkt)", "UG (haftungsbeschr\xE4nkt)", "HRB 90003", "K\xF6ln", [(0, import_client.reach)(3, "0171 3920030"), (0, import_client.reach)(4, "hallo@wohnglueck.example"), (0, import_client.reach)(11, "wohnglueck@epost.example")]),
  (0, import_client.company)("Nordlicht Immobilien AG", "AG", "HRB 90004", "Hamburg", [(0, import_client.reach)(1, "040-66969-204"), (0, import_client.reach)(1, "040-66969-205", "Buchhaltung"), (0, import_client.reach)(4, "vorstand@nordlicht-ag.example")]),
  (0, import_client.company)("B\xE4ckerei S\xFC\xDF KG", "KG", "HRA 90005", "M\xFCnchen", [(0, import_client.reach)(1, "089/99998-206")]),
  (0, import_client.company)("M\xF6belhaus Gro\xDF OHG", "OHG", "HRA 90006", "K\xF6ln", [(0, import_client.reach)(1, "0221 4710-207"), (0, import_client.reach)(10, "0221 4710-208", "Lager")]),
  (0, import_client.company)("Grundst\xFCcksgemeinschaft R\xF6sch GbR", "GbR", void 0, "Berlin", [(0, import_client.reach)(4, "gbr@roesch.example")]),
  (0, import_client.company)("Bauverein Morgenr\xF6te eG", "eG", "GnR 90008", "Berlin", [(0, import_client.reach)(1, "030 23125210"), (0, import_client.reach)(4, "post@morgenroete.example")]),
  (0, import_client.company)("Mieterbund Spreebogen e.V.", "e.V.", "VR 90009", "Berlin", [(0, import_client.reach)(1, "030 23125211"), (0, import_client.reach)(2, "030 23125219"), (0, import_client.reach)(4, "beratung@spreebogen.example")]),
  (0, import_client.company)("WEG Lindenstra\xDFe 12\u201318", "WEG", void 0, "K\xF6ln", [(0, import_client.reach)(4, "weg-lindenstr@verwaltung.example", "\xFCber die Verwaltung")]),
  (0, import_client.company)("Bezirksamt Musterstadt", "Beh\xF6rde", void 0, "Musterstadt", [(0, import_client.reach)(1, "030 23125213"), (0, import_client.reach)(2, "030 23125214")]),
  // Changed in the CRM; changed in Advoware; the same field changed on both sides.
  (0, import_client.company)("Alpenblick Ferienwohnungen GmbH", "GmbH", "HRB 90012", "M\xFCnchen", [(0, import_client.reach)(1, "089 99998 215"), (0, import_client.reach)(4, "info@alpenblick.example")], { situation: "dirty", inCrm: { register: "HRB 90912" } }),
  (0, import_client.company)("Stiftung Wohnen im Alter", "Stiftung", void 0, "Frankfurt am Main", [(0, import_client.reach)(1, "069 90009216")], {
    situation: "changed-in-advoware",
    inAdvoware: { reach: [(0, import_client.reach)(1, "069 90009216"), (0, import_client.reach)(4, "stiftung@wohnen-im-alter.example"), (0, import_client.reach)(1, "069 90009-0 DW 16", "Durchwahl Frau Ems")] }
  }),
  (0, import_client.company)("Hafenkontor Vermietung GmbH", "GmbH", "HRB 90014", "Hamburg", [(0, import_client.reach)(1, "040 66969217"), (0, import_client.reach)(4, "office@hafenkontor.example")], {
    situation: "conflict",
    inCrm: { register: "HRB 90114" },
    inAdvoware: { register: "HRB 90214" }
  }),
  // Not yet in Advoware; known to Advoware alone.
  (0, import_client.company)("Sonnendeck Projekt GmbH", "GmbH", "HRB 90015", "Berlin", [(0, import_client.reach)(1, "030 23125218"), (0, import_client.reach)(4, "projekt@sonnendeck.example")], { situation: "crm-only" }),
  (0, import_client.company)("WEG Am M\xFChlbach 7", "WEG", void 0, "M\xFCnchen", [(0, import_client.reach)(4, "weg-muehlbach@verwaltung.example")], { situation: "crm-only" }),
  (0, import_client.company)("Altbau Sanierung \xD6sterreicher GmbH i.L.", "GmbH", "HRB 90017", "Berlin", [], { situation: "advoware-only" })
];
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  companies
});
//# sourceMappingURL=companies.js.map
