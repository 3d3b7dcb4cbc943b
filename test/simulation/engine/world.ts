import type { Effect } from '../../../src/hub/effects/effects.js';
import { Faults, type Fault } from './faults.js';
import type { HubProcess, Work } from './process.js';
import { Rng } from './rng.js';
import { Timers } from './timers.js';
import { Trace } from './trace.js';

/** An effect that a process asks for and that waits for its turn. */
export interface Request {
  readonly process: HubProcess;
  readonly work: Work | undefined;
  readonly effect: Effect;
  readonly action: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A Friday before the change to summer time. */
const beginning = Date.UTC(2026, 2, 27, 8, 0, 0);

/** Time, chance and everything that waits. One world is one history. */
export class World {
  readonly random: Rng;
  readonly trace: Trace;
  readonly timers = new Timers();
  readonly faults = new Faults();
  readonly requests: Request[] = [];
  /** True time, which no host need agree with. */
  time = beginning;
  /** How far the hub's clock is off. */
  hubClockOffset = 0;
  /** The effect that happens right now: who asked for it. */
  current: Request | undefined;
  /** The fault that strikes it. */
  fault: Fault | undefined;

  constructor(seed: number, keep: 'all' | 'nothing') {
    this.random = new Rng(seed);
    this.trace = new Trace(keep);
  }

  /** The read that happens right now comes from a replica that lags behind. */
  get readsStale(): boolean { return this.fault?.kind === 'stale_read'; }
  /** The listing that is read right now lacks its last entry. */
  get readsShort(): boolean { return this.fault?.kind === 'short_read'; }

  note(text: string): void {
    this.trace.note(this.time, text);
  }

  request(request: Request): void {
    this.requests.push(request);
  }

  /** A dead process waits for nothing. */
  forget(process: HubProcess): void {
    this.timers.forget(process);
    for (let index = this.requests.length - 1; index >= 0; index -= 1) {
      if (this.requests[index]?.process === process) this.requests.splice(index, 1);
    }
  }
}
