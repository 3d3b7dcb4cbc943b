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
var variables_exports = {};
__export(variables_exports, {
  environmentShape: () => environmentShape,
  expectations: () => expectations
});
module.exports = __toCommonJS(variables_exports);
var import_zod = require("zod");
var import_fields = require("./fields.js");
const expectations = {
  HOST: "eine Adresse, etwa 127.0.0.1",
  PORT: "eine Zahl von 1 bis 65535",
  HUB_VAR_DIR: "ein Verzeichnis",
  HUB_FLOWS_DIR: "ein Verzeichnis",
  HUB_PUBLIC_URL: "eine http(s)-Adresse",
  HUB_API_KEYS: "name:schl\xFCssel,name:schl\xFCssel mit verschiedenen Namen und Schl\xFCsseln von mindestens 16 Zeichen",
  NODE_RED_CREDENTIAL_SECRET: "ein Geheimnis von mindestens 16 Zeichen",
  EDITOR_USERS: "benutzer:bcrypt-hash:full oder \u2026:read, durch Komma getrennt",
  REDIS_URL: "eine Adresse redis:// oder rediss://",
  REDIS_HOST: "ein Rechnername",
  REDIS_PORT: "eine Zahl von 1 bis 65535",
  REDIS_PASSWORD: "das Kennwort von Redis",
  REDIS_DB_EVENTS: "eine Zahl von 0 bis 63",
  REDIS_DB_ADVOWARE_CACHE: "eine Zahl von 0 bis 63",
  REDIS_DB_CALENDAR_SYNC: "eine Zahl von 0 bis 63",
  DATABASE_URL: "eine Adresse postgres:// oder postgresql://",
  POSTGRES_HOST: "ein Rechnername",
  POSTGRES_PORT: "eine Zahl von 1 bis 65535",
  POSTGRES_USER: "ein Benutzername (n\xF6tig, wenn POSTGRES_HOST gesetzt ist)",
  POSTGRES_PASSWORD: "das Kennwort von PostgreSQL",
  POSTGRES_DB_NAME: "ein Datenbankname (n\xF6tig, wenn POSTGRES_HOST gesetzt ist)",
  ADVOWARE_API_BASE_URL: "eine http(s)-Adresse",
  ADVOWARE_TOKEN_URL: "eine http(s)-Adresse",
  ADVOWARE_PRODUCT_ID: "eine ganze Zahl",
  ADVOWARE_APP_ID: "die App-Kennung",
  ADVOWARE_API_KEY: "ein Schl\xFCssel in Base64",
  ADVOWARE_KANZLEI: "die Kennung der Kanzlei",
  ADVOWARE_DATABASE: "der Name der Datenbank",
  ADVOWARE_USER: "der Benutzername",
  ADVOWARE_ROLE: "eine ganze Zahl",
  ADVOWARE_PASSWORD: "das Kennwort",
  ADVOWARE_WRITE_PROTECTION: "true oder false",
  ADVOWARE_EMPLOYEES_PATH: "ein Pfad wie employees",
  ADVOWARE_APPOINTMENTS_PATH: "ein Pfad wie appointments",
  ADVOWARE_BETEILIGTE_PATH: "ein Pfad wie api/v1/advonet/Beteiligte",
  ESPOCRM_API_BASE_URL: "eine http(s)-Adresse, die auf /api/v1 endet",
  ESPOCRM_API_KEY: "der API-Schl\xFCssel des Hubs im CRM",
  ESPOCRM_WEBHOOK_SECRETS: "webhookId:secret,webhookId:secret mit verschiedenen Kennungen",
  ESPOCRM_NOTIFY_USER_ID: "die Kennung eines CRM-Benutzers",
  SYNC_CRON: "f\xFCnf Felder wie */15 * * * * oder leer",
  LOG_LEVEL: "fatal, error, warn, info, debug oder trace"
};
function environmentShape(mode) {
  const protecting = (schema, inSandbox) => mode === "production" ? import_zod.z.string().pipe(schema) : import_zod.z.string().default(inSandbox).pipe(schema);
  const port = (0, import_fields.whole)(1, 65535);
  const database = (fallback) => import_zod.z.string().default(String(fallback)).pipe((0, import_fields.whole)(0, 63));
  return import_zod.z.object({
    HOST: import_fields.text.default("127.0.0.1"),
    PORT: import_zod.z.string().default("1880").pipe(port),
    HUB_VAR_DIR: import_fields.text.default("var"),
    HUB_FLOWS_DIR: import_fields.text.default("flows"),
    HUB_PUBLIC_URL: import_fields.httpUrl.optional(),
    HUB_API_KEYS: protecting((0, import_fields.pairs)({ minValueLength: mode === "production" ? 16 : 1 }), "sandbox:sandbox-api-key-0000"),
    NODE_RED_CREDENTIAL_SECRET: protecting(import_zod.z.string().min(mode === "production" ? 16 : 1), "sandbox-credential-secret"),
    EDITOR_USERS: mode === "production" ? editorUsers : import_zod.z.string().default("").pipe(editorUsersOrNone),
    REDIS_URL: (0, import_fields.url)("redis:", "rediss:").optional(),
    REDIS_HOST: import_fields.text.optional(),
    REDIS_PORT: import_zod.z.string().default("6379").pipe(port),
    REDIS_PASSWORD: import_fields.text.optional(),
    REDIS_DB_EVENTS: database(0),
    REDIS_DB_ADVOWARE_CACHE: database(1),
    REDIS_DB_CALENDAR_SYNC: database(2),
    DATABASE_URL: (0, import_fields.url)("postgres:", "postgresql:").optional(),
    POSTGRES_HOST: import_fields.text.optional(),
    POSTGRES_PORT: import_zod.z.string().default("5432").pipe(port),
    POSTGRES_USER: import_fields.text.optional(),
    POSTGRES_PASSWORD: import_fields.text.optional(),
    POSTGRES_DB_NAME: import_fields.text.optional(),
    ADVOWARE_API_BASE_URL: protecting(import_fields.httpUrl, "http://127.0.0.1:1890/advoware/"),
    ADVOWARE_TOKEN_URL: import_fields.httpUrl.default(mode === "production" ? "https://security.advo-net.net/api/v1/Token" : "http://127.0.0.1:1890/advoware/token"),
    ADVOWARE_PRODUCT_ID: protecting((0, import_fields.whole)(0, 999999999), "64"),
    ADVOWARE_APP_ID: protecting(import_fields.text, "sandbox-app"),
    ADVOWARE_API_KEY: protecting(import_fields.base64, "c2FuZGJveC1hZHZvd2FyZS1rZXk="),
    ADVOWARE_KANZLEI: protecting(import_fields.text, "sandbox"),
    ADVOWARE_DATABASE: protecting(import_fields.text, "sandbox"),
    ADVOWARE_USER: protecting(import_fields.text, "sandbox"),
    ADVOWARE_ROLE: protecting((0, import_fields.whole)(0, 999999999), "2"),
    ADVOWARE_PASSWORD: protecting(import_fields.text, "sandbox"),
    ADVOWARE_WRITE_PROTECTION: import_zod.z.string().default(mode === "production" ? "true" : "false").pipe(import_fields.flag),
    ADVOWARE_EMPLOYEES_PATH: import_zod.z.string().default("employees").pipe(import_fields.resourcePath),
    ADVOWARE_APPOINTMENTS_PATH: import_zod.z.string().default("appointments").pipe(import_fields.resourcePath),
    ADVOWARE_BETEILIGTE_PATH: import_zod.z.string().default("api/v1/advonet/Beteiligte").pipe(import_fields.resourcePath),
    ESPOCRM_API_BASE_URL: protecting(crmUrl, "http://127.0.0.1:1890/espocrm/api/v1"),
    ESPOCRM_API_KEY: protecting(import_fields.text, "sandbox-crm-key"),
    ESPOCRM_WEBHOOK_SECRETS: protecting((0, import_fields.pairs)({ minValueLength: 1 }), "sandbox:sandbox-webhook-secret"),
    ESPOCRM_NOTIFY_USER_ID: protecting(import_fields.text, "sandboxadmin"),
    SYNC_CRON: import_zod.z.string().default("*/15 * * * *").pipe(import_fields.cron),
    LOG_LEVEL: import_zod.z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info")
  });
}
const bcrypt = /^\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}$/;
const editorUsersOrNone = import_zod.z.string().transform((value, context) => {
  const entries = value.split(",").map((entry) => entry.trim()).filter((entry) => entry !== "").map((entry) => entry.split(":"));
  if (entries.some((parts) => parts.length !== 3 || parts[0] === "" || !bcrypt.test(parts[1] ?? "") || !/^(full|read)$/.test(parts[2] ?? ""))) {
    context.addIssue({ code: "custom", message: "enth\xE4lt einen ung\xFCltigen Eintrag" });
  }
  if (new Set(entries.map(([name]) => name)).size !== entries.length) context.addIssue({ code: "custom", message: "enth\xE4lt einen Namen doppelt" });
  return entries.map(([name = "", bcryptHash = "", role]) => ({ name, bcryptHash, role: role === "full" ? "full" : "read" }));
});
const editorUsers = import_fields.text.pipe(editorUsersOrNone);
const crmUrl = import_fields.httpUrl.transform((value) => value.replace(/\/+$/, "")).refine((value) => value.endsWith("/api/v1"));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  environmentShape,
  expectations
});
//# sourceMappingURL=variables.js.map
