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
var access_tokens_exports = {};
__export(access_tokens_exports, {
  AccessTokens: () => AccessTokens,
  standingToken: () => standingToken
});
module.exports = __toCommonJS(access_tokens_exports);
var import_node_crypto = require("node:crypto");
var import_exchange = require("../../http/exchange.js");
var import_errors = require("../errors.js");
const SCOPE = "https://www.googleapis.com/auth/calendar";
const FOREVER = Number.MAX_SAFE_INTEGER;
const standingToken = "ya29.sandbox-standing-token";
class AccessTokens {
  #store;
  #serviceAccount;
  constructor(store, serviceAccount) {
    this.#store = store;
    this.#serviceAccount = serviceAccount;
  }
  /** A new token for a person or the service account. */
  issue(user, scopes = [SCOPE]) {
    const { state, clock, settings, touch } = this.#store;
    for (const [old, { endsAt }] of Object.entries(state.tokens)) if (endsAt < clock()) Reflect.deleteProperty(state.tokens, old);
    const token = `ya29.c.${(0, import_node_crypto.randomBytes)(32).toString("base64url")}`;
    state.tokens[token] = { user, scopes: [...scopes], isServiceAccount: user === this.#serviceAccount, endsAt: clock() + settings.tokenSeconds * 1e3 };
    touch();
    return token;
  }
  /** Makes every token void, as when Google ends them early. */
  expireAll() {
    this.#store.state.tokens = {};
    this.#store.touch();
  }
  /** Who calls; 401 without a good token, 403 when it is not for calendars. */
  require(request) {
    const token = /^Bearer (?<token>\S+)$/iu.exec((0, import_exchange.header)(request, "authorization") ?? "")?.groups?.["token"];
    if (token === void 0) throw unauthenticated("required", "Login Required.");
    const access = this.#find(token);
    if (access === void 0 || access.endsAt <= this.#store.clock()) throw unauthenticated("authError", "Invalid Credentials");
    if (!access.scopes.includes(SCOPE)) throw new import_errors.GoogleError(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
    return access;
  }
  #find(token) {
    if (token === standingToken) return { user: this.#serviceAccount, scopes: [SCOPE], isServiceAccount: true, endsAt: FOREVER };
    return Object.hasOwn(this.#store.state.tokens, token) ? this.#store.state.tokens[token] : void 0;
  }
}
function unauthenticated(reason, message) {
  return new import_errors.GoogleError(401, reason, message, { location: { type: "header", name: "Authorization" }, headers: { "WWW-Authenticate": 'Bearer realm="https://accounts.google.com/"' } });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  AccessTokens,
  standingToken
});
//# sourceMappingURL=access-tokens.js.map
