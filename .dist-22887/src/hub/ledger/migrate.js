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
var migrate_exports = {};
__export(migrate_exports, {
  migrate: () => migrate
});
module.exports = __toCommonJS(migrate_exports);
var import_migration = require("kysely/migration");
var import_hub_error = require("../errors/hub-error.js");
var import_first = require("./migrations/0001-first.js");
const migrations = { "0001-first": import_first.first };
async function migrate(db) {
  const migrator = new import_migration.Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: "hub_migration",
    migrationLockTableName: "hub_migration_lock"
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== void 0) {
    throw new import_hub_error.HubError("misconfigured", "Das Ledger konnte nicht auf den Stand dieses Hubs gebracht werden; l\xE4uft dort schon ein neuerer Hub?", { cause: error });
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  migrate
});
//# sourceMappingURL=migrate.js.map
