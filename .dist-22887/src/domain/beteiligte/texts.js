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
  conflictText: () => conflictText,
  failedText: () => failedText,
  fieldName: () => fieldName,
  goneInAdvowareText: () => goneInAdvowareText,
  linkTakenText: () => linkTakenText,
  permanentlyFailedText: () => permanentlyFailedText,
  personNeededText: () => personNeededText,
  severalMatchesText: () => severalMatchesText,
  unholdableText: () => unholdableText
});
module.exports = __toCommonJS(texts_exports);
const fieldNames = {
  name: "Name",
  vorname: "Vorname",
  rechtsform: "Rechtsform",
  anrede: "Anrede",
  geburtsdatum: "Geburtsdatum",
  handelsregisterNummer: "Handelsregisternummer"
};
const fieldName = (field) => fieldNames[field];
const quoted = (value) => value === "" ? "(leer)" : `\u201E${value}\u201C`;
const conflictText = ({ field, espo, advoware }, betNr) => `${fieldName(field)} wurde in EspoCRM und in Advoware (Beteiligter ${betNr}) verschieden ge\xE4ndert. EspoCRM: ${quoted(espo)}, Advoware: ${quoted(advoware)}. Es gilt der Wert aus EspoCRM; der andere steht im Journal des Hubs.`;
const unholdableText = ({ field, heldBy, value }, betNr) => heldBy === "advoware" ? `${fieldName(field)} ${quoted(value)} aus Advoware (Beteiligter ${betNr}) kann EspoCRM nicht aufnehmen und bleibt nur in Advoware stehen. Bitte pr\xFCfen.` : `${fieldName(field)} ${quoted(value)} aus EspoCRM kann Advoware (Beteiligter ${betNr}) nicht aufnehmen und bleibt nur in EspoCRM stehen. Bitte pr\xFCfen.`;
const severalMatchesText = (betNrs) => `In Advoware gibt es mehrere passende Beteiligte (${betNrs.join(", ")}). Bitte die richtige Nummer in \u201Ebetnr\u201C eintragen und den Status auf \u201Edirty\u201C setzen.`;
const goneInAdvowareText = (betNr) => `Der Beteiligte ${betNr} ist in Advoware nicht mehr vorhanden. Es wurde nichts gel\xF6scht und nichts neu angelegt. Bitte kl\xE4ren; danach \u201Ebetnr\u201C leeren oder \xE4ndern und den Status auf \u201Edirty\u201C setzen.`;
const linkTakenText = (betNr) => `Der Beteiligte ${betNr} in Advoware geh\xF6rt schon zu einem anderen Eintrag in EspoCRM. Bitte \u201Ebetnr\u201C pr\xFCfen und den Status auf \u201Edirty\u201C setzen.`;
const failedText = (what) => `${what} Der Hub versucht es von selbst erneut; es ist nichts zu tun.`;
const permanentlyFailedText = (what) => `${what} Der Hub hat es f\xFCnfmal vergeblich versucht. Bitte die Ursache kl\xE4ren, dann den Status auf \u201Edirty\u201C und die Versuche auf 0 setzen.`;
const personNeededText = (what) => `${what} Bitte beheben und danach den Status auf \u201Edirty\u201C setzen.`;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  conflictText,
  failedText,
  fieldName,
  goneInAdvowareText,
  linkTakenText,
  permanentlyFailedText,
  personNeededText,
  severalMatchesText,
  unholdableText
});
//# sourceMappingURL=texts.js.map
