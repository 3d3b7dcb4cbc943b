import type { EventEmitter } from 'node:events';
import type { Node } from 'node-red';
import { onClose } from './close.js';

/** What must end with a node: timers, listeners, subscriptions. Everything is undone once, the newest first. */
export class Disposers {
  readonly #steps: (() => Promise<void> | void)[] = [];

  constructor(node: Node) {
    onClose(node, () => this.dispose());
  }

  add(undo: () => Promise<void> | void): void {
    this.#steps.push(undo);
  }

  listen(emitter: EventEmitter, event: string, listener: (...values: unknown[]) => void): void {
    emitter.on(event, listener);
    this.add(() => { emitter.off(event, listener); });
  }

  /** Runs all of it even when one step fails; the first failure is thrown at the end. */
  async dispose(): Promise<void> {
    const failures: unknown[] = [];
    for (let undo = this.#steps.pop(); undo; undo = this.#steps.pop()) {
      try {
        await undo();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
