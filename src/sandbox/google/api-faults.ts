import { z } from 'zod';
import type { GoogleState } from './state.js';

/**
 * What can go wrong in the service itself, beside the faults of the wire.
 * - `error`: answers with `status`, `reason`, `message`, `retryAfter`; nothing is done. With `afterEffect` it is done all the same.
 * - `sync-token-expired`: 410 `fullSyncRequired` to a list with a sync token.
 * - `items-missing`, `sync-token-missing`: a list without its `items`, a last page without its `nextSyncToken`.
 * - `short-page`: pages of `pageSize` (default 1) entries. `empty-page`: a page without entries that others follow.
 * - `stale-read`: reads see the calendars as they were when the rule was added.
 * - `duplicate-accepted`: an insert with an id that exists is taken and replaces it.
 */
export const apiFaultKinds = ['error', 'sync-token-expired', 'items-missing', 'sync-token-missing', 'short-page', 'empty-page', 'stale-read', 'duplicate-accepted'] as const;

export const apiFaultSchema = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  kind: z.enum(apiFaultKinds),
  /** `events.list`, `events.*`, … */
  method: z.string().optional(),
  calendarId: z.string().optional(),
  quotaUser: z.string().optional(),
  /** How often it strikes; without it until it is removed. */
  times: z.int().positive().optional(),
  /** How many matching calls pass first. */
  after: z.int().nonnegative().optional(),
  status: z.int().min(400).max(599).optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  /** Seconds, or a date. */
  retryAfter: z.string().optional(),
  afterEffect: z.boolean().optional(),
  pageSize: z.int().positive().optional(),
});

export type ApiFault = z.infer<typeof apiFaultSchema>;
export type ActiveApiFault = ApiFault & { readonly id: string; matched: number; struck: number };
export type FaultTarget = { readonly method: string; readonly calendarId: string | undefined; readonly quotaUser: string; readonly hasSyncToken: boolean };
/** The fault that strikes a call, for `stale-read` with what the calendars were. */
export type StruckFault = ApiFault & { readonly snapshot?: GoogleState };

/** The faults of the service; the first rule that strikes wins. */
export class ApiFaults {
  readonly #rules: ActiveApiFault[] = [];
  readonly #snapshots = new Map<string, GoogleState>();
  readonly #state: GoogleState;
  #sequence = 0;

  constructor(state: GoogleState) {
    this.#state = state;
  }

  /** Adds a rule and returns its id; a rule with the same id is replaced. */
  add(fault: ApiFault): string {
    this.#sequence += 1;
    const id = fault.id ?? `api-fault-${this.#sequence}`;
    this.remove(id);
    this.#rules.push({ ...fault, id, matched: 0, struck: 0 });
    if (fault.kind === 'stale-read') this.#snapshots.set(id, structuredClone(this.#state));
    return id;
  }

  remove(id: string): boolean {
    const index = this.#rules.findIndex((rule) => rule.id === id);
    if (index >= 0) this.#rules.splice(index, 1);
    this.#snapshots.delete(id);
    return index >= 0;
  }

  clear(): void {
    this.#rules.length = 0;
    this.#snapshots.clear();
  }

  /** Also rules that are used up, so that a test can see how often they struck. */
  list(): readonly ActiveApiFault[] {
    return this.#rules;
  }

  /** The fault for this call, if any; counts it. */
  take(target: FaultTarget): StruckFault | undefined {
    for (const rule of this.#rules) {
      if (!fits(rule, target) || rule.struck >= (rule.times ?? Infinity)) continue;
      rule.matched += 1;
      if (rule.matched <= (rule.after ?? 0)) continue;
      rule.struck += 1;
      const snapshot = this.#snapshots.get(rule.id);
      return snapshot === undefined ? rule : { ...rule, snapshot };
    }
    return undefined;
  }
}

function fits(rule: ApiFault, target: FaultTarget): boolean {
  if (rule.kind === 'sync-token-expired' && !target.hasSyncToken) return false;
  if (rule.calendarId !== undefined && rule.calendarId !== target.calendarId) return false;
  if (rule.quotaUser !== undefined && rule.quotaUser !== target.quotaUser) return false;
  if (rule.method === undefined) return suits(rule.kind, target.method);
  const wanted = rule.method.endsWith('.*') ? target.method.startsWith(rule.method.slice(0, -1)) : target.method === rule.method;
  return wanted && suits(rule.kind, target.method);
}

/** A kind that bends lists strikes lists only, and so on. */
function suits(kind: ApiFault['kind'], method: string): boolean {
  switch (kind) {
    case 'error': return true;
    case 'duplicate-accepted': return method === 'events.insert';
    case 'stale-read': return /\.(list|get|instances)$/u.test(method);
    case 'items-missing': return /\.(list|instances)$/u.test(method);
    case 'sync-token-expired':
    case 'sync-token-missing':
    case 'short-page':
    case 'empty-page': return method === 'events.list';
  }
}
