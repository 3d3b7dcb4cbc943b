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
var batch_exports = {};
__export(batch_exports, {
  answerBatch: () => answerBatch
});
module.exports = __toCommonJS(batch_exports);
var import_node_crypto = require("node:crypto");
var import_exchange = require("../../http/exchange.js");
var import_errors = require("../errors.js");
const MOST_CALLS = 1e3;
const LINE = "\r\n";
async function answerBatch(request, handle) {
  const boundary = /boundary="?(?<boundary>[^";]+)"?/iu.exec((0, import_exchange.header)(request, "content-type") ?? "")?.groups?.["boundary"];
  if (boundary === void 0) throw new import_errors.GoogleError(400, "badRequest", "Failed to parse batch request, error: missing boundary.");
  const parts = request.body.toString("utf8").split(`--${boundary}`).slice(1, -1);
  if (parts.length > MOST_CALLS) throw new import_errors.GoogleError(400, "badRequest", "The batch request has too many parts.");
  const mark = `batch_${(0, import_node_crypto.randomBytes)(12).toString("base64url")}`;
  let body = "";
  for (const part of parts) body += `--${mark}${LINE}${await answerPart(part, request, handle)}`;
  return { status: 200, headers: { "Content-Type": `multipart/mixed; boundary=${mark}` }, body: `${body}--${mark}--${LINE}` };
}
async function answerPart(part, outer, handle) {
  const [head = "", ...rest] = part.replace(/^\r?\n/u, "").split(/\r?\n\r?\n/u);
  const contentId = readHeaders(head)["content-id"] ?? "";
  const reply = await handle(innerRequest(rest, outer));
  const body = typeof reply.body === "string" ? reply.body : "";
  const lines = [`HTTP/1.1 ${reply.status} ${reply.status < 400 ? "OK" : "Error"}`, `Content-Type: application/json; charset=UTF-8`, `Content-Length: ${Buffer.byteLength(body)}`];
  return ["Content-Type: application/http", `Content-ID: ${contentId.replace("<", "<response-")}`, "", ...lines, "", body, ""].join(LINE);
}
function innerRequest([start = "", ...body], outer) {
  const [line = "", ...headerLines] = start.split(/\r?\n/u);
  const [method = "GET", target = "/"] = line.split(" ");
  const [path = "/", query = ""] = target.split("?");
  const headers = readHeaders(headerLines.join("\n"));
  const authorization = (0, import_exchange.header)(outer, "authorization");
  return {
    method,
    path,
    query,
    remote: outer.remote,
    headers: { ...authorization === void 0 ? {} : { authorization }, ...headers },
    body: Buffer.from(body.join("\n\n").trimEnd())
  };
}
function readHeaders(text) {
  return Object.fromEntries(text.split(/\r?\n/u).flatMap((line) => {
    const at = line.indexOf(":");
    return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]];
  }));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  answerBatch
});
//# sourceMappingURL=batch.js.map
