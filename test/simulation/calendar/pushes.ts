import type { EventQueue } from '../systems/event-queue.js';
import type { World } from '../engine/world.js';
import type { PushFate, Who } from './history.js';

interface Push { readonly who: Who; readonly at: number }

const lateMs = 20 * 60_000;

/** Google's pushes on their way: they say only that something changed, and any may get lost. */
export class Pushes {
  readonly #world: World;
  readonly #queue: EventQueue;
  #waiting: Push[] = [];
  #fates: PushFate[] = [];

  constructor(world: World, queue: EventQueue) {
    this.#world = world;
    this.#queue = queue;
  }

  arm(fate: PushFate): void {
    this.#fates.push(fate);
  }

  disarm(): void {
    this.#fates = [];
  }

  push(who: Who): void {
    const delay = this.#world.random.between(0, 20_000);
    switch (this.#fates.shift()) {
      case 'lost': return;
      case 'doubled': this.#add(who, delay); this.#add(who, this.#world.random.between(0, 300_000)); return;
      case 'late': this.#add(who, lateMs + delay); return;
      case undefined: this.#add(who, delay);
    }
  }

  due(now: number): readonly (() => void)[] {
    return this.#waiting.filter(({ at }) => at <= now).map((push) => () => {
      this.#waiting = this.#waiting.filter((other) => other !== push);
      this.#queue.add('calendar_sync_employee', { kuerzel: push.who, source: 'push', timestamp: new Date(this.#world.time).toISOString() });
    });
  }

  nextAt(): number | undefined {
    return this.#waiting.length === 0 ? undefined : Math.min(...this.#waiting.map(({ at }) => at));
  }

  #add(who: Who, delay: number): void {
    this.#waiting.push({ who, at: this.#world.time + delay });
  }
}
