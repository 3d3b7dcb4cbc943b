import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import type { SetAside } from '../../hub/ledger/calendars/calendar-store.js';

type Known = Readonly<Record<string, SetAside>>;

/** What failed by itself and waits for a later run, longer each time, so that it costs nobody anything (I22). */
export class AsideList {
  readonly #known: Known;
  readonly #patience: 'wait' | 'insist';
  readonly #now: Temporal.Instant;
  readonly #here = new Map<string, SetAside>();

  /** @param patience `insist`: a person asked for the run, so everything is tried. */
  constructor(known: Known, patience: 'wait' | 'insist', now: Temporal.Instant) {
    this.#known = known;
    this.#patience = patience;
    this.#now = now;
  }

  /** True for what failed in this run already, or is not due yet. */
  isWaiting(key: string): boolean {
    if (this.#here.has(key)) return true;
    const known = this.#known[key];
    if (!known || this.#patience === 'insist' || known.until <= this.#now.toString()) return false;
    this.#here.set(key, known);
    return true;
  }

  /** Answers how often it has failed by now. */
  add(key: string, reason: string): number {
    const attempts = (this.#known[key]?.attempts ?? 0) + 1;
    const minutes = attempts === 1 ? 0 : Math.min(longestMinutes, firstMinutes * 2 ** (attempts - 2));
    this.#here.set(key, { attempts, until: this.#now.add({ seconds: minutes * 60 }).toString(), reason });
    return attempts;
  }

  /** What waits after this run; undefined when that is as before. What the plan asks for no more is forgotten. */
  get changed(): Known | undefined {
    const now = Object.fromEntries(this.#here);
    return isDeepStrictEqual(now, this.#known) ? undefined : now;
  }
}

const firstMinutes = 5;
const longestMinutes = 24 * 60;
