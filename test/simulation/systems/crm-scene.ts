import { emptyMemoryLedger, type MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import type { Fleet } from '../engine/fleet.js';
import type { HubProcess } from '../engine/process.js';
import type { AnyHistory } from '../engine/subject.js';
import { Violation } from '../engine/violation.js';
import { World } from '../engine/world.js';
import { CrmServer, type CrmRecord } from './crm-server.js';
import { Deliveries } from './deliveries.js';
import { EventQueue } from './event-queue.js';
import type { WireServer } from './http.js';
import { RedisStore } from './redis.js';

/** What a process of the hub finds around it. */
export interface CrmSurroundings {
  readonly process: HubProcess; readonly queue: EventQueue; readonly redis: RedisStore; readonly ledger: MemoryLedgerState; readonly wire: WireServer;
}

/** One world in which the hub makes records in the CRM of what is delivered to it, and who watches. */
export abstract class CrmScene<History extends AnyHistory, Program> {
  readonly history: History;
  readonly world: World;
  readonly crm = new CrmServer((record) => { this.#created(record); });
  readonly redis: RedisStore;
  readonly queue: EventQueue;
  readonly ledger: MemoryLedgerState = emptyMemoryLedger();
  abstract readonly fleet: Fleet<Program>;
  readonly leniency = { disturbed: false };
  readonly violations: Violation[] = [];
  readonly monitor = {
    violations: this.violations,
    violate: (invariant: string, message: string): void => { this.violations.push(new Violation(invariant, message)); },
    happened: (): void => undefined, worked: (): void => undefined,
  };
  /** What is on its way to the hub. */
  readonly post: Deliveries<Program>;
  /** Everything that the hub ever made in the CRM. */
  readonly made: CrmRecord[] = [];

  constructor(history: History, keep: 'all' | 'nothing') {
    this.history = history;
    this.world = new World(history.seed, keep);
    const { world } = this;
    this.redis = new RedisStore(() => world.time, (key) => { this.monitor.violate('I21', `the lock ${key} was released by somebody who does not own it`); });
    this.queue = new EventQueue(world, { whileActive: 'keep' });
    this.post = new Deliveries(world, () => this.fleet);
  }

  /** By what the hub's records about the same thing know each other. */
  protected abstract markOf(record: CrmRecord): string;

  protected around(process: HubProcess): CrmSurroundings {
    return { process, queue: this.queue, redis: this.redis, ledger: this.ledger, wire: (request) => this.crm.handle(request) };
  }

  protected loseRedis(): void {
    this.queue.lose();
    this.redis.entries.clear();
  }

  /** I6, at every instant: of each thing one record of each kind. */
  #created(record: CrmRecord): void {
    if (record.by === 'person') return;
    const mark = this.markOf(record);
    const twin = this.made.find((other) => other.entity === record.entity && this.markOf(other) === mark);
    if (twin) this.monitor.violate('I6', `${record.entity} ${record.id} was made although ${twin.id} is the same`);
    this.made.push(record);
  }
}
