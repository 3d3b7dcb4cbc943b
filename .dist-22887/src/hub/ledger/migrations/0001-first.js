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
var first_exports = {};
__export(first_exports, {
  first: () => first
});
module.exports = __toCommonJS(first_exports);
var import_kysely = require("kysely");
const first = {
  async up(db) {
    for (const statement of statements) await import_kysely.sql.raw(statement).execute(db);
  }
};
const statements = [
  `CREATE TABLE fence (
    kind text NOT NULL,
    record_id text NOT NULL,
    fence integer NOT NULL,
    PRIMARY KEY (kind, record_id)
  )`,
  `CREATE TABLE run (
    id text PRIMARY KEY,
    kind text NOT NULL,
    record_id text NOT NULL,
    fence integer NOT NULL,
    trigger text NOT NULL,
    actor text NOT NULL,
    started_at text NOT NULL,
    ended_at text,
    result text,
    counts jsonb,
    error text
  )`,
  // "The last runs", of all records and of one; "results since", for health.
  "CREATE INDEX run_ended ON run (ended_at)",
  "CREATE INDEX run_record ON run (record_id, ended_at)",
  `CREATE TABLE link (
    kind text NOT NULL,
    left_id text NOT NULL,
    right_id text,
    state text NOT NULL CHECK (state IN ('creating', 'linked', 'closed')),
    intent jsonb,
    base jsonb,
    seen jsonb,
    reason text,
    updated_at text NOT NULL,
    PRIMARY KEY (kind, left_id),
    CHECK (state <> 'linked' OR right_id IS NOT NULL)
  )`,
  // One record over there belongs to one record here; what is closed may be linked again.
  `CREATE UNIQUE INDEX link_right ON link (kind, right_id) WHERE state = 'linked'`,
  `CREATE TABLE journal (
    position bigserial PRIMARY KEY,
    id text NOT NULL UNIQUE,
    run_id text NOT NULL REFERENCES run (id),
    system text NOT NULL,
    operation text NOT NULL,
    record_id text NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    why text NOT NULL,
    intent_at text NOT NULL,
    outcome text NOT NULL,
    outcome_at text,
    reason text
  )`,
  "CREATE INDEX journal_record ON journal (record_id, position)",
  `CREATE TABLE notice (
    position bigserial PRIMARY KEY,
    id text NOT NULL UNIQUE,
    key text NOT NULL UNIQUE,
    record_id text NOT NULL,
    user_id text NOT NULL,
    text text NOT NULL,
    detail jsonb NOT NULL,
    created_at text NOT NULL,
    attempted_at text,
    sent_at text
  )`,
  `CREATE INDEX notice_unsent ON notice (record_id) WHERE sent_at IS NULL`
];
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  first
});
//# sourceMappingURL=0001-first.js.map
