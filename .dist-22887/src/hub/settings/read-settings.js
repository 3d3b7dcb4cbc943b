"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
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
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var read_settings_exports = {};
__export(read_settings_exports, {
  readSettings: () => readSettings
});
module.exports = __toCommonJS(read_settings_exports);
var import_node_path = __toESM(require("node:path"));
var import_settings_error = require("./settings-error.js");
var import_variables = require("./variables.js");
function readSettings(env, options) {
  const given = presentVariables(env);
  const parsed = (0, import_variables.environmentShape)(options.mode).safeParse(given);
  const faults = [...placeholders(given), ...incompletePostgres(given), ...parsed.success ? [] : asFaults(parsed.error, given)];
  if (faults.length > 0 || !parsed.success) throw new import_settings_error.SettingsError(onePerVariable(faults));
  return toSettings(parsed.data, options);
}
const variables = Object.keys(import_variables.expectations);
function presentVariables(env) {
  const given = {};
  for (const variable of variables) {
    const value = env[variable]?.trim();
    if (value !== void 0 && (value !== "" || variable === "SYNC_CRON")) given[variable] = value;
  }
  const olderName = env["ESPOCRM_MARVIN_API_KEY"]?.trim();
  if (given.ESPOCRM_API_KEY === void 0 && olderName !== void 0 && olderName !== "") given.ESPOCRM_API_KEY = olderName;
  return given;
}
function placeholders(given) {
  return variables.filter((variable) => /\$\{[^}]*\}?/.test(given[variable] ?? "")).map((variable) => fault(variable, "enth\xE4lt einen nicht ersetzten Platzhalter ${\u2026}"));
}
function incompletePostgres(given) {
  if (given.POSTGRES_HOST === void 0 || given.DATABASE_URL !== void 0) return [];
  return ["POSTGRES_USER", "POSTGRES_DB_NAME"].filter((variable) => given[variable] === void 0).map((variable) => fault(variable, "fehlt"));
}
function asFaults(error, given) {
  return error.issues.flatMap((issue) => {
    const variable = variables.find((name) => name === issue.path[0]);
    if (variable === void 0) return [];
    if (given[variable] === void 0) return [fault(variable, "fehlt")];
    return [fault(variable, issue.code === "custom" && issue.message !== "Invalid input" ? issue.message : "ist ung\xFCltig")];
  });
}
const fault = (variable, problem) => ({ variable, problem, expected: import_variables.expectations[variable] });
function onePerVariable(faults) {
  return variables.flatMap((variable) => faults.find((each) => each.variable === variable) ?? []);
}
function toSettings(env, { mode, projectRoot }) {
  return {
    mode,
    http: { host: env.HOST, port: env.PORT, publicUrl: env.HUB_PUBLIC_URL },
    varDir: import_node_path.default.resolve(projectRoot, env.HUB_VAR_DIR),
    flowsDir: import_node_path.default.resolve(projectRoot, env.HUB_FLOWS_DIR),
    apiKeys: env.HUB_API_KEYS.map(([name, key]) => ({ name, key })),
    editor: { credentialSecret: env.NODE_RED_CREDENTIAL_SECRET, users: env.EDITOR_USERS },
    redis: redisSettings(env),
    ledger: ledgerSettings(env),
    advoware: {
      baseUrl: env.ADVOWARE_API_BASE_URL.replace(/\/*$/, "/"),
      tokenUrl: env.ADVOWARE_TOKEN_URL,
      productId: env.ADVOWARE_PRODUCT_ID,
      appId: env.ADVOWARE_APP_ID,
      apiKey: env.ADVOWARE_API_KEY,
      kanzlei: env.ADVOWARE_KANZLEI,
      database: env.ADVOWARE_DATABASE,
      user: env.ADVOWARE_USER,
      role: env.ADVOWARE_ROLE,
      password: env.ADVOWARE_PASSWORD,
      writeProtection: env.ADVOWARE_WRITE_PROTECTION,
      paths: { employees: env.ADVOWARE_EMPLOYEES_PATH, appointments: env.ADVOWARE_APPOINTMENTS_PATH, beteiligte: env.ADVOWARE_BETEILIGTE_PATH }
    },
    espocrm: {
      baseUrl: env.ESPOCRM_API_BASE_URL,
      apiKey: env.ESPOCRM_API_KEY,
      webhookSecrets: env.ESPOCRM_WEBHOOK_SECRETS.map(([webhookId, secret]) => ({ webhookId, secret })),
      notifyUserId: env.ESPOCRM_NOTIFY_USER_ID
    },
    syncCron: env.SYNC_CRON,
    logLevel: env.LOG_LEVEL
  };
}
function redisSettings(env) {
  const databases = { events: env.REDIS_DB_EVENTS, advowareCache: env.REDIS_DB_ADVOWARE_CACHE, calendarSync: env.REDIS_DB_CALENDAR_SYNC };
  if (env.REDIS_URL !== void 0) return { server: { kind: "url", url: env.REDIS_URL }, databases };
  if (env.REDIS_HOST === void 0) return { server: { kind: "private" }, databases };
  const password = env.REDIS_PASSWORD === void 0 ? "" : `:${encodeURIComponent(env.REDIS_PASSWORD)}@`;
  return { server: { kind: "url", url: `redis://${password}${env.REDIS_HOST}:${env.REDIS_PORT}` }, databases };
}
function ledgerSettings(env) {
  if (env.DATABASE_URL !== void 0) return { kind: "postgres", url: env.DATABASE_URL };
  if (env.POSTGRES_HOST === void 0) return { kind: "embedded" };
  const password = env.POSTGRES_PASSWORD === void 0 ? "" : `:${encodeURIComponent(env.POSTGRES_PASSWORD)}`;
  const user = `${encodeURIComponent(env.POSTGRES_USER ?? "")}${password}`;
  return { kind: "postgres", url: `postgres://${user}@${env.POSTGRES_HOST}:${env.POSTGRES_PORT}/${encodeURIComponent(env.POSTGRES_DB_NAME ?? "")}` };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readSettings
});
//# sourceMappingURL=read-settings.js.map
