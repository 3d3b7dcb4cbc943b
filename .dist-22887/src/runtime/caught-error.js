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
var caught_error_exports = {};
__export(caught_error_exports, {
  caughtError: () => caughtError
});
module.exports = __toCommonJS(caught_error_exports);
function caughtError(error) {
  const fields = typeof error === "object" && error !== null ? error : {};
  const text = textOf(fields["message"]);
  const [, errorName = "Error", message = text] = /^(\w*(?:Error|Fault)): (.*)$/s.exec(text) ?? [];
  const source = typeof fields["source"] === "object" && fields["source"] !== null ? fields["source"] : {};
  const frames = textOf(fields["stack"]).split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 5).join("\n");
  return {
    code: typeof fields["code"] === "string" ? fields["code"] : void 0,
    message,
    errorName,
    frames,
    source: "type" in source ? textOf(source.type) : ""
  };
}
const textOf = (value) => typeof value === "string" ? value : "";
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  caughtError
});
//# sourceMappingURL=caught-error.js.map
