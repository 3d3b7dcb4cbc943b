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
var assertion_exports = {};
__export(assertion_exports, {
  checkAssertion: () => checkAssertion
});
module.exports = __toCommonJS(assertion_exports);
var import_node_crypto = require("node:crypto");
var import_zod = require("zod");
var import_json = require("../../json.js");
const CLOCK_SKEW = 300;
const LONGEST_LIFE = 3600;
const headerSchema = import_zod.z.object({ alg: import_zod.z.literal("RS256"), kid: import_zod.z.string().optional() });
const claimsSchema = import_zod.z.object({ iss: import_zod.z.string(), scope: import_zod.z.string().default(""), aud: import_zod.z.string(), iat: import_zod.z.number(), exp: import_zod.z.number(), sub: import_zod.z.string().optional() });
function checkAssertion(assertion, key, now) {
  const [head = "", body = "", signature = ""] = assertion.split(".");
  const header = headerSchema.safeParse((0, import_json.parseJson)(text(head)));
  const claims = claimsSchema.safeParse((0, import_json.parseJson)(text(body)));
  if (!header.success || !claims.success) return bad("Bad Request");
  const { iss, aud, iat, exp, scope } = claims.data;
  if (iss !== key.client_email) return bad("Invalid grant: account not found");
  if (header.data.kid !== void 0 && header.data.kid !== key.private_key_id) return bad("Invalid JWT Signature.");
  if (!(0, import_node_crypto.verify)("RSA-SHA256", Buffer.from(`${head}.${body}`), (0, import_node_crypto.createPublicKey)(key.private_key), Buffer.from(signature, "base64url"))) return bad("Invalid JWT Signature.");
  if (aud !== key.token_uri) return bad("Invalid JWT: Failed audience check. The audience is not the token_uri of the key.");
  if (exp <= now || iat > now + CLOCK_SKEW || exp - iat > LONGEST_LIFE) {
    return bad("Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.");
  }
  if (scope.trim() === "") return { kind: "bad", error: "invalid_scope", description: "Invalid OAuth scope or ID token audience provided." };
  return { kind: "good", claims: claims.data };
}
function bad(description) {
  return { kind: "bad", error: "invalid_grant", description };
}
function text(part) {
  return Buffer.from(part, "base64url").toString("utf8");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  checkAssertion
});
//# sourceMappingURL=assertion.js.map
