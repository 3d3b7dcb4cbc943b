import { answeredInTime } from '../engine/answered-in-time.js';
import type { Fleet } from '../engine/fleet.js';
import type { World } from '../engine/world.js';

/** Something on its way to the hub. */
export interface Delivery<Program> {
  readonly what: string;
  readonly work: (program: Program) => Promise<void>;
  readonly repeats: 'until answered' | 'never';
  /** Those of one order come one after the other. */
  readonly order?: object;
  at: number;
}

const answerLimitMs = 30_000;
const againMs = 30_000;

/** What comes to any process of the hub that can be reached, and waits for its answer. */
export class Deliveries<Program> {
  readonly #world: World;
  readonly #fleet: () => Fleet<Program>;
  readonly #waiting: Delivery<Program>[] = [];

  constructor(world: World, fleet: () => Fleet<Program>) {
    this.#world = world;
    this.#fleet = fleet;
  }

  add(delivery: Delivery<Program>): void {
    this.#waiting.push(delivery);
  }

  due(now: number): readonly (() => void)[] {
    const isNext = (delivery: Delivery<Program>): boolean => delivery.order === undefined || this.#waiting.find(({ order }) => order === delivery.order) === delivery;
    return this.#waiting.filter((delivery) => delivery.at <= now && isNext(delivery)).map((delivery) => () => { this.#deliver(delivery); });
  }

  nextAt(): number | undefined {
    const times = this.#waiting.map(({ at }) => at).filter(Number.isFinite);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #deliver(delivery: Delivery<Program>): void {
    const world = this.#world;
    const reachable = this.#fleet().living.filter(({ process }) => !process.frozen);
    const done = (): void => { this.#waiting.splice(this.#waiting.indexOf(delivery), 1); };
    const again = delivery.repeats === 'never' ? done : (): void => { delivery.at = world.time + againMs; };
    if (reachable.length === 0) { again(); return; }
    delivery.at = Infinity;
    world.note(`delivered: ${delivery.what}`);
    answeredInTime(world, answerLimitMs, delivery.work(world.random.pick(reachable).program), { answered: done, failed: again });
  }
}
