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
var phone_format_exports = {};
__export(phone_format_exports, {
  isLoosePhone: () => isLoosePhone,
  numericOf: () => numericOf,
  toE164: () => toE164
});
module.exports = __toCommonJS(phone_format_exports);
const COUNTRY_CODE = /^(1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-6]\d|29[0-9]|3[578]\d|42\d|5[09]\d|6[789]\d|80\d|8[578]\d|96\d|97\d|99[2-8])/u;
const NATIONAL_LENGTHS = {
  "1": [10, 10],
  "7": [10, 10],
  "31": [7, 11],
  "33": [9, 9],
  "39": [6, 12],
  "41": [9, 12],
  "43": [4, 13],
  "44": [7, 10],
  "49": [4, 14]
};
const OTHER_LENGTHS = [5, 12];
function toE164(text) {
  const trimmed = text.trim();
  if (!trimmed.startsWith("+")) return void 0;
  const digits = trimmed.replace(/\s*(ext\.?|x)\s*\d+$/iu, "").replace("(0)", "").replace(/\D/gu, "");
  const code = COUNTRY_CODE.exec(digits)?.[0];
  if (code === void 0 || digits.length > 15) return void 0;
  const [shortest, longest] = NATIONAL_LENGTHS[code] ?? OTHER_LENGTHS;
  const national = digits.length - code.length;
  return national >= shortest && national <= longest ? `+${digits}` : void 0;
}
function isLoosePhone(text) {
  return /^[0-9A-Za-z_@:#+().\- ]+$/u.test(text);
}
function numericOf(text) {
  return text.replace(/\D/gu, "");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  isLoosePhone,
  numericOf,
  toE164
});
//# sourceMappingURL=phone-format.js.map
