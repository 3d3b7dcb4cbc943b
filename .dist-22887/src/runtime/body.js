"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
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
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var body_exports = {};
__export(body_exports, {
  readBody: () => readBody
});
module.exports = __toCommonJS(body_exports);
var import_raw_body = __toESM(require("raw-body"));
var import_node_fault = require("./node-fault.js");
async function readBody(req, { limitBytes }) {
  const encoding = req.headers["content-encoding"];
  if (encoding !== void 0 && encoding.toLowerCase() !== "identity") {
    throw new import_node_fault.NodeFault("unsupported_media_type", "Komprimierte Anfragen werden nicht angenommen.");
  }
  if (Buffer.isBuffer(req.body)) {
    if (req.body.length > limitBytes) throw tooLarge(req, limitBytes);
    return req.body;
  }
  if (!req.readable || req.readableDidRead) {
    throw new import_node_fault.NodeFault("misconfigured", "Der Inhalt der Anfrage ist schon ausgewertet: im Knoten \u201Ehttp in\u201C bitte \u201Eskip body parsing\u201C einschalten.");
  }
  try {
    return await (0, import_raw_body.default)(req, { length: req.headers["content-length"] ?? null, limit: limitBytes });
  } catch (error) {
    throw isTooLarge(error) ? tooLarge(req, limitBytes) : new import_node_fault.NodeFault("malformed", "Die Anfrage brach ab, bevor sie vollst\xE4ndig war.", error);
  }
}
function tooLarge(req, limitBytes) {
  if (req.res && !req.res.headersSent) req.res.setHeader("Connection", "close");
  return new import_node_fault.NodeFault("too_large", `Die Anfrage ist gr\xF6\xDFer als ${Math.floor(limitBytes / 1024)} KiB.`);
}
const isTooLarge = (error) => error instanceof Error && "type" in error && error.type === "entity.too.large";
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readBody
});
//# sourceMappingURL=body.js.map
