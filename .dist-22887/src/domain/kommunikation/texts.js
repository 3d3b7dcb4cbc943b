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
  brokenText: () => brokenText,
  conflictText: () => conflictText,
  copiedText: () => copiedText,
  deletedButKeptText: () => deletedButKeptText,
  duplicateText: () => duplicateText,
  entriesNotDeliveredText: () => entriesNotDeliveredText,
  espoCrmWhy: () => espoCrmWhy,
  listFullText: () => listFullText,
  listNotDeliveredText: () => listNotDeliveredText,
  listNotWritableText: () => listNotWritableText,
  notStorableText: () => notStorableText,
  operationWhy: () => operationWhy,
  primaryDiffersText: () => primaryDiffersText
});
module.exports = __toCommonJS(texts_exports);
var import_kinds = require("./kinds.js");
const kindNames = {
  1: "Telefon gesch\xE4ftlich",
  2: "Fax gesch\xE4ftlich",
  3: "Mobiltelefon",
  4: "E-Mail gesch\xE4ftlich",
  6: "Telefon privat",
  7: "Fax privat",
  8: "E-Mail privat",
  9: "Autotelefon",
  10: "Sonstige Nummer",
  11: "E-Post",
  12: "beA"
};
const because = {
  same_value: "Wert auf beiden Seiten gleich",
  new_in_espocrm: "in EspoCRM neu",
  deleted_in_espocrm: "in EspoCRM gel\xF6scht",
  new_in_advoware: "in Advoware neu",
  changed_in_advoware: "in Advoware ge\xE4ndert",
  changed_in_espocrm: "in EspoCRM ge\xE4ndert",
  changed_on_both_sides: "auf beiden Seiten ge\xE4ndert, EspoCRM gilt",
  changed_in_advoware_deleted_in_espocrm: "in Advoware ge\xE4ndert und in EspoCRM gel\xF6scht, der Wert bleibt",
  deleted_in_advoware: "in Advoware gel\xF6scht",
  type_changed_in_espocrm: "Art in EspoCRM ge\xE4ndert",
  duplicate: "weiterer Eintrag desselben Werts",
  changed_in_espocrm_deleted_in_advoware: "in EspoCRM ge\xE4ndert und in Advoware gel\xF6scht, EspoCRM gilt",
  primary_moved: "Hauptkontakt gewechselt"
};
const done = {
  set_marker: "Kennung gesetzt",
  put: "Eintrag ge\xE4ndert",
  to_slot: "Eintrag geleert",
  reuse_slot: "leeren Eintrag neu belegt",
  post: "Eintrag angelegt"
};
function operationWhy(kind, rule, kommKz) {
  return `${kindNames[kommKz]}: ${done[kind]} (${because[rule]})`;
}
function espoCrmWhy(medium, rule) {
  return `${listName(medium)}: ${because[rule]}`;
}
function conflictText(decided, kommKz) {
  const kind = kindNames[kommKz];
  const espocrm = quoted(decided.espocrmValue);
  const advoware = quoted(decided.advowareValue);
  switch (decided.rule) {
    case "changed_in_advoware_deleted_in_espocrm":
      return `${kind}: In EspoCRM gel\xF6scht, in Advoware ge\xE4ndert auf ${advoware}. Der Wert aus Advoware bleibt und steht wieder in EspoCRM. Wird er nicht mehr gebraucht, bitte noch einmal l\xF6schen.`;
    case "changed_in_espocrm_deleted_in_advoware":
      return `${kind}: In Advoware gel\xF6scht, in EspoCRM ge\xE4ndert auf ${espocrm}. Der Wert aus EspoCRM bleibt und steht wieder in Advoware. Wird er nicht mehr gebraucht, bitte noch einmal l\xF6schen.`;
    case "primary_moved":
      return `${kind}: Der Hauptkontakt wurde auf beiden Seiten gewechselt. In EspoCRM auf ${espocrm}, in Advoware auf ${advoware}. Es gilt EspoCRM. Ist Advoware richtig, bitte in EspoCRM den Hauptkontakt setzen.`;
    case "changed_on_both_sides":
      return `${kind}: Auf beiden Seiten ge\xE4ndert. EspoCRM: ${espocrm}, Advoware: ${advoware}. Es gilt EspoCRM. Ist der Wert aus Advoware richtig, bitte in EspoCRM eintragen.`;
  }
}
function notStorableText(entry, reason) {
  return `${what(entry)} kann EspoCRM nicht speichern: ${reasonText((0, import_kinds.mediumOf)(entry.kommKz), reason)} Der Eintrag bleibt in Advoware, wie er ist.`;
}
function reasonText(medium, reason) {
  switch (reason) {
    case "empty":
      return "Der Wert ist leer.";
    case "extension":
      return "Die Nummer enth\xE4lt eine Durchwahl als Zusatz. Bitte die Durchwahl in die Nummer oder in die Bemerkung schreiben.";
    case "several":
      return medium === "phone" ? "Das Feld enth\xE4lt mehrere Nummern. Bitte f\xFCr jede Nummer einen eigenen Eintrag anlegen." : "Das Feld enth\xE4lt mehrere Adressen. Bitte f\xFCr jede Adresse einen eigenen Eintrag anlegen.";
    case "text":
      return "Das Feld enth\xE4lt weiteren Text. Bitte den Text in die Bemerkung schreiben.";
    case "malformed":
      return medium === "phone" ? "Das ist keine vollst\xE4ndige Telefonnummer. Bitte mit Vorwahl eintragen." : "Das ist keine g\xFCltige E-Mail-Adresse. Bitte pr\xFCfen.";
  }
}
function listFullText(entry) {
  return `${what(entry)} passt nicht mehr nach EspoCRM: Dort sind h\xF6chstens 10 ${(0, import_kinds.mediumOf)(entry.kommKz) === "phone" ? "Nummern" : "Adressen"} m\xF6glich. Bitte in EspoCRM \xDCberz\xE4hliges l\xF6schen.`;
}
function duplicateText(entry) {
  return `${what(entry)} steht in Advoware mehr als einmal. Abgeglichen wird nur ein Eintrag. Bitte den \xFCberz\xE4hligen in Advoware leeren.`;
}
function deletedButKeptText(entry) {
  return `${what(entry)} wurde in EspoCRM gel\xF6scht, steht in Advoware aber noch in einem weiteren Eintrag, den der Abgleich nicht anfasst. Bitte ihn in Advoware leeren oder die Nummer in EspoCRM wieder eintragen.`;
}
function brokenText(entry, reason) {
  const why = { unreadable: "ist besch\xE4digt", unknown_kind: "nennt eine unbekannte Art", several: "steht mehrfach darin" }[reason];
  return `${what(entry)}: Die Kennung [ESPOCRM\u2026] in der Bemerkung ${why}. Der Eintrag bleibt, wie er ist. Bitte die Kennung aus der Bemerkung l\xF6schen, dann wird er neu abgeglichen.`;
}
function copiedText(entry) {
  return `${what(entry)} tr\xE4gt die Kennung eines anderen Eintrags, vermutlich durch Kopieren. Sie z\xE4hlt nur dort, der Eintrag gilt als eigener. Bitte pr\xFCfen, ob er gewollt ist.`;
}
function primaryDiffersText(medium, value) {
  return `${listName(medium)}: Der Hauptkontakt war auf beiden Seiten verschieden. Es gilt EspoCRM: ${quoted(value)}. Ist das falsch, bitte in EspoCRM den Hauptkontakt setzen.`;
}
function listNotDeliveredText(medium) {
  return `${listName(medium)}: EspoCRM hat die Liste nicht mitgeliefert. Abgeglichen wurde hier nichts. Bitte pr\xFCfen, ob der API-Benutzer das Feld lesen darf.`;
}
function entriesNotDeliveredText() {
  return "Kommunikation: Advoware hat die Eintr\xE4ge nicht mitgeliefert, obwohl es welche gab. Abgeglichen wurde nichts. Beim n\xE4chsten Lauf wird es erneut versucht.";
}
function listNotWritableText(medium, value) {
  return `${listName(medium)}: ${quoted(value)} in EspoCRM ist keine g\xFCltige Nummer, deshalb nimmt EspoCRM die Liste nicht mehr an. \xC4nderungen aus Advoware warten. Bitte die Nummer in EspoCRM berichtigen oder l\xF6schen.`;
}
function what(entry) {
  return `${kindNames[entry.kommKz]} ${quoted(entry.value)}`;
}
function listName(medium) {
  return medium === "phone" ? "Telefonnummern" : "E-Mail-Adressen";
}
function quoted(value) {
  if (value === null || value === "") return "(leer)";
  return value.length > 80 ? `\u201E${value.slice(0, 80)}\u2026\u201C` : `\u201E${value}\u201C`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  brokenText,
  conflictText,
  copiedText,
  deletedButKeptText,
  duplicateText,
  entriesNotDeliveredText,
  espoCrmWhy,
  listFullText,
  listNotDeliveredText,
  listNotWritableText,
  notStorableText,
  operationWhy,
  primaryDiffersText
});
//# sourceMappingURL=texts.js.map
