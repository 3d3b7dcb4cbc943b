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
var faults_exports = {};
__export(faults_exports, {
  Faults: () => Faults,
  faultKinds: () => faultKinds,
  faultRuleSchema: () => faultRuleSchema
});
module.exports = __toCommonJS(faults_exports);
var import_zod = require("zod");
const faultKinds = ["status", "reset-before", "reset-after", "hang", "hang-after", "delay", "html", "empty", "truncated"];
const faultRuleSchema = import_zod.z.strictObject({
  id: import_zod.z.string().min(1).max(100).optional(),
  method: import_zod.z.string().optional(),
  /** Regular expression over path and query. */
  path: import_zod.z.string().refine(isPattern, "path must be a regular expression").optional(),
  /** How often it strikes; without it until it is removed. */
  times: import_zod.z.int().positive().optional(),
  /** How many matching requests pass first. */
  after: import_zod.z.int().nonnegative().optional(),
  kind: import_zod.z.enum(faultKinds),
  status: import_zod.z.int().min(100).max(599).optional(),
  headers: import_zod.z.record(import_zod.z.string(), import_zod.z.string()).optional(),
  body: import_zod.z.string().optional(),
  delayMs: import_zod.z.int().nonnegative().max(6e5).optional()
});
class Faults {
  #rules = [];
  #sequence = 0;
  /** Adds a rule and returns its id; a rule with the same id is replaced. */
  add(rule) {
    this.#sequence += 1;
    const id = rule.id ?? `fault-${this.#sequence}`;
    this.remove(id);
    this.#rules.push({ ...rule, id, matched: 0, struck: 0 });
    return id;
  }
  remove(id) {
    const index = this.#rules.findIndex((rule) => rule.id === id);
    if (index >= 0) this.#rules.splice(index, 1);
    return index >= 0;
  }
  clear() {
    this.#rules.length = 0;
  }
  /** Also rules that are used up, so that a test can see how often they struck. */
  list() {
    return this.#rules;
  }
  /** The fault for this request, if any; counts it. */
  take(method, target) {
    for (const rule of this.#rules) {
      if (!fits(rule, method, target) || rule.struck >= (rule.times ?? Infinity)) continue;
      rule.matched += 1;
      if (rule.matched <= (rule.after ?? 0)) continue;
      rule.struck += 1;
      return rule;
    }
    return void 0;
  }
}
function fits(rule, method, target) {
  if (rule.method !== void 0 && rule.method.toUpperCase() !== method) return false;
  return rule.path === void 0 || new RegExp(rule.path, "u").test(target);
}
function isPattern(text) {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Faults,
  faultKinds,
  faultRuleSchema
});
//# sourceMappingURL=faults.js.map
