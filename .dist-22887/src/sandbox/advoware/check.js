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
var check_exports = {};
__export(check_exports, {
  checkBeteiligter: () => checkBeteiligter,
  entryChangeOf: () => entryChangeOf,
  kindOf: () => kindOf,
  objectOf: () => objectOf
});
module.exports = __toCommonJS(check_exports);
var import_json = require("../json.js");
var import_refusal = require("./refusal.js");
const TEXT_FIELDS = ["name", "vorname", "rechtsform", "anrede", "handelsRegisterNummer"];
const TEXT_LIMIT = 200;
function objectOf(body) {
  if (!(0, import_json.isJsonObject)(body)) throw new import_refusal.Refusal(400, "Der Rumpf muss ein JSON-Objekt sein.");
  return body;
}
function checkBeteiligter(body) {
  for (const field of TEXT_FIELDS) {
    const value = body[field] ?? null;
    if (value !== null && typeof value !== "string") throw new import_refusal.Refusal(400, `${field} muss ein Text sein.`);
    if (value !== null && value.length > TEXT_LIMIT) throw new import_refusal.Refusal(422, `${field} ist l\xE4nger als ${TEXT_LIMIT} Zeichen.`);
  }
  const name = body["name"];
  if (typeof name !== "string" || name.trim() === "") throw new import_refusal.Refusal(422, "name darf nicht leer sein.");
  checkDate(body["geburtsdatum"] ?? null);
}
function checkDate(value) {
  if (value === null) return;
  const match = typeof value === "string" ? /^(\d{4})-(\d\d)-(\d\d)T00:00:00$/u.exec(value) : null;
  const date = match?.[0] === void 0 ? void 0 : /* @__PURE__ */ new Date(`${match[0]}Z`);
  if (date === void 0 || Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(match?.[3])) {
    throw new import_refusal.Refusal(400, "geburtsdatum muss die Form JJJJ-MM-TTT00:00:00 haben.");
  }
}
function entryChangeOf(body) {
  const { tlf, bemerkung, online } = body;
  if (tlf !== void 0 && tlf !== null && typeof tlf !== "string") throw new import_refusal.Refusal(400, "tlf muss ein Text sein.");
  if (bemerkung !== void 0 && bemerkung !== null && typeof bemerkung !== "string") throw new import_refusal.Refusal(400, "bemerkung muss ein Text sein.");
  if (online !== void 0 && online !== null && typeof online !== "boolean") throw new import_refusal.Refusal(400, "online muss true oder false sein.");
  return {
    ...tlf === void 0 ? {} : { tlf: tlf ?? "" },
    ...bemerkung === void 0 ? {} : { bemerkung },
    ...online === void 0 ? {} : { online: online ?? false }
  };
}
function kindOf(body) {
  const kind = body["kommKz"];
  if (typeof kind !== "number" || !Number.isInteger(kind) || kind < 1 || kind > 12) throw new import_refusal.Refusal(400, "kommKz muss zwischen 1 und 12 liegen.");
  return kind;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  checkBeteiligter,
  entryChangeOf,
  kindOf,
  objectOf
});
//# sourceMappingURL=check.js.map
