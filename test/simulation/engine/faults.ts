import type { Effect } from '../../../src/hub/effects/effects.js';

/** Faults of a call over HTTP. `…_after`: the effect happened, the answer did not come through. */
export type HttpFault =
  | 'refused' | 'timeout_before' | 'timeout_after' | 'reset_after' | 'truncated_after'
  | '400' | '401' | '403' | '409' | '429' | '500_before' | '500_after' | '502_after' | '503' | '504_after'
  | 'html_after' | 'html_instead' | 'empty_after' | 'gateway_404' | 'stale_read' | 'short_read';
/** Faults of Redis and of the ledger's data base. */
export type StoreFault = 'down_before' | 'down_after';
/** What happens to the process that wants the effect. */
export type ProcessFault = 'crash_before' | 'crash_after' | 'freeze';
export type FaultKind = HttpFault | StoreFault | ProcessFault;

/** A fault that waits for its effect. */
export interface Fault {
  readonly kind: FaultKind;
  readonly system: Effect['system'] | 'any';
  /** Only reads, only writes, or both. */
  readonly calls: 'reads' | 'writes' | 'all';
  /** So many effects that fit pass before it strikes. */
  readonly skip: number;
  /** How often it strikes. */
  readonly times: number;
  /** Only at effects on this record. */
  readonly record?: string;
  /** How long a process is frozen. */
  readonly milliseconds?: number;
}

/** The faults that are armed. */
export class Faults {
  #armed: { readonly fault: Fault; skip: number; times: number }[] = [];
  /** How many have struck, by kind. */
  readonly struck = new Map<FaultKind, number>();

  arm(fault: Fault): void {
    this.#armed.push({ fault, skip: fault.skip, times: fault.times });
  }

  clear(): void {
    this.#armed = [];
  }

  /** Only what lasts until it is mended stays. */
  keepPoison(): void {
    this.#armed = this.#armed.filter(({ fault }) => fault.times === Infinity);
  }

  /** The fault that strikes at this effect. `besides`: what its process waits for, too. */
  take(effect: Effect, besides: readonly Effect[]): Fault | undefined {
    for (const armed of this.#armed) {
      if (!fits(armed.fault, effect) || (armed.fault.kind === 'freeze' && [effect, ...besides].some(isCreation))) continue;
      if (armed.skip > 0) {
        armed.skip -= 1;
        continue;
      }
      armed.times -= 1;
      if (armed.times <= 0) this.#armed = this.#armed.filter((other) => other !== armed);
      this.struck.set(armed.fault.kind, (this.struck.get(armed.fault.kind) ?? 0) + 1);
      return armed.fault;
    }
    return undefined;
  }
}

export const isRead = (effect: Effect): boolean => effect.operation.startsWith('GET ');

/**
 * A known gap: a process that stands still between its last look at the lock and a creation, for longer than the lock lives,
 * makes a second record, or a second note. Neither system has a way to refuse it.
 */
const isCreation = ({ operation }: Effect): boolean => operation.startsWith('POST ');

function fits(fault: Fault, effect: Effect): boolean {
  if (fault.system !== 'any' && fault.system !== effect.system) return false;
  if (fault.record !== undefined && fault.record !== effect.record) return false;
  switch (fault.calls) {
    case 'all': return true;
    case 'reads': return isRead(effect);
    case 'writes': return !isRead(effect);
  }
}
