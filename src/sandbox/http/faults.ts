import { z } from 'zod';

/**
 * What can go wrong on the wire.
 * - `status`: answers with `status` (default 500) and `headers`; nothing is done.
 * - `reset-before`: connection reset; nothing is done.
 * - `reset-after`: the effect is done, then the connection is reset: the reply is lost.
 * - `hang`: never answers; nothing is done. `hang-after`: the effect is done, never answers.
 * - `delay`: works as usual, `delayMs` (default 1000) later.
 * - `html`: 200 with a page of a proxy; nothing is done.
 * - `empty`, `truncated`: the effect is done; the body is missing, or cut in half.
 */
export const faultKinds = ['status', 'reset-before', 'reset-after', 'hang', 'hang-after', 'delay', 'html', 'empty', 'truncated'] as const;

export const faultRuleSchema = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  method: z.string().optional(),
  /** Regular expression over path and query. */
  path: z.string().refine(isPattern, 'path must be a regular expression').optional(),
  /** How often it strikes; without it until it is removed. */
  times: z.int().positive().optional(),
  /** How many matching requests pass first. */
  after: z.int().nonnegative().optional(),
  kind: z.enum(faultKinds),
  status: z.int().min(100).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  delayMs: z.int().nonnegative().max(600_000).optional(),
});

export type FaultRule = z.infer<typeof faultRuleSchema>;
export type ActiveFault = FaultRule & { id: string; matched: number; struck: number };

/** The fault rules of one system; the first rule that strikes wins. */
export class Faults {
  readonly #rules: ActiveFault[] = [];
  #sequence = 0;

  /** Adds a rule and returns its id; a rule with the same id is replaced. */
  add(rule: FaultRule): string {
    this.#sequence += 1;
    const id = rule.id ?? `fault-${this.#sequence}`;
    this.remove(id);
    this.#rules.push({ ...rule, id, matched: 0, struck: 0 });
    return id;
  }

  remove(id: string): boolean {
    const index = this.#rules.findIndex((rule) => rule.id === id);
    if (index >= 0) this.#rules.splice(index, 1);
    return index >= 0;
  }

  clear(): void {
    this.#rules.length = 0;
  }

  /** Also rules that are used up, so that a test can see how often they struck. */
  list(): readonly ActiveFault[] {
    return this.#rules;
  }

  /** The fault for this request, if any; counts it. */
  take(method: string, target: string): FaultRule | undefined {
    for (const rule of this.#rules) {
      if (!fits(rule, method, target) || rule.struck >= (rule.times ?? Infinity)) continue;
      rule.matched += 1;
      if (rule.matched <= (rule.after ?? 0)) continue;
      rule.struck += 1;
      return rule;
    }
    return undefined;
  }
}

function fits(rule: FaultRule, method: string, target: string): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  return rule.path === undefined || new RegExp(rule.path, 'u').test(target);
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
