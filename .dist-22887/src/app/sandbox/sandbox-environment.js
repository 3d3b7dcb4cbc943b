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
var sandbox_environment_exports = {};
__export(sandbox_environment_exports, {
  sandboxVariables: () => sandboxVariables,
  sandboxWebhookSecrets: () => sandboxWebhookSecrets
});
module.exports = __toCommonJS(sandbox_environment_exports);
var import_real_effects = require("../../hub/effects/real-effects.js");
var import_ensure_webhooks = require("../../sync/crm-setup/ensure-webhooks.js");
var import_create_espocrm = require("../../systems/espocrm/create-espocrm.js");
function sandboxVariables({ advoware, espocrm }) {
  return {
    ADVOWARE_API_BASE_URL: advoware.url,
    ADVOWARE_TOKEN_URL: advoware.tokenUrl,
    ADVOWARE_PRODUCT_ID: advoware.productId,
    ADVOWARE_APP_ID: advoware.appId,
    ADVOWARE_API_KEY: advoware.apiKey,
    ADVOWARE_KANZLEI: advoware.kanzlei,
    ADVOWARE_DATABASE: advoware.database,
    ADVOWARE_USER: advoware.user,
    ADVOWARE_ROLE: advoware.role,
    ADVOWARE_PASSWORD: advoware.password,
    ESPOCRM_API_BASE_URL: espocrm.url,
    ESPOCRM_API_KEY: espocrm.apiKey,
    ESPOCRM_NOTIFY_USER_ID: espocrm.notifyUserId
  };
}
async function sandboxWebhookSecrets(settings, log) {
  const espocrm = (0, import_create_espocrm.createEspoCrm)({ settings: settings.espocrm, effects: (0, import_real_effects.realEffects)(), log });
  try {
    const webhooks = await (0, import_ensure_webhooks.ensureWebhooks)(espocrm, { hubUrl: `http://127.0.0.1:${settings.http.port}` });
    return webhooks.map(({ webhookId, secret }) => `${webhookId}:${secret}`).join(",");
  } finally {
    espocrm.close();
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  sandboxVariables,
  sandboxWebhookSecrets
});
//# sourceMappingURL=sandbox-environment.js.map
