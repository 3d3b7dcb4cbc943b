import { readLead } from '../../../src/domain/leads/read-lead.js';
import type { NewLead } from '../../../src/hub/ledger/leads/lead-store.js';
import { emptyMemoryLedger, type MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import { bodyOf } from '../../../src/sync/leads/lead-body.js';
import { reference } from '../../../src/systems/espocrm/notes.js';
import { Fleet } from '../engine/fleet.js';
import { Violation } from '../engine/violation.js';
import { World } from '../engine/world.js';
import { CrmServer, type CrmRecord } from '../systems/crm-server.js';
import { EventQueue } from '../systems/event-queue.js';
import { RedisStore } from '../systems/redis.js';
import type { History, Step } from './history.js';
import { LeadProgram, type Safeguards } from './program.js';

/** A delivery of the website on its way; it comes again until it is answered. */
interface Delivery { readonly lead: NewLead; at: number }

const answerLimitMs = 30_000;
const againMs = 30_000;

/** One world with the website, the CRM, the hub's processes and who watches. */
export class Scene {
  readonly history: History;
  readonly world: World;
  readonly crm: CrmServer;
  readonly redis: RedisStore;
  readonly queue: EventQueue;
  readonly ledger: MemoryLedgerState = emptyMemoryLedger();
  readonly fleet: Fleet<LeadProgram>;
  readonly tick = { everyMs: 10 * 60_000, topic: 'lead.sweep' } as const;
  readonly leniency = { disturbed: false };
  readonly violations: Violation[] = [];
  readonly monitor = {
    violations: this.violations,
    violate: (invariant: string, message: string): void => { this.violations.push(new Violation(invariant, message)); },
    happened: (): void => undefined, worked: (): void => undefined,
  };
  readonly post = { due: (now: number) => this.#due(now), nextAt: () => this.#nextAt() };
  /** What was answered to each delivery. */
  readonly answers = new Map<string, string>();
  /** Everything that the hub ever made in the CRM. */
  readonly made: CrmRecord[] = [];
  readonly #deliveries: Delivery[] = [];
  readonly #submitted: NewLead[] = [];

  constructor(history: History, safeguards: Safeguards, keep: 'all' | 'nothing') {
    this.history = history;
    this.world = new World(history.seed, keep);
    const { world } = this;
    this.redis = new RedisStore(() => world.time, (key) => { this.monitor.violate('I21', `the lock ${key} was released by somebody who does not own it`); });
    this.queue = new EventQueue(world, { whileActive: 'keep' });
    this.crm = new CrmServer((record) => { this.#created(record); });
    this.fleet = new Fleet(world, history.installation.processes, (process) => new LeadProgram({
      process, queue: this.queue, redis: this.redis, ledger: this.ledger, safeguards, wire: (request) => this.crm.handle(request),
    }));
  }

  act(step: Step): void {
    switch (step.do) {
      case 'submit': this.#submit(step); break;
      case 'repeat': this.#repeat(step); break;
      case 'enter': this.crm.enter(step.entity, { lastName: `Besuch${step.visitor}`, emailAddress: emailOf(step.visitor) }); break;
      case 'merge': this.merge('what staff entered'); break;
      case 'fault': this.world.faults.arm(step.fault); break;
      case 'lose_redis': this.queue.lose(); this.redis.entries.clear(); break;
      case 'pause': break;
    }
  }

  /** Staff leave one record of each person. Only at rest may what the hub made go too: in between it looks for that. */
  merge(which: 'what staff entered' | 'everything'): void {
    for (const email of new Set(this.#people().map(({ attributes }) => attributes['emailAddress']))) {
      const [, ...others] = this.#people().filter(({ attributes }) => attributes['emailAddress'] === email).toSorted((one, other) => (one.by === other.by ? 0 : one.by === 'hub' ? -1 : 1));
      for (const record of others) if (which === 'everything' || record.by === 'person') this.crm.remove(record);
    }
  }

  #people(): readonly CrmRecord[] {
    return this.crm.records.filter(({ entity }) => ['Lead', 'Contact', 'CBeteiligte'].includes(entity));
  }

  #submit({ visitor, kind, message }: Extract<Step, { do: 'submit' }>): void {
    const reading = readLead({ kind, nachname: `Besuch${visitor}`, email: emailOf(visitor), nachricht: `Nachricht ${message}`, newsletter: kind === 'newsletter' ? 'ja' : 'nein' });
    if (reading.kind !== 'lead') throw new Error('the simulation has a form that is no lead');
    const lead = { deliveryId: `msg_${this.#submitted.length}`, content: `${visitor} ${kind} ${message}`, state: 'open' as const, body: bodyOf(reading.lead) };
    this.#submitted.push(lead);
    this.#deliveries.push({ lead, at: this.world.time });
  }

  #repeat({ submission, milliseconds }: Extract<Step, { do: 'repeat' }>): void {
    const lead = this.#submitted[submission];
    if (lead) this.#deliveries.push({ lead, at: this.world.time + milliseconds });
  }

  #due(now: number): readonly (() => void)[] {
    return this.#deliveries.filter(({ at }) => at <= now).map((delivery) => () => { this.#deliver(delivery); });
  }

  #nextAt(): number | undefined {
    const times = this.#deliveries.map(({ at }) => at).filter(Number.isFinite);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #deliver(delivery: Delivery): void {
    const { world, fleet } = this;
    const reachable = fleet.living.filter(({ process }) => !process.frozen);
    const again = (): void => { delivery.at = world.time + againMs; };
    if (reachable.length === 0) { again(); return; }
    delivery.at = Infinity;
    let ended = false;
    const end = (how: () => void): void => {
      if (ended) return;
      ended = true;
      cancel();
      how();
    };
    const cancel = world.timers.add({ process: undefined, at: world.time + answerLimitMs, fire: () => { end(again); } });
    world.random.pick(reachable).program.receive(delivery.lead).then((id) => { end(() => { this.#answered(delivery, id); }); }, () => { end(again); });
  }

  /** The same delivery has the same id, whoever answers and whenever. */
  #answered(delivery: Delivery, id: string): void {
    const deliveryId = delivery.lead.deliveryId ?? '';
    const before = this.answers.get(deliveryId);
    if (before !== undefined && before !== id) this.monitor.violate('I6', `delivery ${deliveryId} was answered with ${before} and with ${id}`);
    this.answers.set(deliveryId, id);
    this.#deliveries.splice(this.#deliveries.indexOf(delivery), 1);
  }

  /** I6, at every instant: of each lead one record, one task, one notice. */
  #created(record: CrmRecord): void {
    if (record.by === 'person') return;
    const mark = markOf(record);
    const twin = this.made.find((other) => markOf(other) === mark && other.entity === record.entity);
    if (twin) this.monitor.violate('I6', `${record.entity} ${record.id} was made although ${twin.id} is the same`);
    this.made.push(record);
  }

  /** What the hub made of a lead. */
  madeOf(leadId: string, entity: string): readonly CrmRecord[] {
    return this.made.filter((record) => record.entity === entity && markOf(record) === reference(leadId));
  }
}

/** The reference at the end of what the hub wrote. */
const markOf = ({ attributes }: CrmRecord): string => /\[Ref\. \w+\]$/.exec(String(attributes['description'] ?? attributes['post']))?.[0] ?? '';
const emailOf = (visitor: number): string => `besuch${visitor}@beispiel.example`;
