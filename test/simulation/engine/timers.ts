import type { HubProcess } from './process.js';

/** Something that happens by itself at a time; of a process: not after its death, and late while it is frozen. */
export interface Timer {
  readonly process: HubProcess | undefined;
  at: number;
  readonly fire: () => void;
}

/** Everything that waits for virtual time to pass. */
export class Timers {
  #timers: Timer[] = [];

  add(timer: Timer): () => void {
    this.#timers.push(timer);
    return () => { this.#timers = this.#timers.filter((other) => other !== timer); };
  }

  forget(process: HubProcess): void {
    this.#timers = this.#timers.filter((timer) => timer.process !== process);
  }

  /** The earliest time at which one can fire. */
  nextAt(): number | undefined {
    let next: number | undefined;
    for (const timer of this.#timers) {
      const at = Math.max(timer.at, timer.process?.frozenUntil ?? 0);
      if (next === undefined || at < next) next = at;
    }
    return next;
  }

  /** Takes out the one that is due first, if any is. */
  takeDue(now: number): Timer | undefined {
    let due: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= now && (timer.process?.frozenUntil ?? 0) <= now && (due === undefined || timer.at < due.at)) due = timer;
    }
    if (due) this.#timers.splice(this.#timers.indexOf(due), 1);
    return due;
  }
}
