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
var api_faults_exports = {};
__export(api_faults_exports, {
  ApiFaults: () => ApiFaults,
  apiFaultKinds: () => apiFaultKinds,
  apiFaultSchema: () => apiFaultSchema
});
module.exports = __toCommonJS(api_faults_exports);
var import_zod = require("zod");
const apiFaultKinds = ["error", "sync-token-expired", "items-missing", "sync-token-missing", "short-page", "empty-page", "stale-read", "duplicate-accepted"];
const apiFaultSchema = import_zod.z.strictObject({
  id: import_zod.z.string().min(1).max(100).optional(),
  kind: import_zod.z.enum(apiFaultKinds),
  /** `events.list`, `events.*`, … */
  method: import_zod.z.string().optional(),
  calendarId: import_zod.z.string().optional(),
  quotaUser: import_zod.z.string().optional(),
  /** How often it strikes; without it until it is removed. */
  times: import_zod.z.int().positive().optional(),
  /** How many matching calls pass first. */
  after: import_zod.z.int().nonnegative().optional(),
  status: import_zod.z.int().min(400).max(599).optional(),
  reason: import_zod.z.string().optional(),
  message: import_zod.z.string().optional(),
  /** Seconds, or a date. */
  retryAfter: import_zod.z.string().optional(),
  afterEffect: import_zod.z.boolean().optional(),
  pageSize: import_zod.z.int().positive().optional()
});
class ApiFaults {
  #rules = [];
  #snapshots = /* @__PURE__ */ new Map();
  #state;
  #sequence = 0;
  constructor(state) {
    this.#state = state;
  }
  /** Adds a rule and returns its id; a rule with the same id is replaced. */
  add(fault) {
    this.#sequence += 1;
    const id = fault.id ?? `api-fault-${this.#sequence}`;
    this.remove(id);
    this.#rules.push({ ...fault, id, matched: 0, struck: 0 });
    if (fault.kind === "stale-read") this.#snapshots.set(id, structuredClone(this.#state));
    return id;
  }
  remove(id) {
    const index = this.#rules.findIndex((rule) => rule.id === id);
    if (index >= 0) this.#rules.splice(index, 1);
    this.#snapshots.delete(id);
    return index >= 0;
  }
  clear() {
    this.#rules.length = 0;
    this.#snapshots.clear();
  }
  /** Also rules that are used up, so that a test can see how often they struck. */
  list() {
    return this.#rules;
  }
  /** The fault for this call, if any; counts it. */
  take(target) {
    for (const rule of this.#rules) {
      if (!fits(rule, target) || rule.struck >= (rule.times ?? Infinity)) continue;
      rule.matched += 1;
      if (rule.matched <= (rule.after ?? 0)) continue;
      rule.struck += 1;
      const snapshot = this.#snapshots.get(rule.id);
      return snapshot === void 0 ? rule : { ...rule, snapshot };
    }
    return void 0;
  }
}
function fits(rule, target) {
  if (rule.kind === "sync-token-expired" && !target.hasSyncToken) return false;
  if (rule.calendarId !== void 0 && rule.calendarId !== target.calendarId) return false;
  if (rule.quotaUser !== void 0 && rule.quotaUser !== target.quotaUser) return false;
  if (rule.method === void 0) return suits(rule.kind, target.method);
  const wanted = rule.method.endsWith(".*") ? target.method.startsWith(rule.method.slice(0, -1)) : target.method === rule.method;
  return wanted && suits(rule.kind, target.method);
}
function suits(kind, method) {
  switch (kind) {
    case "error":
      return true;
    case "duplicate-accepted":
      return method === "events.insert";
    case "stale-read":
      return /\.(list|get|instances)$/u.test(method);
    case "items-missing":
      return /\.(list|instances)$/u.test(method);
    case "sync-token-expired":
    case "sync-token-missing":
    case "short-page":
    case "empty-page":
      return method === "events.list";
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  ApiFaults,
  apiFaultKinds,
  apiFaultSchema
});
//# sourceMappingURL=api-faults.js.map
