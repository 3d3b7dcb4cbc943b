import { checkPayload } from '../../../src/hub/events/job-payload.js';
import { entityOf } from '../../../src/hub/events/job-options.js';
import type { EventOutcome } from '../../../src/hub/events/events.js';
import { retryDelayMs, standardRetry } from '../../../src/hub/events/retry.js';
import type { Topic } from '../../../src/hub/events/topics.js';
import type { JsonObject } from '../../../src/hub/json.js';
import type { HubProcess } from '../engine/process.js';
import type { World } from '../engine/world.js';

export interface Job {
  readonly id: number;
  readonly topic: Topic;
  readonly payload: JsonObject;
  readonly entity: string | undefined;
  state: 'waiting' | 'active' | 'dead';
  /** When a waiting one may be taken. */
  at: number;
  attempts: number;
  /** Deliveries that took their process down with them. */
  deaths: number;
  worker: HubProcess | undefined;
  /** Names this delivery: the end of one that was taken away ends nothing. */
  delivery: number;
}

const settleMs = 500;
const deathsAllowed = 7;

export interface QueueRules {
  /** What becomes of an event whose predecessor is being worked on. */
  readonly whileActive: 'keep' | 'drop';
}

/** The semantics of the hub's events on BullMQ (`job-options.ts`): state that survives every process, lost only with Redis. */
export class EventQueue {
  readonly #world: World;
  readonly #rules: QueueRules;
  #jobs: Job[] = [];
  #next = new Map<string, JsonObject>();
  #ids = 0;

  constructor(world: World, rules: QueueRules) {
    this.#world = world;
    this.#rules = rules;
  }

  /** Waiting or being worked on. */
  get open(): readonly Job[] { return this.#jobs.filter(({ state }) => state !== 'dead'); }
  get dead(): readonly Job[] { return this.#jobs.filter(({ state }) => state === 'dead'); }

  add(topic: Topic, payload: JsonObject): void {
    const checked = checkPayload(topic, payload);
    if (checked.kind === 'misfit') throw new Error(`the simulation made an event that fits no topic: ${checked.reason}`);
    const entity = entityOf(topic, payload);
    const before = entity === undefined ? undefined : this.open.find((job) => job.topic === topic && job.entity === entity);
    if (before?.state === 'waiting') return;
    if (before === undefined) this.#insert(topic, payload, entity);
    else if (this.#rules.whileActive === 'keep') this.#next.set(keyOf(before), payload);
  }

  due(now: number): readonly Job[] {
    return this.#jobs.filter((job) => job.state === 'waiting' && job.at <= now);
  }

  nextAt(): number | undefined {
    const times = this.#jobs.flatMap((job) => (job.state === 'waiting' ? [job.at] : []));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  take(job: Job, worker: HubProcess): number {
    this.#ids += 1;
    Object.assign(job, { state: 'active', worker, delivery: this.#ids });
    return this.#ids;
  }

  /** Ends a delivery, unless the job was taken away from it. */
  finish(job: Job, delivery: number, outcome: EventOutcome): void {
    if (job.state !== 'active' || job.delivery !== delivery || !this.#jobs.includes(job)) return;
    switch (outcome.kind) {
      case 'done': this.#end(job, 'done'); return;
      case 'later': this.#putBack(job, outcome.delayMs); return;
      case 'failed':
        job.attempts += 1;
        if (job.attempts >= standardRetry.attempts) this.#end(job, 'dead');
        else this.#putBack(job, retryDelayMs(standardRetry, job.attempts, this.#world.random.next(), outcome.error));
    }
  }

  /** The worker has not renewed its hold: the job waits again. */
  stalled(job: Job, delivery: number): void {
    if (job.state !== 'active' || job.delivery !== delivery || !this.#jobs.includes(job)) return;
    job.deaths += 1;
    this.#world.note(`queue: ${job.topic} ${job.entity ?? ''} stalled`);
    if (job.deaths > deathsAllowed) this.#end(job, 'dead');
    else this.#putBack(job, 0);
  }

  /** A person's retry on the dashboard. */
  retryDead(): void {
    for (const job of this.dead) {
      this.#jobs = this.#jobs.filter((other) => other !== job);
      this.add(job.topic, job.payload);
    }
  }

  /** Redis lost everything. */
  lose(): void {
    this.#jobs = [];
    this.#next.clear();
  }

  #insert(topic: Topic, payload: JsonObject, entity: string | undefined): void {
    this.#ids += 1;
    this.#jobs.push({
      id: this.#ids, topic, payload, entity, state: 'waiting', at: this.#world.time + (entity === undefined ? 0 : settleMs),
      attempts: 0, deaths: 0, worker: undefined, delivery: 0,
    });
  }

  #putBack(job: Job, delayMs: number): void {
    Object.assign(job, { state: 'waiting', at: this.#world.time + delayMs, worker: undefined });
  }

  /** In the same step the event that came meanwhile becomes a job of its own. */
  #end(job: Job, how: 'done' | 'dead'): void {
    if (how === 'dead') job.state = 'dead';
    else this.#jobs = this.#jobs.filter((other) => other !== job);
    const next = this.#next.get(keyOf(job));
    this.#next.delete(keyOf(job));
    if (next) this.#insert(job.topic, next, job.entity);
  }
}

const keyOf = ({ topic, entity }: Job): string => `${topic} ${entity ?? ''}`;
