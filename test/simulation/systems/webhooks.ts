import type { Topic } from '../../../src/hub/events/topics.js';
import type { World } from '../engine/world.js';
import type { Change } from './records.js';

export interface Delivery {
  readonly topic: Topic;
  readonly action: 'create' | 'update' | 'delete';
  readonly id: string;
  at: number;
  failures: number;
}

/** What becomes of the next webhook on its way. */
export type WebhookFate = 'lost' | 'doubled' | 'late';

const triesOfCrm = 4;
const lateMs = 20 * 60_000;

/** The CRM's own queue of webhooks: slow and out of order; it tries four times and forgets. */
export class Webhooks {
  readonly #world: World;
  readonly #skipOwn: 'skip' | 'send';
  #waiting: Delivery[] = [];
  #fates: WebhookFate[] = [];

  constructor(world: World, skipOwn: 'skip' | 'send') {
    this.#world = world;
    this.#skipOwn = skipOwn;
  }

  get waiting(): readonly Delivery[] { return this.#waiting; }

  arm(fate: WebhookFate): void {
    this.#fates.push(fate);
  }

  disarm(): void {
    this.#fates = [];
  }

  push({ side, id, before, after, actor }: Change): void {
    if (side !== 'espocrm' || (actor.kind === 'hub' && this.#skipOwn === 'skip')) return;
    const action = before === undefined ? 'create' : after === undefined ? 'delete' : 'update';
    const delay = this.#world.random.between(0, 60_000);
    switch (this.#fates.shift()) {
      case 'lost': return;
      case 'doubled': this.#add(action, id, delay); this.#add(action, id, this.#world.random.between(0, 300_000)); return;
      case 'late': this.#add(action, id, lateMs + delay); return;
      case undefined: this.#add(action, id, delay);
    }
  }

  due(now: number): readonly Delivery[] {
    return this.#waiting.filter(({ at }) => at <= now);
  }

  nextAt(): number | undefined {
    return this.#waiting.length === 0 ? undefined : Math.min(...this.#waiting.map(({ at }) => at));
  }

  delivered(delivery: Delivery): void {
    this.#waiting = this.#waiting.filter((other) => other !== delivery);
  }

  refused(delivery: Delivery): void {
    delivery.failures += 1;
    delivery.at = this.#world.time + 60_000;
    if (delivery.failures >= triesOfCrm) this.delivered(delivery);
  }

  #add(action: Delivery['action'], id: string, delay: number): void {
    this.#waiting.push({ topic: `vmh.beteiligte.${action}`, action, id, at: this.#world.time + delay, failures: 0 });
  }
}
