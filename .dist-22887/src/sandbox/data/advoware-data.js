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
var advoware_data_exports = {};
__export(advoware_data_exports, {
  firmInAdvoware: () => firmInAdvoware
});
module.exports = __toCommonJS(advoware_data_exports);
var import_beteiligter = require("../advoware/beteiligter.js");
var import_local_time = require("../advoware/local-time.js");
var import_state = require("../advoware/state.js");
var import_store = require("../advoware/store.js");
var import_appointments = require("./appointments.js");
var import_client = require("./client.js");
var import_contact_values = require("./contact-values.js");
var import_firm = require("./firm.js");
function firmInAdvoware(start) {
  const state = (0, import_state.emptyAdvowareState)();
  state.nextBetNr = (0, import_firm.betNrOf)(import_firm.clients.length) + 1;
  for (const [index, client] of import_firm.clients.entries()) {
    if ((0, import_firm.isInAdvoware)(client)) state.beteiligte[String((0, import_firm.betNrOf)(index))] = beteiligterOf(state, client, index, start);
  }
  for (const [index, akte] of sampleAkten.entries()) state.akten[String(index + 1)] = { id: index + 1, ...akte };
  state.nextAkte = sampleAkten.length + 1;
  (0, import_appointments.addAppointments)(state, start);
  return state;
}
function beteiligterOf(state, client, index, start) {
  return {
    betNr: (0, import_firm.betNrOf)(index),
    rowId: nextRow(state),
    geaendertAm: (0, import_local_time.berlinLocalTime)((0, import_firm.timesOf)(client, index, start).advoware),
    fields: { ...import_beteiligter.emptyFields, ...masterData(client), ...unmapped(client, index) },
    kommunikation: entriesOf(state, client, index)
  };
}
function masterData(client) {
  const own = client.inAdvoware;
  return {
    name: own?.name ?? client.name,
    vorname: own?.vorname ?? client.vorname ?? null,
    rechtsform: client.rechtsform,
    anrede: client.anrede ?? null,
    geburtsdatum: client.geboren === void 0 ? null : `${client.geboren}T00:00:00`,
    handelsRegisterNummer: own?.register ?? client.register ?? null
  };
}
function unmapped(client, index) {
  const street = ["Lindenstra\xDFe", "Am M\xFChlbach", "Gro\xDFe Gasse", "Stra\xDFe des 17. Juni", "K\xF6"][index % 5] ?? "";
  return {
    titel: index % 6 === 1 ? "Dr. jur." : null,
    zusatz: index % 4 === 0 ? "  c/o Hausmeister " : "",
    geburtsort: (0, import_client.isPerson)(client) ? client.ort : null,
    staatsangehoerigkeit: (0, import_client.isPerson)(client) ? "deutsch" : null,
    registergericht: client.register === void 0 ? null : `Amtsgericht ${client.ort}`,
    strasse: `${street} ${index + 1}${index % 3 === 0 ? "a" : ""}`,
    plz: String(10115 + index * 13),
    ort: client.ort,
    land: "D",
    briefanrede: (0, import_client.isPerson)(client) ? `Sehr geehrte${client.anrede === "Herr" ? "r" : ""} ${client.anrede ?? ""} ${client.name},` : "Sehr geehrte Damen und Herren,",
    notiz: index % 5 === 2 ? "Zahlt p\xFCnktlich.\nBitte nur schriftlich \u2013 \u201Ekein Anruf\u201C! \u{1F600}" : null,
    kontoinhaber: client.name,
    vorsteuerabzugsberechtigt: !(0, import_client.isPerson)(client),
    debitorNr: 7e4 + index,
    kostenstelle: 1.5 + index / 4,
    adressen: [{ art: "Zustellung", strasse: `${street} ${index + 1}`, plz: String(10115 + index * 13), ort: client.ort, geo: { breite: 52.5 + index / 100, laenge: 13.4 } }],
    bankverbindungen: [{ iban: `DE00 0000 0000 0000 00${String(index).padStart(2, "0")} 00`, bic: "SANDDEXXXXX", bank: "Sandkasten-Bank", mandate: index % 2 === 0 ? [] : [{ referenz: `SEPA-${index}`, vom: "2024-02-29" }] }],
    aktenzeichen: [`${100 + index}/25`, `${400 + index}/26 KL`],
    merkmale: { newsletter: index % 2 === 0, bonit\u00E4t: null, schl\u00FCssel: "\xC4\xD6\xDC\xDF" },
    beteiligungen: [{ akte: index + 1, rolle: index % 2 === 0 ? "Mandant" : "Gegner", anteil: 0.25 }]
  };
}
function entriesOf(state, client, index) {
  const reachable = client.inAdvoware?.reach ?? client.reach;
  const isMarked = (0, import_firm.isLinked)(client) && index % 5 !== 3;
  const entries = reachable.map((entry, position) => {
    const agreed = client.reach[position];
    const remark = isMarked && agreed?.kind === entry.kind && !(0, import_contact_values.isNeverSynced)(entry) ? (0, import_contact_values.markedRemark)(entry, client.inCrm?.nationalPhones === true ? agreed.value : (0, import_contact_values.crmValue)(agreed)) : entry.remark ?? null;
    return newEntry(state, { tlf: entry.value, bemerkung: remark, kommKz: entry.kind, online: isFirstOfItsSort(reachable, entry) });
  });
  if (isMarked && index % 10 === 2) entries.push(newEntry(state, { tlf: "", bemerkung: "[ESPOCRM-SLOT:1]", kommKz: 1, online: false }));
  return entries;
}
function isFirstOfItsSort(all, entry) {
  return all.find(import_contact_values.isPhone) === entry || all.find(import_contact_values.isEmail) === entry;
}
function newEntry(state, entry) {
  const id = state.nextEntryId;
  state.nextEntryId += 1;
  return { id, rowId: nextRow(state), ...entry };
}
function nextRow(state) {
  const rowId = (0, import_store.rowIdOf)(state.nextRow);
  state.nextRow += 1;
  return rowId;
}
const sampleAkten = [
  { aktenzeichen: "100/25", kurzrubrum: "M\xFCller-L\xFCdenscheidt ./. Lindenhof", anwalt: "KL", angelegtAm: "2025-01-13T09:30:00", streitwert: 4200.5 },
  { aktenzeichen: "101/25", kurzrubrum: "WEG Lindenstra\xDFe ./. Gro\xDF", anwalt: "S\xD6", angelegtAm: "2025-02-03T14:05:00", streitwert: 18e3 },
  { aktenzeichen: "402/26 KL", kurzrubrum: "R\xE4umung \xDCberall", anwalt: "TV", angelegtAm: "2026-01-02T08:00:00", streitwert: null }
];
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  firmInAdvoware
});
//# sourceMappingURL=advoware-data.js.map
