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
var auth_exports = {};
__export(auth_exports, {
  Authentication: () => Authentication,
  NoCredentials: () => NoCredentials
});
module.exports = __toCommonJS(auth_exports);
var import_exchange = require("../http/exchange.js");
var import_errors = require("./errors.js");
var import_state = require("./state.js");
var import_credentials = require("./credentials.js");
const PERIOD = 6e4;
const MAX_FAILURES = 10;
class NoCredentials extends import_errors.EspoError {
  constructor() {
    super(401);
    this.name = "NoCredentials";
  }
}
class Authentication {
  #database;
  #failures = /* @__PURE__ */ new Map();
  constructor(database) {
    this.#database = database;
  }
  /** Who asks, or the 401 or 403 that EspoCRM gives. */
  authenticate(request) {
    const apiKey = (0, import_exchange.header)(request, "x-api-key");
    const basic = (0, import_exchange.header)(request, "authorization");
    const hmac = (0, import_exchange.header)(request, "x-hmac-authorization");
    if (apiKey === void 0 && basic === void 0 && hmac === void 0) throw new NoCredentials();
    if (this.#isLocked(request.remote)) throw new import_errors.EspoError(403);
    const actor = apiKey !== void 0 ? this.#byKey(apiKey) : this.#byPassword(basic ?? "");
    if (actor === void 0) {
      this.#recentFailures(request.remote).push(this.#database.milliseconds());
      throw new import_errors.EspoError(401);
    }
    request.caller = actor.userName;
    return actor;
  }
  /** Forgets every failed login. */
  unlock() {
    this.#failures.clear();
  }
  /** The user of this id, as an actor; undefined when there is none or he may not log in. */
  actor(userId) {
    const user = this.#database.find("User", userId);
    if (user?.attributes["isActive"] !== true) return void 0;
    const type = (0, import_state.textOf)(user, "type");
    return { id: user.id, userName: (0, import_state.textOf)(user, "userName"), type: type === "api" || type === "admin" ? type : "regular" };
  }
  #byKey(apiKey) {
    return apiKey === import_credentials.sandboxEspoCredentials.apiKey ? this.actor(import_credentials.sandboxEspoCredentials.userId) : void 0;
  }
  #byPassword(authorization) {
    const encoded = /^Basic (\S+)$/u.exec(authorization)?.[1] ?? "";
    const [userName, ...password] = Buffer.from(encoded, "base64").toString("utf8").split(":");
    const user = this.#database.all("User").find((candidate) => (0, import_state.textOf)(candidate, "userName") === userName && (0, import_state.textOf)(candidate, "type") !== "api");
    return user !== void 0 && password.join(":") === import_credentials.sandboxEspoCredentials.staffPassword ? this.actor(user.id) : void 0;
  }
  #isLocked(address) {
    return this.#database.settings.loginLock && this.#recentFailures(address).length > MAX_FAILURES;
  }
  #recentFailures(address) {
    const since = this.#database.milliseconds() - PERIOD;
    const recent = (this.#failures.get(address) ?? []).filter((at) => at > since);
    this.#failures.set(address, recent);
    return recent;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Authentication,
  NoCredentials
});
//# sourceMappingURL=auth.js.map
