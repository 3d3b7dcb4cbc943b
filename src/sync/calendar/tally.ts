import type { Counts, Operation, Plan } from '../../domain/calendar/plan-types.js';
import type { RunCounts } from './context.js';

/** What a run did by now. */
export class Tally {
  readonly #done = new Map<Operation['kind'], number>();
  readonly #conflicts = new Set<string>();
  #asks = 0;
  #unreadable = 0;
  #suppressed = 0;
  #cursorLost = 0;
  readonly #failed = new Set<string>();

  done({ kind }: Operation): void { this.#done.set(kind, this.#of(kind) + 1); }
  suppressed(): void { this.#suppressed += 1; }
  /** `key` names what was set aside. */
  failed(key: string): void { this.#failed.add(key); }
  cursorLost(): void { this.#cursorLost = 1; }

  planned({ conflicts, asks, unreadable }: Plan): void {
    for (const { key } of conflicts) this.#conflicts.add(key);
    this.#asks = asks.length;
    this.#unreadable = unreadable.length;
  }

  get writes(): number { return [...this.#done.values()].reduce((sum, count) => sum + count, 0); }

  get counts(): RunCounts {
    const done: Counts = {
      newInAdvoware: this.#of('create_advoware'), newInGoogle: this.#of('create_google'),
      deletedInAdvoware: this.#of('delete_advoware'), deletedInGoogle: this.#of('delete_google'),
      updatedInAdvoware: this.#of('update_advoware'), updatedInGoogle: this.#of('update_google'),
      links: this.#of('link') + this.#of('mark_google'),
    };
    return {
      ...done, conflicts: this.#conflicts.size, asks: this.#asks, unreadable: this.#unreadable, failed: this.#failed.size,
      suppressed: this.#suppressed, cursorLost: this.#cursorLost,
    };
  }

  #of(kind: Operation['kind']): number { return this.#done.get(kind) ?? 0; }
}
