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
var espocrm_events_exports = {};
__export(espocrm_events_exports, {
  readWebhook: () => readWebhook
});
module.exports = __toCommonJS(espocrm_events_exports);
var import_hub_error = require("../../src/hub/errors/hub-error.js");
const recordId = /^[A-Za-z0-9]{1,36}$/;
function readWebhook(body, action, timestamp) {
  const events = [];
  const refused = [];
  parseItems(body).forEach((item, index) => {
    const id = typeof item === "object" && item !== null && "id" in item ? item.id : void 0;
    if (typeof id === "string" && recordId.test(id)) events.push({ entity_id: id, action, source: "espocrm-webhook", timestamp });
    else refused.push({ index, reason: "ohne g\xFCltige Kennung \u201Eid\u201C" });
  });
  return { events, refused };
}
function parseItems(body) {
  let content;
  try {
    content = JSON.parse(body.toString("utf8"));
  } catch {
    throw new import_hub_error.HubError("malformed", "Der Webhook enth\xE4lt kein g\xFCltiges JSON.");
  }
  if (!Array.isArray(content)) throw new import_hub_error.HubError("malformed", "Der Webhook enth\xE4lt keine Liste.");
  return content;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readWebhook
});
//# sourceMappingURL=espocrm-events.js.map
