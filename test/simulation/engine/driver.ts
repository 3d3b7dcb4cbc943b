import { setImmediate as turn } from 'node:timers/promises';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import type { EventOutcome } from '../../../src/hub/events/events.js';
import type { Topic } from '../../../src/hub/events/topics.js';
import type { EventQueue, Job } from '../systems/event-queue.js';
import type { Fault } from './faults.js';
import type { Fleet } from './fleet.js';
import { workInHand, type HubProcess, type Work } from './process.js';
import { isBefore, strike } from './strike.js';
import type { Violation } from './violation.js';
import type { Request, World } from './world.js';

/** A world with the hub in it, and everything that happens to it: what the driver moves. */
export interface Stage<Step extends { readonly do: string }> {
  readonly world: World;
  readonly queue: EventQueue;
  readonly fleet: Fleet<{ handle(job: Job): Promise<EventOutcome> }>;
  readonly monitor: {
    readonly violations: readonly Violation[];
    violate(invariant: string, message: string): void;
    happened(request: Request, fault: Fault | undefined): void;
    worked(work: Work, how: 'done' | 'dead'): void;
  };
  readonly leniency: { disturbed: boolean };
  readonly history: { readonly installation: { readonly haste: number } };
  /** The scheduler's tick, one for the whole fleet. */
  readonly tick: { readonly everyMs: number; readonly topic: Topic };
  /** What comes in from outside by itself. */
  readonly post: { due(now: number): readonly (() => void)[]; nextAt(): number | undefined };
  act(step: Step): void;
}

const concurrency = 4;
const soonMs = 3_000;
const eventLimitMs = 300_000;
/** More than any history needs: one that does not come to rest is an endless loop. */
const maxMoves = 20_000;

/** Moves the world on, one thing at a time, in an order that only the seed decides. */
export class Driver<Step extends { readonly do: string; readonly milliseconds?: number }> {
  readonly #scene: Stage<Step>;
  readonly #inHand = new Map<HubProcess, number>();
  #steps: readonly Step[] = [];
  #nextStepAt = 0;
  #cronAt: number;
  #moves = 0;

  constructor(scene: Stage<Step>) {
    this.#scene = scene;
    this.#cronAt = this.#nextTick();
  }

  /** Plays the steps, interleaved with everything the hub does meanwhile. */
  async play(steps: readonly Step[]): Promise<void> {
    this.#steps = [...steps];
    while (!this.#broken && this.#steps.length > 0) await this.#move('play');
  }

  /** Until nobody works, nothing waits and no timer runs; the cron alone does not count. */
  async rest(): Promise<void> {
    while (!this.#broken && await this.#move('rest') === 'moved');
  }

  /** Time passes with nobody at work, then the cron comes. */
  async later(milliseconds: number): Promise<void> {
    this.#scene.world.time += milliseconds;
    await this.rest();
  }

  get #broken(): boolean {
    if (this.#moves > maxMoves) this.#scene.monitor.violate('I23', `no rest after ${maxMoves} moves`);
    return this.#scene.monitor.violations.length > 0;
  }

  async #move(until: 'play' | 'rest'): Promise<'moved' | 'at rest'> {
    const { world } = this.#scene;
    this.#moves += 1;
    await turn();
    while (this.#fireTimer()) await turn();
    if (world.time >= this.#cronAt) this.#cron();
    const choices = this.#choices();
    const stepDue = this.#steps.length > 0 && world.time >= this.#nextStepAt;
    if (stepDue && this.#feelsLike(choices.length > 0 || this.#isSoon())) {
      this.#takeStep();
      return 'moved';
    }
    if (choices.length > 0) {
      await world.random.pick(choices)();
      return 'moved';
    }
    return this.#passTime(until);
  }

  /** Something is about to begin: what comes after it may fall into the middle of it. */
  #isSoon(): boolean {
    const { world, queue } = this.#scene;
    return (queue.nextAt() ?? Infinity) <= world.time + soonMs;
  }

  /** Whether the next step comes now, while the hub is at work or just before. */
  #feelsLike(atWork: boolean): boolean {
    const { world, history } = this.#scene;
    return !atWork || world.random.chance(history.installation.haste);
  }

  #takeStep(): void {
    const { world } = this.#scene;
    const [step, ...rest] = this.#steps;
    this.#steps = rest;
    if (!step) return;
    if (step.do === 'pause') this.#nextStepAt = world.time + (step.milliseconds ?? 0);
    world.note(`step ${JSON.stringify(step)}`);
    this.#scene.act(step);
  }

