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
var fields_exports = {};
__export(fields_exports, {
  base64: () => base64,
  cron: () => cron,
  flag: () => flag,
  httpUrl: () => httpUrl,
  pairs: () => pairs,
  resourcePath: () => resourcePath,
  text: () => text,
  url: () => url,
  whole: () => whole
});
module.exports = __toCommonJS(fields_exports);
var import_cron_parser = require("cron-parser");
var import_zod = require("zod");
const text = import_zod.z.string().min(1);
const flag = import_zod.z.enum(["true", "false"]).transform((value) => value === "true");
const whole = (min, max) => import_zod.z.string().regex(/^\d{1,9}$/).transform(Number).refine((value) => value >= min && value <= max);
const url = (...protocols) => import_zod.z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));
const httpUrl = url("http:", "https:");
const base64 = import_zod.z.string().regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/).min(4);
const resourcePath = import_zod.z.string().transform((value) => value.replace(/^\/+|\/+$/g, "")).refine((value) => /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/.test(value) && !value.split("/").includes(".."));
const cron = import_zod.z.string().refine((value) => value === "" || isCron(value));
function pairs(options) {
  return import_zod.z.string().transform((value, context) => {
    const entries = value.split(",").map((entry) => entry.trim()).filter((entry) => entry !== "").map(splitOnce);
    const names = entries.map(([name]) => name);
    if (entries.length === 0) context.addIssue({ code: "custom", message: "enth\xE4lt keinen Eintrag" });
    if (entries.some(([name, rest]) => name === "" || rest === "")) {
      context.addIssue({ code: "custom", message: "enth\xE4lt einen Eintrag ohne Namen oder ohne Wert" });
    }
    if (new Set(names).size !== names.length) context.addIssue({ code: "custom", message: "enth\xE4lt einen Namen doppelt" });
    if (entries.some(([, rest]) => rest.length > 0 && rest.length < options.minValueLength)) {
      context.addIssue({ code: "custom", message: `enth\xE4lt einen Wert mit weniger als ${options.minValueLength} Zeichen` });
    }
    return entries;
  });
}
function splitOnce(entry) {
  const colon = entry.indexOf(":");
  return colon < 0 ? ["", entry] : [entry.slice(0, colon).trim(), entry.slice(colon + 1).trim()];
}
function isCron(value) {
  if (value.trim().split(/\s+/).length !== 5) return false;
  try {
    import_cron_parser.CronExpressionParser.parse(value, { tz: "Europe/Berlin" });
    return true;
  } catch {
    return false;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  base64,
  cron,
  flag,
  httpUrl,
  pairs,
  resourcePath,
  text,
  url,
  whole
});
//# sourceMappingURL=fields.js.map
