import { emptyMemoryLedger, type MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import { Fleet } from '../engine/fleet.js';
import type { Safeguards } from '../engine/safeguards.js';
import { World } from '../engine/world.js';
import { AdvowareServer } from '../systems/advoware-server.js';
import { EspoServer } from '../systems/espocrm-server.js';
import { EventQueue } from '../systems/event-queue.js';
import { person, type Actor } from '../systems/records.js';
import { RedisStore } from '../systems/redis.js';
import { Webhooks } from '../systems/webhooks.js';
import type { History, Leniency, Step } from './history.js';
import { Monitor } from './monitor.js';
import { People } from './people.js';
import { Post } from './post.js';
import { BeteiligteProgram } from './program.js';

/** One world with both systems, the hub's processes and those who watch. */
export class Scene {
  readonly history: History;
  readonly world: World;
  readonly advoware: AdvowareServer;
  readonly espocrm: EspoServer;
  readonly redis: RedisStore;
  readonly queue: EventQueue;
  readonly webhooks: Webhooks;
  readonly ledger: MemoryLedgerState = emptyMemoryLedger();
  readonly fleet: Fleet<BeteiligteProgram>;
  readonly monitor: Monitor;
  readonly tick = { everyMs: 15 * 60_000, topic: 'vmh.beteiligte.cron' } as const;
  readonly post = new Post(this);
  readonly people = new People(this);
  readonly leniency: Leniency = { ledgerTouched: false, redisLostAt: 0, disturbed: false };
  /** Ids of the records made in the CRM, in order. */
  readonly crmIds: string[] = [];
  /** Records whose link a person has changed by hand. */
  readonly relinked = new Set<string>();
  /** Records with remarks that people have damaged or copied. */
  readonly damaged = new Set<string>();
  /** Numbers in Advoware about which it refuses everything. */
  readonly poisoned = new Set<number>();
  /** Records that a person has let go although many are gone. */
  readonly letGo = new Set<string>();
  /** Until when Advoware answers 404 for every number. */
  forgottenUntil = -1;
  writeProtected: boolean;

  constructor(history: History, safeguards: Safeguards, keep: 'all' | 'nothing') {
    const { installation } = history;
    this.history = history;
    this.writeProtected = installation.writeProtected;
    this.world = new World(history.seed, keep);
    const { world } = this;
    this.redis = new RedisStore(() => world.time, (key) => { this.monitor.violate('I21', `the lock ${key} was released by somebody who does not own it`); });
    this.queue = new EventQueue(world, safeguards.queue);
    this.webhooks = new Webhooks(world, installation.skipOwn ? 'skip' : 'send');
    this.monitor = new Monitor(this);
    const common = {
      readsStale: () => world.readsStale, caller: () => this.#caller(),
      changed: (change: Parameters<Monitor['changed']>[0]) => { this.webhooks.push(change); this.monitor.changed(change); },
    };
    this.advoware = new AdvowareServer({
      ...common, clock: () => world.time + installation.skew.advoware, readsShort: () => world.readsShort, knowsNobody: () => world.time < this.forgottenUntil, entryMovesRow: installation.entryMovesRow,
    });
    this.espocrm = new EspoServer({ ...common, clock: () => world.time + installation.skew.espocrm, optimisticLocking: installation.optimisticLocking });
    this.fleet = new Fleet(world, installation.processes, (process) => new BeteiligteProgram({
      process, queue: this.queue, redis: this.redis, ledger: this.ledger, safeguards, writeProtection: this.writeProtected,
      committed: (recordId, fence) => { this.monitor.committed(recordId, fence); },
      wire: (request) => (request.url.pathname.startsWith('/advoware/') ? this.advoware : this.espocrm).handle(request),
    }));
  }

  act(step: Step): void {
    this.people.act(step);
  }

  #caller(): Actor {
    const { current } = this.world;
    return current ? { kind: 'hub', entity: current.work?.entity, work: current.work?.name ?? '' } : person;
  }
}