  #choices(): (() => Promise<void> | void)[] {
    const { world, queue, post, fleet } = this.#scene;
    const free = fleet.living.filter(({ process }) => !process.frozen && (this.#inHand.get(process) ?? 0) < concurrency);
    return [
      ...world.requests.filter(({ process }) => !process.frozen).map((request) => () => this.#execute(request)),
      ...(free.length === 0 ? [] : queue.due(world.time).map((job) => () => this.#start(job))),
      ...post.due(world.time),
    ];
  }

  #passTime(until: 'play' | 'rest'): 'moved' | 'at rest' {
    const { world, queue, post } = this.#scene;
    const frozen = world.requests.map(({ process }) => process.frozenUntil);
    const times = [world.timers.nextAt(), queue.nextAt(), post.nextAt(), ...frozen].filter((at) => at !== undefined);
    if (this.#steps.length > 0) times.push(this.#nextStepAt);
    if (times.length === 0 && until === 'rest') return 'at rest';
    // What is overdue waits for something else: an event for a process that is dead.
    world.time = Math.min(...times.filter((at) => at > world.time), this.#cronAt);
    return 'moved';
  }

  /** One timer that is due; what waited for it goes on at the next turn. */
  #fireTimer(): boolean {
    const timer = this.#scene.world.timers.takeDue(this.#scene.world.time);
    timer?.fire();
    return timer !== undefined;
  }

  /** One firing in the whole fleet; a tick that nobody could take is not repeated. */
  #cron(): void {
    const { world, queue, tick } = this.#scene;
    this.#cronAt = this.#nextTick();
    const waiting = queue.open.some(({ topic, state }) => topic === tick.topic && state === 'waiting');
    if (!waiting) queue.add(tick.topic, { source: 'cron', timestamp: new Date(world.time).toISOString() });
  }

  async #execute(request: Request): Promise<void> {
    const { world, monitor } = this.#scene;
    const { effect, process, work } = request;
    world.requests.splice(world.requests.indexOf(request), 1);
    world.time += world.random.between(1, 250);
    const besides = world.requests.filter((other) => other.process === process).map((other) => other.effect);
    const fault = world.faults.take(effect, besides);
    if (world.trace.kept) world.note(`${process.name} ${work?.name ?? ''} ${effect.system}: ${effect.operation} ${effect.record ?? ''} ${fault?.kind ?? ''}`);
    if (fault?.kind === 'crash_before') { this.#kill(process); return; }
    if (fault?.kind === 'freeze') { this.#freeze(request, fault); return; }
    const settled = await this.#happen(request, fault);
    if (fault === undefined || !isBefore(fault)) monitor.happened(request, fault);
    if (fault) this.#scene.leniency.disturbed = true;
    if (fault?.kind === 'crash_after') { this.#kill(process); return; }
    settled();
  }

  async #happen(request: Request, fault: Fault | undefined): Promise<() => void> {
    const { world } = this.#scene;
    world.current = request;
    world.fault = fault;
    // A call to Google is judged within its effect: what strikes it strikes at the wire (google-server.ts).
    const strikesHere = fault !== undefined && request.effect.system !== 'google';
    try {
      const result = await (strikesHere ? strike(fault, request.action) : request.action());
      return () => { request.resolve(result); };
    } catch (error) {
      return () => { request.reject(error); };
    } finally {
      world.current = undefined;
      world.fault = undefined;
    }
  }

  #freeze(request: Request, { milliseconds = 0 }: Fault): void {
    const { world, leniency } = this.#scene;
    leniency.disturbed = true;
    request.process.frozenUntil = world.time + milliseconds;
    world.requests.push(request);
    // Its hold on its events is not renewed meanwhile (bull-listener.ts).
    if (milliseconds > 15_000) this.#takeBack(request.process);
  }

  #kill(process: HubProcess): void {
    this.#scene.leniency.disturbed = true;
    this.#takeBack(process);
    this.#scene.fleet.kill(process);
    this.#inHand.delete(process);
  }

  #takeBack(process: HubProcess): void {
    const { world, queue } = this.#scene;
    for (const job of queue.open.filter(({ worker, state }) => state === 'active' && worker === process)) {
      const { delivery } = job;
      world.timers.add({ process: undefined, at: world.time + world.random.between(15_000, 24_000), fire: () => { queue.stalled(job, delivery); } });
    }
  }

  #start(job: Job): void {
    const { world, fleet, queue } = this.#scene;
    const { process, program } = world.random.pick(fleet.living.filter((one) => !one.process.frozen && (this.#inHand.get(one.process) ?? 0) < concurrency));
    const delivery = queue.take(job, process);
    const work: Work = { name: `${job.topic.replace('vmh.beteiligte.', '')}#${delivery}`, entity: job.entity };
    world.note(`${process.name} takes ${work.name} ${job.entity ?? ''}`);
    this.#inHand.set(process, (this.#inHand.get(process) ?? 0) + 1);
    const cancel = world.timers.add({ process, at: world.time + eventLimitMs, fire: () => {
      queue.finish(job, delivery, { kind: 'failed', error: new HubError('event_timeout', 'nicht fertig', { retryable: true }) });
    } });
    workInHand.run(work, () => void this.#work(process, job, delivery, work, () => program.handle(job)).finally(cancel));
  }

  async #work(process: HubProcess, job: Job, delivery: number, work: Work, handle: () => Promise<EventOutcome>): Promise<void> {
    const { queue, monitor, world } = this.#scene;
    const outcome = await handle();
    world.note(`${work.name} ${outcome.kind}${outcome.kind === 'failed' ? ` ${outcome.error.message}` : ''}`);
    try {
      await process.effects.run({ system: 'redis', operation: `finish ${job.topic}` }, () => new Promise((resolve) => {
        queue.finish(job, delivery, outcome);
        if (outcome.kind === 'done' || job.state === 'dead') monitor.worked(work, outcome.kind === 'done' ? 'done' : 'dead');
        resolve(undefined);
      }));
    } catch {
      world.timers.add({ process: undefined, at: world.time + 20_000, fire: () => { queue.stalled(job, delivery); } });
    }
    this.#inHand.set(process, (this.#inHand.get(process) ?? 1) - 1);
  }

  #nextTick(): number {
    const { world, tick } = this.#scene;
    return (Math.floor(world.time / tick.everyMs) + 1) * tick.everyMs;
  }
}
