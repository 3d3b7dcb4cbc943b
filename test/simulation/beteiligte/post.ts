import { answeredInTime } from '../engine/answered-in-time.js';
import type { Delivery } from '../systems/webhooks.js';
import type { Scene } from './scene.js';

const webhookLimitMs = 30_000;

/** The webhooks on their way from the CRM to the hub. */
export class Post {
  readonly #scene: Scene;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  due(now: number): readonly (() => void)[] {
    return this.#scene.webhooks.due(now).map((delivery) => () => { this.#deliver(delivery); });
  }

  nextAt(): number | undefined {
    return this.#scene.webhooks.nextAt();
  }

  /** The CRM posts one webhook; without an answer it tries again later. */
  #deliver(delivery: Delivery): void {
    const { world, fleet, webhooks, monitor } = this.#scene;
    const reachable = fleet.living.filter(({ process }) => !process.frozen);
    if (reachable.length === 0) {
      webhooks.refused(delivery);
      return;
    }
    const { program } = world.random.pick(reachable);
    delivery.at = Infinity;
    answeredInTime(world, webhookLimitMs, program.receive(delivery), {
      answered: () => { webhooks.delivered(delivery); monitor.promise(delivery.id); },
      failed: () => { webhooks.refused(delivery); },
    });
  }
}
