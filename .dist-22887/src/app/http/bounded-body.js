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
var bounded_body_exports = {};
__export(bounded_body_exports, {
  largestBody: () => largestBody,
  refuseOversized: () => refuseOversized
});
module.exports = __toCommonJS(bounded_body_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_errors = require("./errors.js");
const largestBody = 8 * 1024 * 1024;
function refuseOversized(req, res, limit = largestBody) {
  if (Number(req.headers["content-length"] ?? 0) > limit) {
    res.setHeader("Connection", "close");
    (0, import_errors.answerError)(res, new import_hub_error.HubError("too_large", `Die Anfrage ist gr\xF6\xDFer als ${limit / 1024 / 1024} MiB.`));
    return true;
  }
  if (req.headers["transfer-encoding"] !== void 0) cutAt(req, limit);
  return false;
}
function cutAt(req, limit) {
  const push = req.push.bind(req);
  let seen = 0;
  req.push = (chunk, encoding) => {
    seen += chunk?.length ?? 0;
    if (seen <= limit) return push(chunk, encoding);
    req.destroy();
    return false;
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  largestBody,
  refuseOversized
});
//# sourceMappingURL=bounded-body.js.map
