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
var token_exports = {};
__export(token_exports, {
  Tokens: () => Tokens
});
module.exports = __toCommonJS(token_exports);
var import_node_crypto = require("node:crypto");
var import_zod = require("zod");
var import_exchange = require("../http/exchange.js");
var import_refusal = require("./refusal.js");
const MINUTE = 6e4;
const LIFETIME = 55 * MINUTE;
const TIMESTAMP_SLACK = 5 * MINUTE;
const loginSchema = import_zod.z.object({
  AppID: import_zod.z.string(),
  Kanzlei: import_zod.z.string(),
  Database: import_zod.z.string(),
  User: import_zod.z.string(),
  Role: import_zod.z.union([import_zod.z.string(), import_zod.z.number()]),
  Product: import_zod.z.union([import_zod.z.number(), import_zod.z.string()]),
  Password: import_zod.z.string(),
  Nonce: import_zod.z.string().min(16),
  HMAC512Signature: import_zod.z.string(),
  RequestTimeStampUtc: import_zod.z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u)
});
class Tokens {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /** `POST /api/v1/Token`. */
  issue(request) {
    const parsed = loginSchema.safeParse((0, import_exchange.bodyJson)(request));
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
      throw new import_refusal.Refusal(400, `Anmeldung unvollst\xE4ndig oder falsch geformt: ${fields || "kein JSON-Objekt"}.`);
    }
    const login = parsed.data;
    this.#check(login);
    request.caller = login.User;
    const { state, clock, changed } = this.#options;
    const token = (0, import_node_crypto.randomBytes)(32).toString("base64url");
    state.tokens[token] = clock() + LIFETIME;
    state.nonces[login.Nonce] = clock() + 2 * TIMESTAMP_SLACK;
    changed();
    return (0, import_exchange.json)(200, { access_token: token });
  }
  /** 401 unless the request carries a token that still holds. */
  require(request) {
    const { state, clock, credentials } = this.#options;
    const token = /^Bearer (\S+)$/iu.exec((0, import_exchange.header)(request, "authorization") ?? "")?.[1];
    const end = token === void 0 ? void 0 : state.tokens[token];
    if (end === void 0) throw new import_refusal.Refusal(401, "Kein g\xFCltiges Token.");
    if (end <= clock()) throw new import_refusal.Refusal(401, "Das Token ist abgelaufen.");
    request.caller = credentials.user;
  }
  /** From now on every token given out so far is refused. */
  expireAll() {
    this.#options.state.tokens = {};
    this.#options.changed();
  }
  #check(login) {
    const { credentials, clock, state } = this.#options;
    this.#forgetOld();
    const known = login.AppID === credentials.appId && login.Kanzlei === credentials.kanzlei && login.Database === credentials.database && login.User === credentials.user && String(login.Role) === credentials.role && String(login.Product) === credentials.productId && login.Password === credentials.password;
    if (!known) throw new import_refusal.Refusal(401, "Die Zugangsdaten sind falsch.");
    if (Math.abs(clock() - Date.parse(login.RequestTimeStampUtc)) > TIMESTAMP_SLACK) throw new import_refusal.Refusal(401, "Der Zeitstempel ist zu alt oder liegt in der Zukunft.");
    if (state.nonces[login.Nonce] !== void 0) throw new import_refusal.Refusal(401, "Die Nonce wurde schon benutzt.");
    if (!signatureFits(login, credentials)) throw new import_refusal.Refusal(401, "Die Signatur ist falsch.");
  }
  #forgetOld() {
    const now = this.#options.clock();
    for (const memory of [this.#options.state.nonces, this.#options.state.tokens]) {
      for (const [key, end] of Object.entries(memory)) if (end < now) Reflect.deleteProperty(memory, key);
    }
  }
}
function signatureFits(login, credentials) {
  const message = `${credentials.productId}:${credentials.appId}:${login.Nonce}:${login.RequestTimeStampUtc}`;
  const wanted = (0, import_node_crypto.createHmac)("sha512", Buffer.from(credentials.apiKey, "base64")).update(message).digest();
  const given = Buffer.from(login.HMAC512Signature, "base64");
  return given.length === wanted.length && (0, import_node_crypto.timingSafeEqual)(given, wanted);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Tokens
});
//# sourceMappingURL=token.js.map
