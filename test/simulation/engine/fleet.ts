import { HubProcess } from './process.js';
import type { World } from './world.js';

/** What a process does, made anew for each of its lives. */
export type Boot<Program> = (process: HubProcess) => Program;

/** The processes of the hub: each comes back some time after its death. */
export class Fleet<Program> {
  readonly #world: World;
  readonly #boot: Boot<Program>;
  readonly #slots: { process: HubProcess; program: Program; lives: number }[] = [];

  constructor(world: World, size: number, boot: Boot<Program>) {
    this.#world = world;
    this.#boot = boot;
    for (let index = 0; index < size; index += 1) this.#slots.push(this.#live(index, 1));
  }

  get living(): readonly { readonly process: HubProcess; readonly program: Program }[] {
    return this.#slots.filter(({ process }) => process.alive);
  }

  /** As systemd does it: a while after the death. */
  kill(process: HubProcess): void {
    process.kill();
    const index = this.#slots.findIndex((slot) => slot.process === process);
    const at = this.#world.time + this.#world.random.between(2_000, 90_000);
    this.#world.timers.add({ process: undefined, at, fire: () => { this.revive(index); } });
  }

  reviveAll(): void {
    for (const [index, { process }] of this.#slots.entries()) {
      process.frozenUntil = 0;
      this.revive(index);
    }
  }

  revive(index: number): void {
    const slot = this.#slots[index];
    if (!slot || slot.process.alive) return;
    this.#slots[index] = this.#live(index, slot.lives + 1);
    this.#world.note(`hub${index + 1}.${slot.lives + 1} started`);
  }

  #live(index: number, lives: number): { process: HubProcess; program: Program; lives: number } {
    const process = new HubProcess(this.#world, `hub${index + 1}.${lives}`);
    return { process, program: this.#boot(process), lives };
  }
}
