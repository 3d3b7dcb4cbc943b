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
var open_ledger_exports = {};
__export(open_ledger_exports, {
  openEmbedded: () => openEmbedded,
  openLedger: () => openLedger
});
module.exports = __toCommonJS(open_ledger_exports);
var import_node_path = __toESM(require("node:path"));
var import_kysely = require("kysely");
var import_hub_error = require("../errors/hub-error.js");
var import_claim_directory = require("../files/claim-directory.js");
var import_migrate = require("./migrate.js");
var import_sql_ledger = require("./sql-ledger.js");
function openLedger(settings, options) {
  return settings.kind === "postgres" ? openPostgres(settings.url, options) : openEmbedded(import_node_path.default.join(options.varDir, "ledger"), options.effects);
}
async function openEmbedded(directory, effects) {
  const claim = directory === void 0 ? void 0 : await (0, import_claim_directory.claimDirectory)(directory, "Das eingebettete Ledger");
  try {
    const { PGlite } = await import("@electric-sql/pglite");
    const pglite = await PGlite.create(directory === void 0 ? {} : { dataDir: import_node_path.default.join(directory, "data") });
    return await openDialect(new import_kysely.PGliteDialect({ pglite }), effects, () => claim?.release());
  } catch (error) {
    await claim?.release();
    throw asUnavailable(error);
  }
}
async function openPostgres(url, { effects, log }) {
  const { Pool } = await import("pg");
  const pool = new Pool({
    connectionString: url,
    max: 10,
    application_name: "bitbylaw-hub",
    connectionTimeoutMillis: 5e3,
    statement_timeout: 15e3,
    idle_in_transaction_session_timeout: 15e3
  });
  pool.on("error", (error) => {
    log.warn("ledger_connection_lost", {}, error);
  });
  try {
    return await openDialect(new import_kysely.PostgresDialect({ pool }), effects, () => void 0);
  } catch (error) {
    throw asUnavailable(error);
  }
}
async function openDialect(dialect, effects, released) {
  const db = new import_kysely.Kysely({ dialect });
  try {
    await import_kysely.sql`SELECT 1`.execute(db);
    await (0, import_migrate.migrate)(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  let closing;
  return (0, import_sql_ledger.sqlLedger)({
    db,
    effects,
    close: () => closing ??= db.destroy().finally(() => released())
  });
}
function asUnavailable(error) {
  if (error instanceof import_hub_error.HubError) return error;
  return new import_hub_error.HubError("unavailable", "Das Ledger ist nicht erreichbar; pr\xFCfen Sie DATABASE_URL und ob PostgreSQL l\xE4uft.", { retryable: true, retryAfterMs: 5e3, cause: error });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  openEmbedded,
  openLedger
});
//# sourceMappingURL=open-ledger.js.map
