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
var beteiligter_run_exports = {};
__export(beteiligter_run_exports, {
  BeteiligterRun: () => BeteiligterRun,
  pick: () => pick,
  seenOf: () => seenOf,
  versionOf: () => versionOf
});
module.exports = __toCommonJS(beteiligter_run_exports);
var import_http_answer = require("../../hub/errors/http-answer.js");
var import_memory = require("./memory.js");
class BeteiligterRun {
  context;
  id;
  #lock;
  #run;
  #memory;
  constructor(context, lock, run, link) {
    this.context = context;
    this.id = run.recordId;
    this.#lock = lock;
    this.#run = run;
    this.#memory = (0, import_memory.memoryOf)(link);
  }
  get memory() {
    return this.#memory;
  }
  /** Commits what is now known, and notices with it; a run whose lock or fence is lost cannot. */
  async remember(memory, notices = []) {
    await this.context.hub.ledger.commit(this.#run, { link: (0, import_memory.linkOf)(this.id, memory), notices });
    this.#memory = memory;
  }
  /** Closes the link for a reason told in the journal; the other side keeps its record. */
  async close(reason, notices = []) {
    const rightId = this.#memory.state === "linked" ? String(this.#memory.betNr) : null;
    await this.context.hub.ledger.commit(this.#run, { link: { state: "closed", leftId: this.id, rightId, reason }, notices });
    this.#memory = { state: "closed" };
  }
  /** Commits notices, and the values they are about, before the write that would make them unprovable. */
  async announce(notices, remarks) {
    if (notices.length > 0) await this.context.hub.ledger.commit(this.#run, { notices, remarks });
  }
  /** Checks the lock, notes the intent, writes, notes the outcome: every write of the sync goes this way. */
  async write(intent, write, outcomeOf) {
    const { ledger } = this.context.hub;
    await this.#lock.assertHeld();
    const journalId = await ledger.intend(this.#run, intent);
    try {
      const answer = await write();
      await ledger.settle(journalId, outcomeOf(answer));
      return answer;
    } catch (error) {
      await ledger.settle(journalId, failureOutcome((0, import_http_answer.asHubError)(error)));
      throw error;
    }
  }
  /** One conditional, journaled write of the CRM record. */
  updateEspo(record, attributes, why) {
    return this.write(
      { system: "espocrm", operation: "PUT CBeteiligte", recordId: this.id, before: pick(record, Object.keys(attributes)), after: attributes, why },
      () => this.context.espocrm.update("CBeteiligte", this.id, attributes, versionOf(record)),
      (answer) => answer.kind === "updated" ? { kind: "done" } : { kind: "refused", reason: answer.kind }
    );
  }
  /** Keeps one journal row for a write that protection holds back, however often the run comes by. */
  async noteSuppressed(intent) {
    const { ledger } = this.context.hub;
    const rows = await ledger.journal({ recordId: intent.recordId, limit: 20 });
    const last = rows.find((row) => row.system === intent.system);
    if (last?.outcome === "suppressed" && JSON.stringify(last.after) === JSON.stringify(intent.after)) return;
    await ledger.settle(await ledger.intend(this.#run, intent), { kind: "suppressed" });
  }
}
const pick = (record, names) => Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
function versionOf(record) {
  if (typeof record.versionNumber === "number") return { kind: "version", versionNumber: record.versionNumber };
  return record.modifiedAt ? { kind: "modified_at", modifiedAt: record.modifiedAt } : { kind: "unchecked" };
}
function seenOf(record, rest, writer) {
  const { versionNumber, modifiedAt, modifiedById } = record;
  return {
    versionNumber: typeof versionNumber === "number" ? versionNumber : null,
    modifiedAt: typeof modifiedAt === "string" ? modifiedAt : null,
    modifiedById: writer === "hub" && typeof modifiedById === "string" ? modifiedById : null,
    ...rest
  };
}
function failureOutcome(error) {
  const kind = error.code === "outcome_unknown" || error.code === "internal" ? "unknown" : "refused";
  return { kind, reason: `${error.code}: ${error.message}` };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  BeteiligterRun,
  pick,
  seenOf,
  versionOf
});
//# sourceMappingURL=beteiligter-run.js.map
