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
var memory_ledger_exports = {};
__export(memory_ledger_exports, {
  emptyMemoryLedger: () => emptyMemoryLedger,
  memoryLedger: () => memoryLedger
});
module.exports = __toCommonJS(memory_ledger_exports);
var import_json_text = require("./json-text.js");
var import_ledger_errors = require("./ledger-errors.js");
var import_ledger_time = require("./ledger-time.js");
const emptyMemoryLedger = () => ({ fences: /* @__PURE__ */ new Map(), links: /* @__PURE__ */ new Map(), runs: /* @__PURE__ */ new Map(), journal: /* @__PURE__ */ new Map(), notices: /* @__PURE__ */ new Map() });
function memoryLedger(effects, state = emptyMemoryLedger()) {
  return new MemoryLedger(effects, state);
}
class MemoryLedger {
  #effects;
  #state;
  constructor(effects, state) {
    this.#effects = effects;
    this.#state = state;
  }
  beginRun(start) {
    return this.#call("begin run", start.recordId, () => {
      const fence = (this.#state.fences.get(recordKey(start.kind, start.recordId)) ?? 0) + 1;
      const run = { id: this.#effects.uuid(), kind: start.kind, recordId: start.recordId, fence };
      this.#state.fences.set(recordKey(start.kind, start.recordId), fence);
      this.#state.runs.set(run.id, { run, start, startedAt: this.#now() });
      const link = start.kind === "proxy" ? void 0 : this.#state.links.get(recordKey(start.kind, start.recordId));
      return { run, link: link && structuredClone(link) };
    });
  }
  linked(kind, { after, limit }) {
    return this.#call("list linked", void 0, () => [...this.#state.links.entries()].flatMap(([key, link]) => link.state === "linked" && key === recordKey(kind, link.leftId) && link.leftId > after ? [structuredClone(link)] : []).sort((one, other) => one.leftId < other.leftId ? -1 : 1).slice(0, limit));
  }
  findByRight(kind, rightId) {
    return this.#call("find by right", rightId, () => {
      const link = this.#linkedTo(kind, rightId);
      return link && structuredClone(link);
    });
  }
  intend(run, intent) {
    return this.#call("intend", intent.recordId, () => this.#note(run, intent, "open"));
  }
  settle(journalId, outcome) {
    return this.#call("settle", void 0, () => {
      const row = this.#state.journal.get(journalId);
      if (!row) throw (0, import_ledger_errors.unknownRow)("den Eintrag", journalId);
      const recordId = outcome.kind === "done" ? outcome.recordId ?? row.recordId : row.recordId;
      const reason = "reason" in outcome ? (0, import_json_text.plainText)(outcome.reason) : null;
      this.#state.journal.set(journalId, { ...row, recordId, outcome: outcome.kind, outcomeAt: this.#now(), reason });
    });
  }
  commit(run, change) {
    return this.#call("commit", run.recordId, () => {
      if (this.#state.fences.get(recordKey(run.kind, run.recordId)) !== run.fence) throw (0, import_ledger_errors.fenced)(run);
      if (change.link && run.kind !== "proxy") this.#saveLink(run.kind, change.link);
      for (const draft of change.notices ?? []) {
        if (this.#state.notices.has(draft.key)) continue;
        const stored = { ...draft, text: (0, import_json_text.plainText)(draft.text), detail: copy(draft.detail) };
        this.#state.notices.set(draft.key, { id: this.#effects.uuid(), draft: stored, attempted: false, sent: false });
      }
      for (const remark of change.remarks ?? []) this.#note(run, remark, "remark");
    });
  }
  endRun(run, outcome) {
    return this.#call("end run", run.recordId, () => {
      const stored = this.#state.runs.get(run.id);
      if (!stored) throw (0, import_ledger_errors.unknownRow)("den Lauf", run.id);
      this.#state.runs.set(run.id, { ...stored, ended: { at: this.#now(), outcome: { ...outcome, counts: { ...outcome.counts } } } });
    });
  }
  claimNotices(recordId) {
    return this.#call("claim notices", recordId, () => {
      const unsent = [...this.#state.notices].filter(([, notice]) => notice.draft.recordId === recordId && !notice.sent);
      for (const [key, notice] of unsent) this.#state.notices.set(key, { ...notice, attempted: true });
      return unsent.map(([, { id, draft, attempted }]) => ({ ...structuredClone(draft), id, attempted }));
    });
  }
  noticeSent(noticeId) {
    return this.#call("notice sent", void 0, () => {
      const found = [...this.#state.notices].find(([, notice]) => notice.id === noticeId);
      if (!found) throw (0, import_ledger_errors.unknownRow)("die Mitteilung", noticeId);
      this.#state.notices.set(found[0], { ...found[1], sent: true });
    });
  }
  journal(query) {
    return this.#call("journal", query.recordId, () => [...this.#state.journal.values()].filter((row) => query.recordId === void 0 || row.recordId === query.recordId).toReversed().slice(0, query.limit).map((row) => structuredClone(row)));
  }
  runs(query) {
    return this.#call("runs", query.recordId, () => [...this.#state.runs.values()].flatMap(({ run, start, startedAt, ended }) => ended && (query.recordId === void 0 || run.recordId === query.recordId) ? [{ fence: run.fence, shown: { recordId: run.recordId, trigger: start.trigger, startedAt, endedAt: ended.at, ...ended.outcome } }] : []).toSorted((a, b) => a.shown.endedAt === b.shown.endedAt ? b.fence - a.fence : a.shown.endedAt < b.shown.endedAt ? 1 : -1).slice(0, query.limit).map(({ shown }) => shown));
  }
  runResults(kind, since) {
    return this.#call("run results", void 0, () => {
      const counts = {};
      for (const { run, ended } of this.#state.runs.values()) {
        if (run.kind !== kind || !ended || ended.at < (0, import_ledger_time.ledgerTime)(since)) continue;
        counts[ended.outcome.result] = (counts[ended.outcome.result] ?? 0) + 1;
      }
      return counts;
    });
  }
  ping() {
    return this.#call("ping", void 0, () => void 0);
  }
  close() {
    return Promise.resolve();
  }
  #saveLink(kind, link) {
    const other = link.state === "linked" ? this.#linkedTo(kind, link.rightId) : void 0;
    if (link.state === "linked" && other && other.leftId !== link.leftId) throw (0, import_ledger_errors.takenRight)(kind, link.leftId, link.rightId);
    this.#state.links.set(recordKey(kind, link.leftId), copyLink(link));
  }
  #linkedTo(kind, rightId) {
    return [...this.#state.links].find(([key, link]) => key.startsWith(`${kind} `) && link.state === "linked" && link.rightId === rightId)?.[1];
  }
  #note(run, intent, outcome) {
    const id = this.#effects.uuid();
    const now = this.#now();
    const actor = this.#state.runs.get(run.id)?.start.actor ?? "";
    this.#state.journal.set(id, {
      ...intent,
      id,
      runId: run.id,
      actor,
      before: copy(intent.before),
      after: copy(intent.after),
      why: (0, import_json_text.plainText)(intent.why),
      intentAt: now,
      outcome,
      outcomeAt: outcome === "remark" ? now : null,
      reason: null
    });
    return id;
  }
  #now() {
    return (0, import_ledger_time.ledgerTime)(this.#effects.now());
  }
  #call(operation, record, action) {
    return this.#effects.run({ system: "ledger", operation, ...record === void 0 ? {} : { record } }, () => new Promise((resolve) => {
      resolve(action());
    }));
  }
}
const recordKey = (kind, recordId) => `${kind} ${recordId}`;
function copy(value) {
  return value === null ? value : JSON.parse((0, import_json_text.jsonText)(value));
}
function copyLink(link) {
  switch (link.state) {
    case "creating":
      return { ...link, intent: copy(link.intent) };
    case "linked":
      return { ...link, base: copy(link.base), seen: copy(link.seen) };
    case "closed":
      return { ...link };
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  emptyMemoryLedger,
  memoryLedger
});
//# sourceMappingURL=memory-ledger.js.map
