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
var webhooks_exports = {};
__export(webhooks_exports, {
  Webhooks: () => Webhooks
});
module.exports = __toCommonJS(webhooks_exports);
var import_node_crypto = require("node:crypto");
var import_entities = require("./entities.js");
var import_errors = require("./errors.js");
var import_internal_address = require("./internal-address.js");
const MAX_PER_USER = 50;
const NOT_FOR_EVENTS = /* @__PURE__ */ new Set(["Note", "PhoneNumber", "EmailAddress", "Notification"]);
class Webhooks {
  #database;
  constructor(database) {
    this.#database = database;
  }
  all(actor) {
    return Object.values(this.#database.state.webhooks).filter((hook) => mine(hook, actor)).map(shown);
  }
  read(id, actor) {
    const hook = this.#find(id, actor);
    if (hook === void 0) throw new import_errors.EspoError(404, `Record ${id} does not exist.`);
    return shown(hook);
  }
  create(body, actor) {
    const { event, url } = body;
    if (typeof event !== "string" || event === "") throw (0, import_errors.validationFailure)("Webhook", "event", "required");
    this.#checkEvent(event);
    if (typeof url !== "string" || url === "") throw (0, import_errors.validationFailure)("Webhook", "url", "required");
    this.#checkUrl(url);
    if (this.all(actor).length >= MAX_PER_USER) throw new import_errors.EspoError(403, "Webhook count exceeded.");
    const now = this.#database.now();
    const hook = {
      id: this.#database.newId(),
      event,
      url,
      isActive: body["isActive"] !== false,
      skipOwn: body["skipOwn"] === true,
      secretKey: (0, import_node_crypto.randomBytes)(16).toString("hex"),
      userId: actor.id,
      createdAt: now,
      modifiedAt: now
    };
    this.#database.state.webhooks[hook.id] = hook;
    this.#database.changed();
    return shown(hook);
  }
  /** Event and secret stay; url, isActive and skipOwn can be changed. */
  update(id, body, actor) {
    const hook = this.#find(id, actor);
    if (hook === void 0) throw new import_errors.EspoError(404, `Record ${id} not found.`);
    const { url, isActive, skipOwn } = body;
    if (typeof url === "string") {
      this.#checkUrl(url);
      hook.url = url;
    }
    if (typeof isActive === "boolean") hook.isActive = isActive;
    if (typeof skipOwn === "boolean") hook.skipOwn = skipOwn;
    hook.modifiedAt = this.#database.now();
    this.#database.changed();
    return shown(hook);
  }
  remove(id, actor) {
    if (this.#find(id, actor) === void 0) throw new import_errors.EspoError(404, `Record ${id} not found.`);
    Reflect.deleteProperty(this.#database.state.webhooks, id);
    this.#database.changed();
    return true;
  }
  #find(id, actor) {
    const hook = this.#database.state.webhooks[id];
    return hook !== void 0 && mine(hook, actor) ? hook : void 0;
  }
  #checkEvent(event) {
    const match = /^([A-Z]\w*)\.(create|update|delete|fieldUpdate\.(\w+))$/u.exec(event);
    const entity = match?.[1] ?? "";
    if (NOT_FOR_EVENTS.has(entity)) throw new import_errors.EspoError(403, `Entity type '${entity}' is not available for webhooks.`);
    const def = Object.hasOwn(import_entities.entities, entity) ? import_entities.entities[entity] : void 0;
    if (def === void 0 || match?.[3] !== void 0 && !Object.hasOwn(def.fields, match[3])) throw new import_errors.EspoError(403, "Not valid event.");
  }
  #checkUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : void 0;
    if (url === void 0 || !/^https?:$/u.test(url.protocol)) throw (0, import_errors.validationFailure)("Webhook", "url", "valid");
    const { allowInternalWebhooks, webhookAllowedAddressList } = this.#database.settings;
    if (allowInternalWebhooks || !(0, import_internal_address.isInternal)(url.hostname)) return;
    const port = url.port || (url.protocol === "https:" ? "443" : "80");
    if (!webhookAllowedAddressList.includes(`${url.hostname}:${port}`)) throw (0, import_errors.validationFailure)("Webhook", "url", "notInternal");
  }
}
function mine(hook, actor) {
  return actor.type === "admin" || hook.userId === actor.id;
}
function shown(hook) {
  const [entityType = "", type = "", field] = hook.event.split(".");
  return { ...hook, deleted: false, entityType, type, field: field ?? null };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Webhooks
});
//# sourceMappingURL=webhooks.js.map
