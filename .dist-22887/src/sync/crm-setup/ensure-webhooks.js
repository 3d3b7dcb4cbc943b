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
var ensure_webhooks_exports = {};
__export(ensure_webhooks_exports, {
  ensureWebhooks: () => ensureWebhooks
});
module.exports = __toCommonJS(ensure_webhooks_exports);
var import_zod = require("zod");
var import_hub_error = require("../../hub/errors/hub-error.js");
const actions = ["create", "update", "delete"];
async function ensureWebhooks(espocrm, { hubUrl }) {
  const known = await readWebhooks(espocrm);
  const ensured = [];
  for (const action of actions) {
    const event = `CBeteiligte.${action}`;
    const wanted = { url: hubUrl.replace(/\/+$/, "") + pathOf(action), isActive: true, skipOwn: true };
    const ours = known.filter((hook) => hook.event === event && isOurs(hook.url, action));
    const kept = ours.find(({ url }) => url === wanted.url) ?? ours[0];
    for (const double of ours) if (double !== kept) await espocrm.remove("Webhook", double.id);
    const id = kept ? await repair(espocrm, kept, wanted) : await create(espocrm, { event, ...wanted });
    ensured.push({ event, webhookId: id, secret: await secretOf(espocrm, id) });
  }
  return ensured;
}
const webhookSchema = import_zod.z.looseObject({
  id: import_zod.z.string().transform((value) => value),
  event: import_zod.z.string(),
  url: import_zod.z.string(),
  isActive: import_zod.z.boolean(),
  skipOwn: import_zod.z.boolean()
});
async function readWebhooks(espocrm) {
  const records = [];
  for await (const page of espocrm.list("Webhook", {})) records.push(...page);
  return records.map((record) => checked(webhookSchema, record));
}
function pathOf(action) {
  return `/vmh/webhook/beteiligte/${action}`;
}
function isOurs(url, action) {
  const path = URL.parse(url)?.pathname ?? "";
  return path.endsWith(pathOf(action)) || path.endsWith(`/webhooks/vmh/beteiligte/${action}`);
}
async function repair(espocrm, hook, wanted) {
  const right = hook.url === wanted.url && hook.isActive && hook.skipOwn;
  if (right) return hook.id;
  const answer = await espocrm.update("Webhook", hook.id, wanted, { kind: "unchecked" });
  return answer.kind === "updated" ? hook.id : await create(espocrm, { event: hook.event, ...wanted });
}
async function create(espocrm, attributes) {
  const answer = await espocrm.create("Webhook", attributes);
  if (answer.kind === "created") return answer.record.id;
  throw new import_hub_error.HubError("conflict", `EspoCRM: Der Webhook ${attributes.event} gilt als Dublette und wurde nicht angelegt.`);
}
async function secretOf(espocrm, id) {
  const answer = await espocrm.read("Webhook", id);
  if (answer.kind === "found") return checked(import_zod.z.looseObject({ secretKey: import_zod.z.string().min(1) }), answer.record).secretKey;
  throw new import_hub_error.HubError("not_found", `EspoCRM: Der Webhook ${id} ist verschwunden; bitte die Einrichtung wiederholen.`, { retryable: true });
}
function checked(schema, record) {
  const parsed = schema.safeParse(record);
  if (parsed.success) return parsed.data;
  throw new import_hub_error.HubError("upstream_unreadable", `EspoCRM: Der Webhook ${record.id} hat eine unerwartete Form.`);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  ensureWebhooks
});
//# sourceMappingURL=ensure-webhooks.js.map
