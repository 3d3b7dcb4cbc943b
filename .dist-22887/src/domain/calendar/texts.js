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
var texts_exports = {};
__export(texts_exports, {
  cameBackText: () => cameBackText,
  collisionText: () => collisionText,
  deletedWithoutLinkText: () => deletedWithoutLinkText,
  editBeatsDeleteText: () => editBeatsDeleteText,
  fieldName: () => fieldName,
  guardText: () => guardText,
  handsOffText: () => handsOffText,
  noInstanceText: () => noInstanceText,
  orphanText: () => orphanText,
  severalText: () => severalText,
  sideName: () => sideName,
  splitText: () => splitText,
  unholdableText: () => unholdableText,
  unreadableText: () => unreadableText,
  unseenText: () => unseenText,
  why: () => why
});
module.exports = __toCommonJS(texts_exports);
const fieldNames = { time: "Zeit", rule: "Wiederholung", title: "Titel", notes: "Notiz", location: "Ort", private: "Privat" };
const fieldName = (field) => fieldNames[field];
const sideName = (side) => side === "advoware" ? "Advoware" : "Google";
const listOf = (names) => names.map(fieldName).join(", ");
const why = {
  newInGoogle: (frNr) => `Termin ${frNr} ist neu in Advoware und wird in Google angelegt.`,
  againInGoogle: (frNr) => `Termin ${frNr} wurde in Google gel\xF6scht, aber in Advoware ge\xE4ndert: Die \xC4nderung gilt, er wird in Google neu angelegt.`,
  backInGoogle: (frNr) => `Termin ${frNr} ist in Advoware wieder vorhanden und wird in Google neu angelegt.`,
  newInAdvoware: (event) => `Der Eintrag ${event} ist neu in Google und wird in Advoware angelegt.`,
  againInAdvoware: (frNr) => `Termin ${frNr} wurde in Advoware gel\xF6scht, aber in Google ge\xE4ndert: Die \xC4nderung gilt, er wird in Advoware neu angelegt.`,
  deleteInGoogle: (frNr) => `Termin ${frNr} wurde in Advoware gel\xF6scht und in Google nicht ge\xE4ndert.`,
  deleteInAdvoware: (frNr) => `Termin ${frNr} wurde in Google gel\xF6scht und in Advoware nicht ge\xE4ndert.`,
  update: (frNr, side, fields) => `Termin ${frNr}: ${listOf(fields)} nach ${sideName(side)} \xFCbernommen.`,
  shorten: (frNr) => `Die Serie zu Termin ${frNr} hat in Google einzelne Abweichungen. In Advoware endet sie vor dem Zeitfenster; danach gibt es einzelne Termine.`,
  mark: (event) => `Der Eintrag ${event} bekommt die Kennzeichnung des Hubs.`,
  adopt: (frNr) => `Termin ${frNr} ist auf beiden Seiten gleich vorhanden und wird verkn\xFCpft.`,
  relink: (frNr) => `Die verlorene Verkn\xFCpfung zu Termin ${frNr} wurde wiedergefunden.`,
  rekey: (frNr) => `Termin ${frNr} geh\xF6rt in Google jetzt zu einem anderen Eintrag derselben Serie.`,
  close: (frNr) => `Termin ${frNr} ist auf beiden Seiten gel\xF6scht.`,
  forget: () => "Eine begonnene Anlage hat auf keiner Seite Spuren hinterlassen.",
  settle: (frNr) => `Termin ${frNr} ist auf beiden Seiten gleich.`
};
const quoted = (value) => value === "" ? "(leer)" : `\u201E${value}\u201C`;
const collisionText = (frNr, field, winner, advoware, google) => `${fieldName(field)} von Termin ${frNr} wurde in Advoware und in Google verschieden ge\xE4ndert. Advoware: ${quoted(advoware)}, Google: ${quoted(google)}. Es gilt ${sideName(winner)}; der andere Wert steht im Journal des Hubs.`;
const unseenText = (frNr, field, advoware, google) => `${fieldName(field)} von Termin ${frNr} war in Google verdeckt und wurde dort \xFCberschrieben: ${quoted(google)} ersetzt ${quoted(advoware)} in Advoware. Der fr\xFChere Text steht im Journal des Hubs.`;
const unholdableText = (frNr) => `Termin ${frNr} wiederholt sich jetzt in Advoware, ist in Google aber ein einzelner Termin einer Serie. Die Wiederholung bleibt nur in Advoware. Bitte pr\xFCfen.`;
const editBeatsDeleteText = (frNr, edited) => `Termin ${frNr} wurde auf einer Seite gel\xF6scht und in ${sideName(edited)} ge\xE4ndert. Die \xC4nderung gilt; der Termin wurde auf der anderen Seite neu angelegt.`;
const cameBackText = (frNr) => `Termin ${frNr} galt als gel\xF6scht und ist in Advoware wieder vorhanden. Er wurde in Google neu angelegt.`;
const splitText = (frNr) => `Die Serie zu Termin ${frNr} wurde in Google in einzelne Termine aufgel\xF6st und zugleich in Advoware ge\xE4ndert. F\xFCr die einzelnen Termine gilt Google. Bitte pr\xFCfen.`;
const severalText = (frNrs, events) => `Mehrere gleiche Termine lassen sich nicht eindeutig zuordnen (Advoware: ${frNrs.join(", ")}; Google: ${events.join(", ")}). Bitte die \xFCberz\xE4hligen l\xF6schen oder einen davon \xE4ndern.`;
const handsOffText = (frNr, event) => `Der Eintrag ${event} in Google tr\xE4gt nicht die Kennzeichnung von Termin ${frNr}. Der Hub \xE4ndert und l\xF6scht ihn nicht. Bitte pr\xFCfen.`;
const orphanText = (event) => `Der Eintrag ${event} stammt vom Hub, der Termin dazu ist in Advoware nicht zu finden. Es wurde nichts gel\xF6scht. Bitte den Eintrag l\xF6schen oder neu anlegen.`;
const deletedWithoutLinkText = (frNr) => `Termin ${frNr} wurde in Google gel\xF6scht, ist aber in Advoware vorhanden; die Verkn\xFCpfung fehlt. Bitte in Advoware l\xF6schen oder \xE4ndern (dann wird er in Google neu angelegt).`;
const noInstanceText = (frNr) => `Zur Serie von Termin ${frNr} gibt es in Google im Zeitfenster keinen Termin mehr, die Serie selbst besteht aber noch. Es wurde nichts ge\xE4ndert. Bitte pr\xFCfen.`;
const guardText = (reason, wouldGo, of) => (reason === "side_empty" ? `Eine Seite ist pl\xF6tzlich leer: ${wouldGo} von ${of} verkn\xFCpften Terminen w\xFCrden gel\xF6scht.` : `Ungew\xF6hnlich viele L\xF6schungen: ${wouldGo} von ${of} verkn\xFCpften Terminen w\xFCrden gel\xF6scht.`) + " Es wurde nichts geschrieben. Bitte pr\xFCfen und auf dem Dashboard freigeben.";
const reasons = {
  no_date: "Das Datum fehlt.",
  bad_date: "Ein Datum ist ung\xFCltig.",
  bad_time: "Eine Uhrzeit ist ung\xFCltig.",
  ends_before_start: "Das Ende liegt vor dem Beginn.",
  bad_flag: "\u201Edauertermin\u201C oder \u201Eprivat\u201C ist weder 0 noch 1.",
  bad_turnus: "\u201Eturnus\u201C oder \u201EturnusArt\u201C ist ung\xFCltig.",
  series_without_end: "Der Serie fehlt das Ende (datumBis).",
  series_starts_in_skipped_hour: "Die Serie beginnt in der Stunde, die bei der Zeitumstellung ausf\xE4llt.",
  listed_twice: "Der Termin wurde zweimal mit verschiedenem Inhalt geliefert.",
  no_start: "Der Beginn fehlt.",
  no_end: "Das Ende fehlt.",
  unknown_zone: "Die Zeitzone ist unbekannt.",
  mixed_kinds: "Beginn und Ende sind nicht von derselben Art.",
  bad_recurrence: "Die Wiederholungsregel ist nicht lesbar.",
  too_many_occurrences: "Die Serie hat zu viele Termine.",
  no_occurrence: "Die Serie findet nie statt.",
  other_event_type: "Der Eintrag ist kein gew\xF6hnlicher Termin.",
  unknown_series: "Die Serie zu diesem Termin ist nicht bekannt."
};
const unreadableText = (side, id, reason) => `${side === "advoware" ? "Termin" : "Eintrag"} ${id} in ${sideName(side)}: ${reasons[reason]} Er wird nicht abgeglichen.`;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  cameBackText,
  collisionText,
  deletedWithoutLinkText,
  editBeatsDeleteText,
  fieldName,
  guardText,
  handsOffText,
  noInstanceText,
  orphanText,
  severalText,
  sideName,
  splitText,
  unholdableText,
  unreadableText,
  unseenText,
  why
});
//# sourceMappingURL=texts.js.map
