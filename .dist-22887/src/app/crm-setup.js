"use strict";
var import_real_effects = require("../hub/effects/real-effects.js");
var import_hub_error = require("../hub/errors/hub-error.js");
var import_pino_log = require("../hub/log/pino-log.js");
var import_read_settings = require("../hub/settings/read-settings.js");
var import_ensure_webhooks = require("../sync/crm-setup/ensure-webhooks.js");
var import_create_espocrm = require("../systems/espocrm/create-espocrm.js");
var import_environment = require("./process/environment.js");
var import_project_root = require("./project-root.js");
async function main() {
  const root = (0, import_project_root.projectRoot)();
  (0, import_environment.addDotEnv)(process.env, root);
  if ((0, import_environment.modeOf)(process.env) === "sandbox") throw new import_hub_error.HubError("misconfigured", "In der Sandbox richtet der Hub die Webhooks selbst ein: einfach \u201Enpm start\u201C.");
  (0, import_environment.addMissing)(process.env, { ESPOCRM_WEBHOOK_SECRETS: "setup:setup" });
  const settings = (0, import_read_settings.readSettings)(process.env, { mode: "production", projectRoot: root });
  const hubUrl = settings.http.publicUrl;
  if (hubUrl === void 0) throw new import_hub_error.HubError("misconfigured", "HUB_PUBLIC_URL fehlt: die Adresse, unter der das CRM den Hub erreicht.");
  const espocrm = (0, import_create_espocrm.createEspoCrm)({ settings: settings.espocrm, effects: (0, import_real_effects.realEffects)(), log: (0, import_pino_log.pinoLog)({ level: "warn" }) });
  try {
    process.stdout.write(report(await (0, import_ensure_webhooks.ensureWebhooks)(espocrm, { hubUrl }), hubUrl));
  } finally {
    espocrm.close();
  }
}
function report(webhooks, hubUrl) {
  return [
    `Im CRM sind ${webhooks.length} Webhooks auf ${hubUrl} eingerichtet: ${webhooks.map(({ event }) => event).join(", ")}.`,
    "In die Einstellungen des Hubs (.env oder Umgebung) geh\xF6rt, und nirgendwo sonst hin:",
    "",
    `ESPOCRM_WEBHOOK_SECRETS=${webhooks.map(({ webhookId, secret }) => `${webhookId}:${secret}`).join(",")}`,
    "",
    "Danach den Hub neu starten. Liegt er im eigenen Netz, muss der Administrator des CRM die Adresse unter webhookAllowedAddressList zulassen.",
    ""
  ].join("\n");
}
main().catch((error) => {
  process.stderr.write(`${error instanceof import_hub_error.HubError ? error.message : String(error)}
`);
  process.exitCode = 1;
});
//# sourceMappingURL=crm-setup.js.map
