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
var sql_ledger_exports = {};
__export(sql_ledger_exports, {
  sqlLedger: () => sqlLedger
});
module.exports = __toCommonJS(sql_ledger_exports);
var import_kysely = require("kysely");
var import_journal_rows = require("./journal-rows.js");
var import_json_text = require("./json-text.js");
var import_ledger_errors = require("./ledger-errors.js");
var import_ledger_time = require("./ledger-time.js");
var import_link_rows = require("./link-rows.js");
var import_sql_commit = require("./sql-commit.js");
var import_sql_failures = require("./sql-failures.js");
function sqlLedger(options) {
  return new SqlLedger(options);
}
class SqlLedger {
  #db;
  #effects;
  #close;
  constructor({ db, effects, close }) {
    this.#db = db;
    this.#effects = effects;
    this.#close = close;
  }
  /**
   * Two statements: the first raises the fence and notes the run in one step; the second reads the link with a snapshot of its own,
   * so that it sees what an older run committed while the first was waiting for it. After the first no older run can commit.
   */
  beginRun({ kind, recordId, trigger, actor }) {
    return this.#call("begin run", recordId, async () => {
      const id = this.#effects.uuid();
      const { rows: [row] } = await import_kysely.sql`
        WITH raised AS (
          INSERT INTO fence (kind, record_id, fence) VALUES (${kind}, ${recordId}, 1)
          ON CONFLICT (kind, record_id) DO UPDATE SET fence = fence.fence + 1 RETURNING fence
        )
        INSERT INTO run (id, kind, record_id, fence, trigger, actor, started_at)
        SELECT ${id}, ${kind}, ${recordId}, fence, ${trigger}, ${actor}, ${this.#now()} FROM raised RETURNING fence`.execute(this.#db);
      const run = { id, kind, recordId, fence: row?.fence ?? 0 };
      return { run, link: kind === "proxy" ? void 0 : await this.#linkOf(kind, recordId) };
    });
  }
  linked(kind, { after, limit }) {
    return this.#call("list linked", void 0, async () => {
      const rows = await this.#db.selectFrom("link").selectAll().where("kind", "=", kind).where("state", "=", "linked").where("left_id", ">", after).orderBy("left_id").limit(limit).execute();
      return rows.map(import_link_rows.linkOfRow).filter((link) => link.state === "linked");
    });
  }
  findByRight(kind, rightId) {
    return this.#call("find by right", rightId, async () => {
      const row = await this.#db.selectFrom("link").selectAll().where("kind", "=", kind).where("right_id", "=", rightId).where("state", "=", "linked").executeTakeFirst();
      return row && (0, import_link_rows.linkOfRow)(row);
    });
  }
  intend(run, intent) {
    return this.#call("intend", intent.recordId, async () => {
      const id = this.#effects.uuid();
      await this.#db.insertInto("journal").values((0, import_journal_rows.journalRow)(id, run, intent, this.#now(), "open")).execute();
      return id;
    });
  }
  settle(journalId, outcome) {
    return this.#call("settle", void 0, async () => {
      const changed = await this.#db.updateTable("journal").where("id", "=", journalId).set({
        outcome: outcome.kind,
        outcome_at: this.#now(),
        reason: "reason" in outcome ? (0, import_json_text.plainText)(outcome.reason) : null,
        ...outcome.kind === "done" && outcome.recordId !== void 0 ? { record_id: outcome.recordId } : {}
      }).executeTakeFirst();
      if (changed.numUpdatedRows === 0n) throw (0, import_ledger_errors.unknownRow)("den Eintrag", journalId);
    });
  }
  commit(run, change) {
    return this.#call("commit", run.recordId, () => this.#db.transaction().execute((tx) => (0, import_sql_commit.applyCommit)(tx, run, change, { now: this.#now(), uuid: () => this.#effects.uuid() })));
  }
  endRun(run, outcome) {
    return this.#call("end run", run.recordId, async () => {
      const changed = await this.#db.updateTable("run").where("id", "=", run.id).set({
        ended_at: this.#now(),
        result: outcome.result,
        counts: (0, import_json_text.jsonText)(outcome.counts),
        error: outcome.error === void 0 ? null : (0, import_json_text.plainText)(outcome.error)
      }).executeTakeFirst();
      if (changed.numUpdatedRows === 0n) throw (0, import_ledger_errors.unknownRow)("den Lauf", run.id);
    });
  }
  claimNotices(recordId) {
    return this.#call("claim notices", recordId, async () => {
      const { rows } = await import_kysely.sql`
        WITH unsent AS (
          SELECT position, attempted_at FROM notice WHERE record_id = ${recordId} AND sent_at IS NULL FOR UPDATE
        )
        UPDATE notice SET attempted_at = ${this.#now()} FROM unsent WHERE notice.position = unsent.position
        RETURNING notice.id, notice.key, notice.record_id AS "recordId", notice.user_id AS "userId", notice.text, notice.detail,
          (unsent.attempted_at IS NOT NULL) AS attempted, notice.position::int AS position`.execute(this.#db);
      return rows.toSorted((a, b) => a.position - b.position).map(({ id, key, recordId: record, userId, text, detail, attempted }) => ({ id, key, recordId: record, userId, text, detail, attempted }));
    });
  }
  noticeSent(noticeId) {
    return this.#call("notice sent", void 0, async () => {
      const changed = await this.#db.updateTable("notice").where("id", "=", noticeId).set({ sent_at: this.#now() }).executeTakeFirst();
      if (changed.numUpdatedRows === 0n) throw (0, import_ledger_errors.unknownRow)("die Mitteilung", noticeId);
    });
  }
  journal(query) {
    return this.#call("journal", query.recordId, async () => {
      let rows = this.#db.selectFrom("journal").innerJoin("run", "run.id", "journal.run_id").selectAll("journal").select("run.actor");
      if (query.recordId !== void 0) rows = rows.where("journal.record_id", "=", query.recordId);
      return (await rows.orderBy("journal.position", "desc").limit(query.limit).execute()).map(import_journal_rows.journalOfRow);
    });
  }
  runs(query) {
    return this.#call("runs", query.recordId, async () => {
      let rows = this.#db.selectFrom("run").selectAll().where("ended_at", "is not", null);
      if (query.recordId !== void 0) rows = rows.where("record_id", "=", query.recordId);
      return (await rows.orderBy("ended_at", "desc").orderBy("fence", "desc").limit(query.limit).execute()).map((row) => ({
        recordId: row.record_id,
        trigger: row.trigger,
        startedAt: row.started_at,
        endedAt: row.ended_at ?? "",
        result: row.result ?? "",
        counts: row.counts ?? {},
        ...row.error === null ? {} : { error: row.error }
      }));
    });
  }
  runResults(kind, since) {
    return this.#call("run results", void 0, async () => {
      const rows = await this.#db.selectFrom("run").select(["result", import_kysely.sql`count(*)::int`.as("count")]).where("kind", "=", kind).where("ended_at", ">=", (0, import_ledger_time.ledgerTime)(since)).groupBy("result").execute();
      return Object.fromEntries(rows.map((row) => [row.result ?? "", row.count]));
    });
  }
  ping() {
    return this.#call("ping", void 0, async () => {
      await import_kysely.sql`SELECT 1`.execute(this.#db);
    });
  }
  close() {
    return this.#close();
  }
  async #linkOf(kind, leftId) {
    const row = await this.#db.selectFrom("link").selectAll().where("kind", "=", kind).where("left_id", "=", leftId).executeTakeFirst();
    return row && (0, import_link_rows.linkOfRow)(row);
  }
  #now() {
    return (0, import_ledger_time.ledgerTime)(this.#effects.now());
  }
  #call(operation, record, action) {
    return (0, import_sql_failures.callLedger)(this.#effects, { operation, ...record === void 0 ? {} : { record } }, action);
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  sqlLedger
});
//# sourceMappingURL=sql-ledger.js.map
